/**
 * Is what was read as a table one? Names and numbers in turn also stand in prose; a table has a head of words that head columns, or arithmetic
 * that holds.
 */
import type { Decision } from './decide.ts'
import type { Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

const MOSTLY_HEADS = 0.75
/** Without arithmetic the head must speak for itself. */
const ALL_HEADS = 1
const ENOUGH_CHECKS = 5
const MOSTLY_HOLDING = 0.6

export function isPlausible(stretch: Stretch, { cut, structure, solution }: Decision, vocabulary: Vocabulary): boolean {
  const names = cut.cells.map(([from, to]) => stretch.text.slice(from, to))
  if (names.length < 2) return false
  const heads = names.filter((name) => vocabulary.isHead(name)).length / names.length
  const { exact, possible, holding } = solution
  const holds = exact && possible >= ENOUGH_CHECKS && holding >= MOSTLY_HOLDING * possible
  return heads >= (possible === 0 ? ALL_HEADS : MOSTLY_HEADS) || (holds && structure.sums.length > 0)
}
