/** The relations of a table looked at with its cells as reported: what is printed, what comes out, and whether it holds. */
import type { CellValue, Check } from '../types.ts'
import { rounded } from './numbers.ts'
import type { Relation } from './relations.ts'

export type ValueAt = (row: number, column: number) => CellValue

export function checkOf(
  relation: Relation,
  valueAt: ValueAt,
  decimalsOf: (row: number, column: number) => number,
): Check {
  const { row, column } = relation
  const printed = numberOf(valueAt(row, column))
  const actual = actualOf(relation, valueAt)
  const ok = holds(relation, printed, actual, decimalsOf(row, column))
  return { kind: relation.name, row, column, expected: printed, actual, ok }
}

function actualOf(relation: Relation, valueAt: ValueAt): number | null {
  const { row } = relation
  switch (relation.kind) {
    case 'row-total':
      return sum(relation.parts.map((part) => valueAt(row, part)))
    case 'column-total':
      return sum(relation.parts.map((part) => valueAt(part, relation.column)))
    case 'serial':
      return relation.value
    case 'rank': {
      const own = numberOf(valueAt(row, relation.by))
      if (own === null) return null
      const ahead = relation.rows.filter((other) => {
        const value = numberOf(valueAt(other, relation.by))
        return value !== null && (relation.order === 'descending' ? value > own : value < own)
      })
      return ahead.length + 1
    }
    case 'percent':
      return ratio(valueAt(row, relation.part), valueAt(row, relation.whole), 0)
    case 'formula':
      return ratio(valueAt(row, relation.now), valueAt(row, relation.before), 1)
  }
}

/** A blank total of a column holds if the column adds up to nothing; a blank total of a row fails. */
function holds(relation: Relation, printed: number | null, actual: number | null, decimals: number): boolean {
  if (relation.kind === 'column-total') return (printed ?? 0) === actual
  if (printed === null || actual === null) return false
  if (relation.kind === 'percent' || relation.kind === 'formula') return withinRounding(printed, actual, decimals)
  return printed === actual
}

/** Half a unit of the last printed place, and a grain for rounding the other way. */
export function withinRounding(printed: number, actual: number, decimals: number): boolean {
  return Math.abs(printed - actual) <= 0.5 * 10 ** -decimals + 1e-6
}

export function sum(values: readonly CellValue[]): number {
  return rounded(values.reduce<number>((total, value) => total + (numberOf(value) ?? 0), 0))
}

/** `part` in percent of `whole`, or its growth over it. */
export function ratio(part: CellValue, whole: CellValue, less: 0 | 1): number | null {
  const top = numberOf(part)
  const bottom = numberOf(whole)
  return top === null || bottom === null || bottom === 0 ? null : rounded((top / bottom - less) * 100)
}

export function numberOf(value: CellValue): number | null {
  return typeof value === 'number' ? value : null
}
