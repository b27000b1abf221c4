/** The foot (署名, 成文日期, 附注, 版记): organs before a date, the date, who signed by name, labelled elements, contacts. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { NoticePart, Stretch } from '../tree.ts'
import type { TreeBuilder } from './builder.ts'

/** A line of the foot, with all that 抄送 may list, is no longer than this, */
const LONGEST_LINE = 400
/** one with a signature than this, */
const LONGEST_SIGNATURE = 160
/** and a joint signature has no more lines than this. */
const MOST_SIGNATURES = 12

const MARKS = ['keywords', 'copies', 'sentTo', 'printed', 'remark'] as const

export interface FootPlace {
  readonly builder: TreeBuilder
  readonly grammar: Grammar
  readonly lines: readonly Stretch[]
  readonly index: number
  readonly foot: readonly NoticePart[]
}

/** What of the foot the line is, and how many lines it takes; null where it is none. */
export interface FootClaim {
  readonly parts: readonly NoticePart[]
  readonly lines: number
}

export function claimFoot(place: FootPlace): FootClaim | null {
  const { builder, grammar, lines, index, foot } = place
  const line = lines[index]!
  if (line.to - line.from > LONGEST_LINE) return null
  const value = builder.text.slice(line.from, line.to)
  const marked = claimMark(place, value)
  if (marked !== null) return marked
  const dated = claimDate(place, value)
  if (dated !== null) return dated
  if (foot.length > 0 && occurs(grammar.patterns.mark.contact, value))
    return { parts: [builder.line('note', line.from, line.to)], lines: 1 }
  if (value.length > LONGEST_SIGNATURE || !(dateFollows(place) || closesNotice(place))) return null
  const part = signature(place, line.from, value)
  return part === null ? null : { parts: [part], lines: 1 }
}

/** A foot has no more lines than this. */
const MOST_LINES = 12

/** The foot below a table that the notice shows before its end: behind the table's last row every line is of the foot, and one of them is dated. */
export function closingFoot(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
  end: number,
): { parts: NoticePart[]; from: number } | null {
  for (let from = Math.max(end + 1, lines.length - MOST_LINES); from < lines.length; from++) {
    const above = lines[from - 1]!
    if (!builder.inTable(above) && !/[\t|]/.test(builder.text.slice(above.from, above.to))) continue
    const parts: NoticePart[] = []
    let index = from
    for (; index < lines.length;) {
      const claim = claimFoot({ builder, grammar, lines, index, foot: parts })
      if (claim === null) break
      parts.push(...claim.parts)
      index += claim.lines
    }
    if (index === lines.length && parts.some(({ type }) => type === 'date')) return { parts, from }
  }
  return null
}

function claimMark({ builder, grammar, lines, index }: FootPlace, value: string): FootClaim | null {
  const { from } = lines[index]!
  for (const name of MARKS) {
    const match = find(grammar.patterns.mark[name], value)
    if (match === null) continue
    const inner = match.groups!.value ?? match[0]
    const start = from + match[0].indexOf(inner)
    return { parts: [builder.mark(name, start, start + inner.length)], lines: 1 }
  }
  // 印发机关 on one line, 印发日期 on the next.
  const next = lines[index + 1]
  if (next === undefined || !occurs(grammar.patterns.structure.organs, value)) return null
  if (!occurs(grammar.patterns.mark.printedOn, builder.text.slice(next.from, next.to))) return null
  return { parts: [builder.mark('printed', from, next.to)], lines: 2 }
}

/** A date alone, or behind the signature on its line. */
function claimDate(place: FootPlace, value: string): FootClaim | null {
  const { builder, grammar, lines, index, foot } = place
  const { from } = lines[index]!
  const signed = foot.at(-1)?.type === 'signature'
  const date = find(grammar.patterns.date.date, value) ?? (signed ? find(grammar.patterns.date.numeric, value) : null)
  if (
    date === null ||
    date.index > LONGEST_SIGNATURE ||
    unsealed(grammar, value.slice(date.index + date[0].length)) !== ''
  )
    return null
  const at = from + date.index
  const line = builder.line('date', at, at + date[0].length)
  const before = value.slice(0, date.index)
  if (before.trim() === '') return { parts: [line], lines: 1 }
  const part = signature(place, from, before)
  return part === null ? null : { parts: [part, line], lines: 1 }
}

/** Organs are a signature; a person who signs by office and name (省长 王立新) is a note. */
function signature({ builder, grammar }: FootPlace, from: number, value: string): NoticePart | null {
  const names = unsealed(grammar, value)
  const { organs, signedByName } = grammar.patterns.structure
  const type = occurs(organs, names) ? 'signature' : occurs(signedByName, names) ? 'note' : null
  return type === null
    ? null
    : builder.line(type, from, from + value.trimEnd().length - (value.trim().length - names.length))
}

/** The day that a line states, in words or in figures. */
function dayOf(grammar: Grammar, value: string): RegExpExecArray | null {
  return find(grammar.patterns.date.date, value) ?? find(grammar.patterns.date.numeric, value)
}

/** Nothing but the hour or the seal's place stands behind the date. */
function endsLine(grammar: Grammar, value: string, date: RegExpExecArray): boolean {
  return unsealed(grammar, value.slice(date.index + date[0].length).replace(grammar.patterns.date.hour, '')) === ''
}

/** The names without the seal's place（盖章）. */
function unsealed(grammar: Grammar, value: string): string {
  return value.replace(grammar.patterns.structure.seal, '').trim()
}

/**
 * Does a date stand below, with nothing but signatures between? Several lines of organs are signatures only behind the end of the body: they
 * may be the end of a list of organs, of which the last line alone signs.
 */
function dateFollows(place: FootPlace): boolean {
  const { builder, grammar, lines, index, foot } = place
  for (let below = index + 1; below <= index + MOST_SIGNATURES && below < lines.length; below++) {
    const { from, to } = lines[below]!
    const value = to - from > LONGEST_SIGNATURE ? null : builder.text.slice(from, to)
    const date = value === null ? null : dayOf(grammar, value)
    const dated = date !== null && endsLine(grammar, value!, date)
    if (dated && date.index === 0) return below === index + 1 || foot.length > 0 || endsBody(place)
    if (value === null || signature(place, from, dated ? value.slice(0, date.index) : value) === null) return false
    if (dated) return foot.length > 0 || endsBody(place)
  }
  return false
}

/** An organ alone at the very end, behind the body's last sentence: a signature whose date is lost. */
function closesNotice(place: FootPlace): boolean {
  return place.lines[place.index + 1] === undefined && endsBody(place)
}

/** Does the line above end a sentence? */
function endsBody({ builder, grammar, lines, index }: FootPlace): boolean {
  const above = lines[index - 1]
  return (
    above !== undefined &&
    occurs(grammar.patterns.structure.sentenceClosed, builder.text.slice(Math.max(above.from, above.to - 4), above.to))
  )
}
