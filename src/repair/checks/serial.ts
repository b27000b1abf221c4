/** 序号: data rows are numbered from 1. */
import type { RowRole } from '../roles.ts'
import { dataRows } from './cells.ts'
import { type Computed, type Kind, MOST } from './kind.ts'

export interface Serial extends Computed<'serial'> {
  readonly value: number
}

export function serials(column: number, roles: readonly RowRole[]): Serial[] {
  return dataRows(roles).map((row, index) => ({ name: 'serial', kind: 'serial', row, column, value: index + 1 }))
}

export const serial: Kind<Serial> = {
  discover({ columns, roles, valueAt }) {
    return columns.flatMap(({ role }, column) => {
      if (role !== 'serial') return []
      const all = serials(column, roles)
      return all.filter(({ row, value }) => valueAt(row, column) === value).length >= MOST * all.length ? all : []
    })
  },
  actual: ({ value }) => value,
  sentence: ({ expected, actual }, row, column) =>
    `${row}: the serial number should be ${actual}, ${column} says ${expected ?? 'nothing'}`,
}
