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

/** How long a unit's name is. */
const SHORTEST_NAME = 2
const LONGEST_NAME = 32

interface Unit {
  readonly end: number
  /** 1 where it begins with its place, less the joints between two organs that it runs over. */
  readonly worth: number
}

/** What may be a unit, by where it begins. */
function units(names: string, grammar: Grammar): Unit[][] {
  const joints = findAll(grammar.patterns.break.rosterOrgan, names).map(({ index }) => index)
  return Array.from({ length: names.length }, (_, from) => {
    const found: Unit[] = []
    for (let end = from + SHORTEST_NAME; end <= Math.min(names.length, from + LONGEST_NAME); end++) {
      const unit = find(grammar.patterns.break.countedOrgan, names.slice(from, end))
      if (unit === null) continue
      const crossed = joints.filter((joint) => joint > from && joint < end).length
      found.push({ end, worth: Number(unit.groups!.placed !== undefined) - crossed })
    }
    return found
  })
}

/** The best cut so far up to an offset: its worth, where its last unit begins, how many cuts are as good. */
interface Cut {
  readonly worth: number
  readonly from: number
  readonly ways: number
}

/** The cut into so many units that is worth most; none where two are. */
function organs(names: string, count: number, grammar: Grammar): number[] {
  if (count * SHORTEST_NAME > names.length) return []
  const unitsFrom = units(names, grammar)
  let cuts = new Map<number, Cut>([[0, { worth: 0, from: 0, ways: 1 }]])
  const rounds = [cuts]
  for (let k = 1; k <= count; k++) {
    const next = new Map<number, Cut>()
    for (const [from, before] of cuts)
      for (const unit of unitsFrom[from] ?? []) {
        const worth = before.worth + unit.worth
        const known = next.get(unit.end)
        if (known === undefined || worth > known.worth) next.set(unit.end, { worth, from, ways: before.ways })
        else if (worth === known.worth) next.set(unit.end, { ...known, ways: known.ways + before.ways })
      }
    rounds.push((cuts = next))
  }
  if (cuts.get(names.length)?.ways !== 1) return []
  const begins: number[] = []
  for (let k = count, end = names.length; k > 0; k--) begins.unshift((end = rounds[k]!.get(end)!.from))
  return begins
}
