/** The arithmetic that a table offers, from the roles of its rows and columns: every sum, rank and serial number that can be checked. */
import type { Check, Column } from '../types.ts'
import type { RowRole } from './roles.ts'
import type { RowSum } from './structure.ts'

/** Rows and columns are the table's, label columns included. `name` is what the check is called in the result. */
export type Relation = { readonly name: Check['kind'] } & (
  | { readonly kind: 'row-total'; readonly row: number; readonly column: number; readonly parts: readonly number[] }
  | { readonly kind: 'column-total'; readonly row: number; readonly column: number; readonly parts: readonly number[] }
  | { readonly kind: 'serial'; readonly row: number; readonly column: number; readonly value: number }
  | Ranking
  | {
      readonly kind: 'percent'
      readonly row: number
      readonly column: number
      readonly part: number
      readonly whole: number
    }
  | {
      readonly kind: 'formula'
      readonly row: number
      readonly column: number
      readonly now: number
      readonly before: number
    }
)

interface Ranking {
  readonly kind: 'rank'
  readonly row: number
  readonly column: number
  readonly by: number
  readonly rows: readonly number[]
  readonly order: 'descending' | 'ascending'
}

/** 合计: every row but those of averages offers its sum. */
export function rowTotals(sums: readonly RowSum[], roles: readonly RowRole[]): Relation[] {
  return roles.flatMap((role, row) =>
    role === 'average'
      ? []
      : sums.map(({ total, parts }): Relation => {
          return { name: role === 'total' ? 'grand-total' : 'row-total', kind: 'row-total', row, column: total, parts }
        }),
  )
}

/** 总计 and 小计: a total adds up all data rows, a 小计 the data rows since the one before it. */
export function columnTotals(columns: readonly Column[], roles: readonly RowRole[]): Relation[] {
  const counted = columns.flatMap(({ role }, index) => (role === 'number' || role === 'total' ? [index] : []))
  return totalledRows(roles).flatMap(({ row, parts }) =>
    counted.map((column): Relation => {
      return { name: roles[row] === 'total' ? 'column-total' : 'subtotal', kind: 'column-total', row, column, parts }
    }),
  )
}

export interface TotalledRow {
  readonly row: number
  readonly parts: readonly number[]
}

export function totalledRows(roles: readonly RowRole[]): TotalledRow[] {
  const data = roles.flatMap((role, row) => (role === 'data' ? [row] : []))
  const found: TotalledRow[] = []
  let from = 0
  roles.forEach((role, row) => {
    if (role === 'subtotal') {
      found.push({ row, parts: data.filter((part) => part >= from && part < row) })
      from = row + 1
    } else if (role === 'total') found.push({ row, parts: data })
  })
  return found.filter(({ parts }) => parts.length > 0)
}

/** 序号: data rows are numbered from 1. */
export function serials(column: number, roles: readonly RowRole[]): Relation[] {
  let value = 0
  return roles.flatMap((role, row): Relation[] =>
    role === 'data' ? [{ name: 'serial', kind: 'serial', row, column, value: ++value }] : [],
  )
}

/** 名次 of the data rows by another column. */
export function ranks(
  column: number,
  by: number,
  order: 'descending' | 'ascending',
  rows: readonly number[],
): Relation[] {
  return rows.map((row): Relation => ({ name: 'rank', kind: 'rank', row, column, by, rows, order }))
}
