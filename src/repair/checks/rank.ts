/** 名次: the place of a data row by another column, the largest or the smallest first. */
import { dataRows, numberOf } from './cells.ts'
import { type Cells, type Computed, FEWEST, type Kind, type Known, NEARLY_ALL } from './kind.ts'

export interface Rank extends Computed<'rank'> {
  readonly by: number
  readonly rows: readonly number[]
  readonly order: 'descending' | 'ascending'
  /** After two rows at place 1 comes 3, or in dense ranking 2. */
  readonly dense?: true
}

export function ranks(
  column: number,
  by: number,
  order: Rank['order'],
  rows: readonly number[],
  dense = false,
): Rank[] {
  return rows.map((row) => ({
    name: 'rank',
    kind: 'rank',
    row,
    column,
    by,
    rows,
    order,
    ...(dense && { dense: true }),
  }))
}

export const rank: Kind<Rank> = {
  discover: (known) => known.columns.flatMap(({ role }, column) => (role === 'rank' ? best(column, known) : [])),
  actual({ row, by, rows, order, dense }, { valueAt }) {
    const own = numberOf(valueAt(row, by))
    if (own === null) return null
    const ahead = valuesOf(by, rows, { valueAt }).filter((value) =>
      order === 'descending' ? value > own : value < own,
    )
    return (dense ? new Set(ahead).size : ahead.length) + 1
  },
  sentence: ({ expected, actual }, row, column) =>
    `${row}: by the numbers the place is ${actual}, ${column} says ${expected ?? 'nothing'}`,
}

/** By which column, which way, and how ties count: what holds in the most rows. */
function best(column: number, { columns, roles, valueAt }: Known): Rank[] {
  const rows = dataRows(roles).filter((row) => numberOf(valueAt(row, column)) !== null)
  if (rows.length < FEWEST) return []
  let found: { relations: Rank[]; held: number } | null = null
  for (let by = columns.length - 1; by >= 0; by--) {
    if (by === column || !['number', 'total', 'percent'].includes(columns[by]!.role)) continue
    const values = valuesOf(by, rows, { valueAt })
    if (values.length < rows.length) continue
    for (const order of ['descending', 'ascending'] as const)
      for (const dense of [false, true]) {
        const places = placesOf(values, order, dense)
        const held = rows.filter((row, index) => places.get(values[index]!) === valueAt(row, column)).length
        if (held >= NEARLY_ALL * rows.length && held > (found?.held ?? 0))
          found = { relations: ranks(column, by, order, rows, dense), held }
      }
  }
  return found?.relations ?? []
}

function valuesOf(by: number, rows: readonly number[], { valueAt }: Pick<Cells, 'valueAt'>): number[] {
  return rows.flatMap((row) => numberOf(valueAt(row, by)) ?? [])
}

function placesOf(values: readonly number[], order: Rank['order'], dense: boolean): Map<number, number> {
  const sorted = values.toSorted((a, b) => (order === 'descending' ? b - a : a - b))
  const places = new Map<number, number>()
  sorted.forEach((value, index) => {
    if (!places.has(value)) places.set(value, dense ? places.size + 1 : index + 1)
  })
  return places
}
