/**
 * 标题: it ends with a genre word outside of quotes and brackets, behind which the line ends, or a number, the salutation or the first words
 * of a text begin. It may run over several lines, its organs on lines of their own.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import { beginsWithLabel } from './disclosure.ts'
import type { Claim, Place } from './head.ts'
import { beginsWithNumber } from './documentNumber.ts'
import { findSalutation } from './salutation.ts'

/** A title is no longer than this, in characters, */
const LONGEST_TITLE = 200
/** and no shorter than this, */
const SHORTEST_TITLE = 4
/** and stands on no more lines than this. */
const MOST_LINES = 12

/** A sentence, a heading, a long line: nothing that may stand in a title. */
export function isProse(grammar: Grammar, line: string): boolean {
  return line.length > LONGEST_TITLE || occurs(grammar.patterns.title.prose, line)
}

export function claimTitle({ builder, grammar, at, line, furnished }: Place): Claim | null {
  const { text } = builder
  const claim = (end: number): Claim => ({ parts: [builder.line('title', at, end)], end })
  const ends = (candidate: string) =>
    titleEnd(grammar, candidate) ?? (furnished ? null : documentEnd(grammar, candidate))
  if (occurs(grammar.patterns.title.bodyOpening, line)) return null
  const whole = ends(line)
  if (whole !== null) return claim(at + whole)
  const lines = [line]
  for (let from = at + line.length + 1; lines.length < MOST_LINES && from < text.length;) {
    const newline = text.indexOf('\n', from)
    const next = text.slice(from, newline < 0 ? text.length : newline)
    if (next.trim() === '') {
      from += next.length + 1
      continue
    }
    if (!continues(grammar, lines, next)) return null
    const before = lines.join('')
    const end = ends(before + next)
    if (end !== null && end > before.length) return claim(from + end - before.length)
    lines.push(next)
    from += next.length + 1
  }
  return null
}

/** Does the title whose first lines are given go on with the next? */
function continues(grammar: Grammar, lines: readonly string[], next: string): boolean {
  const { title, structure } = grammar.patterns
  const before = lines.join('')
  if (isProse(grammar, before) || isProse(grammar, next)) return false
  if (occurs(title.bodyOpening, next) || occurs(title.contents, next)) return false
  if (beginsWithNumber(grammar, next, false) || beginsWithLabel(grammar, next)) return false
  // A line that says again what stands above is another statement of the title.
  if (next.startsWith(before.slice(0, 6)) || occurs(title.site, before)) return false
  if (occurs(title.opening, before)) return true
  const organs = lines.every((line) =>
    [structure.organs, structure.assembly].some((pattern) => find(pattern, line)?.[0].length === line.length),
  )
  const opening = find(title.opening, next)?.index ?? -1
  return organs ? opening <= 0 : opening < 0
}

/** Where a title that begins the text and ends with a genre word ends in it; null where none does. */
function titleEnd(grammar: Grammar, text: string): number | null {
  const { title } = grammar.patterns
  const top = text.slice(0, LONGEST_TITLE)
  const quotes = quoted(grammar, top)
  const stop = firstOutside(findAll(title.stop, top), quotes) ?? top.length
  const opening = find(title.opening, top)?.index ?? top.length
  let weak: number | null = null
  for (const match of findAll(title.close, top)) {
    const end = match.index + match[0].length
    if (end > stop) break
    const rest = text.slice(end)
    if (rest.trim() === '') return end
    if (quotes.has(match.index) || occurs(title.continues, rest)) continue
    if (beginsBelow(grammar, rest)) return end
    if (opening < match.index && occurs(title.whole, top.slice(opening, end))) weak ??= end
  }
  if (weak !== null) return weak
  const forwarded = find(title.forwarded, top)
  return forwarded !== null && beginsBelow(grammar, text.slice(forwarded[0].length)) ? forwarded[0].length : null
}

/** A document of another kind (办法, 方案, 解读): its kind's word ends the line, or its text begins behind. */
function documentEnd(grammar: Grammar, text: string): number | null {
  const { title } = grammar.patterns
  const top = text.slice(0, LONGEST_TITLE)
  const quotes = quoted(grammar, top)
  const stop = firstOutside(findAll(title.stop, top), quotes) ?? top.length
  for (const match of findAll(title.document, top)) {
    const end = match.index + match[0].length
    if (end > stop) return null
    // 目录 by itself heads a list of chapters.
    if (end < SHORTEST_TITLE) continue
    const rest = text.slice(end)
    if (rest.trim() === '') return end
    if (!quotes.has(match.index) && occurs(title.textOpening, rest)) return end
  }
  return null
}

/** Does the text go on with what stands below a title: number, salutation, the body's first words? */
function beginsBelow(grammar: Grammar, rest: string): boolean {
  const { title } = grammar.patterns
  return (
    beginsWithNumber(grammar, rest, true) ||
    occurs(title.bodyOpening, rest) ||
    occurs(title.textOpening, rest) ||
    findSalutation(grammar, rest) !== null ||
    rest.trim() === ''
  )
}

/** Offsets inside quotes and brackets; one that does not close is none. */
function quoted(grammar: Grammar, text: string): Set<number> {
  const opening = grammar.words.title.opening
  const closing = grammar.words.title.closing
  const inside = new Set<number>()
  const open: { kind: number; from: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const kind = opening.indexOf(text[i]!)
    if (kind >= 0) open.push({ kind, from: i })
    const last = open.findLastIndex((bracket) => bracket.kind === closing.indexOf(text[i]!))
    if (last < 0) continue
    for (let at = open[last]!.from + 1; at < i; at++) inside.add(at)
    open.length = last
  }
  return inside
}

function firstOutside(matches: readonly RegExpExecArray[], quotes: ReadonlySet<number>): number | null {
  return matches.find(({ index }) => !quotes.has(index))?.index ?? null
}
