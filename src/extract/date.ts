import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find } from '../grammar/match.ts'
import { provenance, Span } from '../types.ts'
import { toIsoDate } from '../value/date.ts'
import { body, type Context, evidence, parts, report } from './context.ts'

/** 成文日期: the date of the notice, under the signature or in the head, else in the disclosure block or the note under the title (题注). */
export const NoticeDate = /* @__PURE__ */ described('NoticeDate', () =>
  z.nullable(z.strictObject({ iso: z.iso.date(), text: z.string(), span: Span, ...provenance() })),
)

export function extractDate(context: Context): z.infer<typeof NoticeDate> {
  const marks = (name: string) =>
    parts(context, 'mark').flatMap((mark) => (mark.name === name ? [{ ...mark, rule: `date.${name}` }] : []))
  for (const { value, data, rule } of [
    ...parts(context, 'date').map((line) => ({ ...line, rule: 'date.line' })),
    ...marks('writtenOn'),
    ...marks('titleNote'),
    ...marks('printed'),
    ...marks('publishedOn'),
    ...held(context),
  ]) {
    const { date, numeric } = context.grammar.patterns.date
    const match = find(date, value) ?? find(numeric, value)
    if (!match) continue
    const from = data.from + match.index
    const stated = evidence(context, from, from + match[0].length)
    const iso = toIsoDate(match.groups!)
    if (iso !== null) return { iso, text: stated.text.replace(/\s/g, ''), span: stated.span, rule }
    report(context, 'warning', 'date-impossible', `There is no such day: ${stated.text}.`, stated.span)
  }
  report(context, 'info', 'date-missing', 'The notice states no date.', null)
  return null
}

/** The particulars of a meeting stand within so many characters at the top of its minutes, and its day within so many behind their label. */
const PARTICULARS = 400
const LONGEST_DAY = 40

/** Minutes that nobody signed are of the day of the meeting. */
function held(context: Context): { value: string; data: { from: number }; rule: string }[] {
  const main = body(context)
  if (!main) return []
  const top = context.cleaned.text.slice(main.data.from, Math.min(main.data.to, main.data.from + PARTICULARS))
  const label = find(context.grammar.patterns.date.held, top)
  if (label === null) return []
  const at = label.index + label[0].length
  return [{ value: top.slice(at, at + LONGEST_DAY), data: { from: main.data.from + at }, rule: 'date.held' }]
}
