/** 总计 and 小计: a total row adds up all data rows, a 小计 those of its group. */
import { occurs } from '../../grammar/match.ts'
import type { Column } from '../../types.ts'
import type { RowRole } from '../roles.ts'
import { countedColumns, dataRows, numberOf, printedAndDifference, sum } from './cells.ts'
import type { Computed, Kind } from './kind.ts'

export interface ColumnTotal extends Computed<'column-total'> {
  /** The rows that are added up. */
  readonly parts: readonly number[]
}

/** Where the rows of a 小计 stand: above it, as is usual, or below. */
export type Groups = 'above' | 'below'

export function columnTotals(
  columns: readonly Column[],
  roles: readonly RowRole[],
  groups: Groups = 'above',
): ColumnTotal[] {
  const counted = countedColumns({ columns })
  return totalledRows(roles, groups).flatMap(({ row, parts }) =>
    counted.map((column): ColumnTotal => {
      return { name: roles[row] === 'total' ? 'column-total' : 'subtotal', kind: 'column-total', row, column, parts }
    }),
  )
}

export interface TotalledRow {
  readonly row: number
  readonly parts: readonly number[]
}

export function totalledRows(roles: readonly RowRole[], groups: Groups = 'above'): TotalledRow[] {
  const data = dataRows(roles)
  const bounds = roles.flatMap((role, row) => (role === 'subtotal' ? [row] : []))
  const found = roles.flatMap((role, row): TotalledRow[] => {
    if (role === 'total') return [{ row, parts: data }]
    if (role !== 'subtotal') return []
    const [from, to] =
      groups === 'above'
        ? [bounds.findLast((bound) => bound < row) ?? -1, row]
        : [row, bounds.find((bound) => bound > row) ?? roles.length]
    return [{ row, parts: data.filter((part) => part > from && part < to) }]
  })
  return found.filter(({ parts }) => parts.length > 0)
}

/** Column totals stand unless none of them holds: then the last row is no sum of the others. */
export const columnTotal: Kind<ColumnTotal> = {
  discover({ columns, roles, valueAt, grammar }) {
    const ways = (['above', 'below'] as const).map((groups) => {
      const all = columnTotals(columns, roles, groups).filter(
        ({ row, column }) => numberOf(valueAt(row, column)) !== null,
      )
      const held = all.filter(
        ({ row, column, parts }) => sum(parts.map((part) => valueAt(part, column))) === valueAt(row, column),
      )
      // Growths without a percent sign are told from counts by their sums alone, and a column without parts has none.
      const growths = new Set(
        columns.flatMap(({ path }, column) => (occurs(grammar.patterns.table.growth, path.join('')) ? [column] : [])),
      )
      const meant = all.filter(
        (relation) =>
          (!growths.has(relation.column) || held.some(({ column }) => column === relation.column)) &&
          relation.parts.some((part) => numberOf(valueAt(part, relation.column)) !== null),
      )
      return { all: meant, held: held.length }
    })
    const [above, below] = ways as [(typeof ways)[0], (typeof ways)[0]]
    const chosen = below.held > above.held ? below : above
    return chosen.held > 0 ? chosen.all : []
  },
  actual: ({ column, parts }, { valueAt }) => sum(parts.map((part) => valueAt(part, column))),
  // A blank total holds if the column adds up to nothing.
  holds: (_, printed, actual) => (printed ?? 0) === actual,
  sentence: (check, row, column) =>
    `${column}: the rows add up to ${check.actual}, ${row} says ${printedAndDifference(check)}`,
}
