/** Shares of a total (占比) whose row is itself a run of digits: for each number that the total may be, the shares are checks of their rows. */
import type { Relation } from './checks/checks.ts'
import type { Solve } from './decide.ts'
import { withChecks, type RunModel } from './model.ts'

/** A total row that may be so many numbers says nothing. */
const MOST_WHOLES = 30
const BUDGET = 200_000

/** The way itself, or where it rests on another row, one for each number that may stand there. */
export function withWholes(
  way: readonly Relation[],
  built: RunModel,
  known: readonly Relation[],
  solve: Solve,
): (readonly Relation[])[] {
  const shares = way.filter((relation) => relation.kind === 'share' && typeof relation.whole !== 'number')
  const [share] = shares
  if (share?.kind !== 'share' || typeof share.whole === 'number') return [way]
  const total = share.whole[0]!
  const own = [...known, ...way].filter((relation) => relation.row === total && relation.kind !== 'column-total')
  const { model } = withChecks(built, own)
  const rows = model.rows.map((row, index) => (index === total ? row : { pieces: [] }))
  const solution = solve({ ...model, rows, budget: BUDGET })
  const wholes = solution.cells[total]?.[built.numeric.indexOf(share.part)] ?? []
  if (!solution.exact || solution.holding < own.length || wholes.length > MOST_WHOLES) return []
  return wholes.flatMap(({ value: given }) =>
    given ? [way.map((relation) => (relation.kind === 'share' ? { ...relation, given } : relation))] : [],
  )
}
