/**
 * Lists of names (单位名单, 人员名单) that lost the breaks and marks between them: a stretch without any mark is cut where a name must
 * begin. A single such place may be chance in a sentence; several in one stretch are a list.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** So many places where a name begins make a list, and so many names between spaces. */
const FEWEST = 3
const FEWEST_SPACED = 6
/** The share of the stretches between spaces that must be names. */
const MOSTLY = 0.8

export function cleanRosters(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const edits = findAll(grammar.patterns.break.roster, cleaned.text).flatMap(({ index, 0: stretch }) =>
    cut(stretch, grammar).map(([start, end]): Edit => ({ start: index + start, end: index + end, text: '\n' })),
  )
  return cleaned.edit(edits)
}

/** What of a stretch gives way to breaks: spaces, or nothing. */
function cut(stretch: string, grammar: Grammar): [number, number][] {
  const { rosterEntry, rosterOrgan, rosterPerson } = grammar.patterns.break
  const spaces = findAll(/\s+/g, stretch)
  if (spaces.length >= FEWEST_SPACED - 1) {
    const names = stretch.split(/\s+/).filter((name) => name !== '')
    const known = names.filter((name) => occurs(rosterEntry, name)).length
    if (names.length >= FEWEST_SPACED && known >= MOSTLY * names.length)
      return spaces.map(({ index, 0: space }) => [index, index + space.length])
  }
  for (const pattern of [rosterPerson, rosterOrgan]) {
    const begins = findAll(pattern, stretch).map(({ index }) => index)
    if (begins.length >= FEWEST) return begins.map((at) => [at, at])
  }
  // What the persons are stands before them: 优秀教师名单, (5名).
  const bracket = Math.max(stretch.lastIndexOf(')'), stretch.lastIndexOf('）')) + 1
  const noun = find(grammar.patterns.break.listedNoun, stretch)?.[0].length ?? 0
  for (const from of new Set([0, bracket, noun])) {
    const begins = persons(stretch.slice(from), grammar)
    if (begins.length > 0) return begins.map((at) => [from + at, from + at])
  }
  return []
}

/** Where persons begin in a stretch that holds nothing else; given names have two characters rather than one. */
function persons(stretch: string, grammar: Grammar): number[] {
  const { surname } = grammar.patterns.break
  const begins: number[] = []
  let at = 0
  while (at < stretch.length) {
    const family = find(surname, stretch, at)
    if (family === null) return []
    begins.push(at)
    at = givenEnd(stretch, at + family[0].length, surname)
    if (at < 0) return []
    while (/\s/.test(stretch[at] ?? '')) at++
  }
  return begins.length > FEWEST ? begins : []
}

/** The end of the given name: where the next surname or nothing follows; a space inside (王 强) fills the place of a third character. */
function givenEnd(stretch: string, from: number, surname: RegExp): number {
  const start = stretch[from] === ' ' ? from + 1 : from
  const lengths = start > from ? [1, 2] : [2, 1]
  for (const length of lengths) {
    const end = start + length
    if (end > stretch.length || /\s/.test(stretch.slice(start, end))) continue
    const next = /\s/.test(stretch[end] ?? '') ? end + 1 : end
    if (next >= stretch.length || find(surname, stretch, next) !== null) return end
  }
  return -1
}
