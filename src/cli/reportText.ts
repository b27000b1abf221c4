import type { Report } from '../archive/report.ts'
import type { Colours } from './colours.ts'
import { pad, printable } from './displayWidth.ts'
import { grouped } from './figures.ts'

/** So many of a kind are told; the rest is summed up. */
const MOST = 8

/** What a run found, for a terminal. */
export function reportText(report: Report, { bold, dim }: Colours): string {
  const { inputs, notices, failures, genres, years, issuers, messages, failuresByRule, slowest } = report
  const head = `${grouped(notices)} ${notices === 1 ? 'notice' : 'notices'} of ${grouped(inputs)} ${inputs === 1 ? 'input' : 'inputs'}, ${grouped(failures)} ${failures === 1 ? 'failure' : 'failures'}`
  const counts: [string, string][] = [
    ['genres', counted(genres)],
    ['years', counted(years)],
    ['issuers', counted(issuers)],
    ['messages', counted(messages)],
    ['failures', counted(failuresByRule)],
  ]
  const slow = slowest.slice(0, MOST).map(({ input, milliseconds }, at) => {
    return `  ${pad(at === 0 ? 'slowest' : '', 10)}${(milliseconds / 1000).toFixed(2).padStart(6)} s  ${printable(input)}`
  })
  const lines = counts.flatMap(([label, text]) => (text === '' ? [] : [`  ${pad(label, 10)}${text}`]))
  return [bold(head), ...lines, ...(slow.length > 0 ? [dim(slow.join('\n'))] : []), ''].join('\n')
}

function counted(counts: ReadonlyMap<string | number | null, number>): string {
  const sorted = [...counts].sort(([a, first], [b, second]) => second - first || (String(a) < String(b) ? -1 : 1))
  const told = sorted
    .slice(0, MOST)
    .map(([key, count]) => `${key === null ? 'none' : printable(String(key))} ${grouped(count)}`)
  const rest = sorted.slice(MOST).reduce((sum, [, count]) => sum + count, 0)
  return [...told, ...(rest > 0 ? [`${grouped(sorted.length - MOST)} others ${grouped(rest)}`] : [])].join(' · ')
}
