/**
 * Rosters whose length the text tells (一等奖（2个）, 授予下列6个单位…称号) and that lost what parted the names: a stretch is cut where exactly
 * so many names come out.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { CleanedText, Edit } from './cleaned.ts'

export function cleanCountedRosters(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const edits: Edit[] = []
  for (const { index, 0: match, groups } of findAll(grammar.patterns.break.counted, cleaned.text)) {
    const { count, names } = groups as { count: string; names: string }
    const from = index + match.length - names.length
    const begins = entries(names, parseNumeral(count) ?? 0, grammar)
    for (const at of begins) edits.push({ start: from + at, end: from + at, text: '\n' })
  }
  return cleaned.edit(edits)
}

/** Where the entries of the stretch begin, if it holds as many as it should; the first included. */
function entries(names: string, count: number, grammar: Grammar): number[] {
  if (count < 2) return []
  const persons = findAll(grammar.patterns.break.countedPerson, names).map(({ index }) => index)
  return persons.length === count && persons[0] === 0 ? persons : organs(names, count, grammar)
}

/** A unit's name is no longer than this. */
const LONGEST_NAME = 32

/** The cut into so many units of which the most begin with their place; none where two cuts are equally good. */
function organs(names: string, count: number, grammar: Grammar): number[] {
  // best[k][end]: the most places in k units that fill the stretch up to `end`, where the last begins, and how many cuts are as good.
  type Best = { places: number; from: number; ways: number }
  let best = new Map<number, Best>([[0, { places: 0, from: -1, ways: 1 }]])
  const rounds = [best]
  for (let k = 1; k <= count; k++) {
    const next = new Map<number, Best>()
    for (const [from, { places, ways }] of best)
      for (let end = from + 2; end <= Math.min(names.length, from + LONGEST_NAME); end++) {
        const unit = find(grammar.patterns.break.countedOrgan, names.slice(from, end))
        if (unit === null) continue
        const now = places + (unit.groups!.placed === undefined ? 0 : 1)
        const known = next.get(end)
        if (known === undefined || now > known.places) next.set(end, { places: now, from, ways })
        else if (now === known.places) next.set(end, { ...known, ways: known.ways + ways })
      }
    rounds.push((best = next))
  }
  const whole = best.get(names.length)
  if (whole === undefined || whole.ways > 1) return []
  const begins: number[] = []
  for (let k = count, end = names.length; k > 0; k--) begins.unshift((end = rounds[k]!.get(end)!.from))
  return begins
}
