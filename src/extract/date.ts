import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find } from '../grammar/match.ts'
import { provenance, Span } from '../types.ts'
import { toIsoDate } from '../value/date.ts'
import { type Context, evidence, parts, report } from './context.ts'

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
  ]) {
    const match = find(context.grammar.patterns.date.date, value)
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
