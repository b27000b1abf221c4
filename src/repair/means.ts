/** Rows of means (平均) of a run of digits: where the rows above are settled, each mean is known before it is read. */
import type { Solution } from '../solver/model.ts'
import { type Average, mean } from './checks/average.ts'
import { dataRows } from './checks/cells.ts'
import type { Solve } from './decide.ts'
import type { Hypothesis } from './hypothesis.ts'
import { withChecks } from './model.ts'

export function withMeans(
  found: Hypothesis,
  solution: Solution,
  solve: Solve,
): { found: Hypothesis; solution: Solution } {
  const { roles, structure, built } = found
  const rows = dataRows(roles)
  const averages = roles.flatMap((role, row) => (role === 'average' ? [row] : []))
  if (averages.length === 0 || !solution.exact || solution.count === 0n) return { found, solution }
  const settled = (row: number, column: number) => {
    const cell = solution.cells[row]![built.numeric.indexOf(column)]
    return cell?.length === 1 ? cell[0]! : null
  }
  const relations = structure.columns.flatMap(({ role }, column): Average[] => {
    if (role === 'rank' || !built.numeric.includes(column) || !rows.every((row) => settled(row, column))) return []
    const given = mean(column, rows, { valueAt: (row) => settled(row, column)!.value })
    return given === null ? [] : averages.map((row) => ({ name: 'formula', kind: 'average', row, column, rows, given }))
  })
  if (relations.length === 0) return { found, solution }
  const all = [...found.relations, ...relations]
  const next = { ...found, relations: all, built: withChecks(built, all) }
  return { found: next, solution: solve(next.built.model) }
}
