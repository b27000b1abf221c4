/** Above the body instead of under it: organs and date in the head of minutes and bulletins (纪要, 公报), and the subtitle of a title. */
import { find, occurs } from '../grammar/match.ts'
import type { NoticePart } from '../tree.ts'
import type { Claim, Place } from './head.ts'

/** A byline names no more organs than this, */
const MOST_ORGANS = 12
/** and stands on lines no longer than this. */
const LONGEST_LINE = 120

/** Organs, one a line, down to a date alone or beside the last of them, with more below. */
export function claimByline({ builder, grammar, at, before }: Place): Claim | null {
  const signed = before.some((part) => part.type === 'mark' && part.name === 'signer')
  if (!signed && !before.some(({ type }) => type === 'title' || type === 'documentNumber')) return null
  const { structure, date } = grammar.patterns
  const parts: NoticePart[] = []
  let from = at
  while (parts.length < MOST_ORGANS) {
    const newline = builder.text.indexOf('\n', from)
    if (newline < 0 || newline - from > LONGEST_LINE) return null
    const line = builder.text.slice(from, newline)
    const dated = find(date.date, line)
    if (dated !== null && line.slice(dated.index + dated[0].length).trim() !== '') return null
    const organs = line.slice(0, dated?.index)
    if (occurs(structure.editor, organs)) parts.push(builder.line('pageTitle', from, from + organs.length))
    else if (occurs(structure.organs, organs)) parts.push(builder.line('signature', from, from + organs.length))
    else if (dated === null || organs.trim() !== '') return null
    if (dated !== null) {
      if (parts.length === 0 && before.at(-1)?.type !== 'mark') return null
      parts.push(builder.line('date', from + dated.index, newline))
      return { parts, end: newline }
    }
    from = newline + 1
  }
  return null
}

/** ——分行业情况 under a title. */
export function claimSubtitle({ builder, grammar, at, line, before }: Place): Claim | null {
  if (before.at(-1)?.type !== 'title' || !occurs(grammar.patterns.title.subtitle, line)) return null
  const day = find(grammar.patterns.date.date, line)
  const dated = day === null ? [] : [builder.mark('titleNote', at + day.index, at + day.index + day[0].length)]
  return { parts: [builder.line('pageTitle', at, at + line.length), ...dated], end: at + line.length }
}

/** 第23期 of a briefing. */
export function claimIssue({ builder, grammar, at, line, before }: Place): Claim | null {
  if (before.length === 0 || !occurs(grammar.patterns.structure.issue, line)) return null
  return { parts: [builder.line('pageTitle', at, at + line.length)], end: at + line.length }
}
