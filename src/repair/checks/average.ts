/** 平均: a row of the means of the data rows. */
import { rounded } from '../numbers.ts'
import { comesOut, dataRows, holdsRounded, numberOf, withinRounding } from './cells.ts'
import { type Cells, type Computed, type Kind, NEARLY_ALL } from './kind.ts'

export interface Average extends Computed<'average'> {
  readonly rows: readonly number[]
  /** What the rows come to, where they have been read before the means are. */
  readonly given?: number
}

export const average: Kind<Average> = {
  discover(known) {
    const { columns, roles, valueAt, decimalsOf } = known
    const rows = dataRows(roles)
    const all = roles.flatMap((role, row): Average[] =>
      role !== 'average'
        ? []
        : columns.flatMap((_, column): Average[] =>
            numberOf(valueAt(row, column)) === null || columns[column]!.role === 'rank'
              ? []
              : [{ name: 'formula', kind: 'average', row, column, rows }],
          ),
    )
    // A mean of rates is often weighted by sizes that the table does not show: columns whose mean is another one are left alone.
    const held = all.filter(({ row, column }) =>
      withinRounding(numberOf(valueAt(row, column)), mean(column, rows, known), decimalsOf(row, column)),
    )
    return held.length >= NEARLY_ALL * all.length ? all : held
  },
  formula: ({ given }) => (given === undefined ? null : { terms: [], plus: given }),
  actual: ({ column, rows }, cells) => mean(column, rows, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

/** Over the rows that have a number there. */
export function mean(column: number, rows: readonly number[], { valueAt }: Pick<Cells, 'valueAt'>): number | null {
  const values = rows.flatMap((row) => numberOf(valueAt(row, column)) ?? [])
  return values.length === 0 ? null : rounded(values.reduce((all, value) => all + value, 0) / values.length)
}
