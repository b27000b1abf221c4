import type { CheckModel, Term } from './model.ts'
import type { Cells } from './readings.ts'

export type FormulaCheck = Extract<CheckModel, { kind: 'formula' }>

/** Beyond half a unit of the last place: halves may have been rounded down, and factors are no binary fractions. */
const GRAIN = 1e-6

/** The last column that a formula needs. */
export function lastColumn({ column, terms, by = [] }: FormulaCheck): number {
  return Math.max(column, ...terms.map((term) => term.column), ...by.map((term) => term.column))
}

/** Does the cell hold what the others come to? */
export function comesOut({ column, terms, by, plus = 0 }: FormulaCheck, cells: Cells, scale: number): boolean {
  const { values, starts, places } = cells
  if (starts[column]! < 0 || (by !== undefined && (hasBlank(terms, starts) || hasBlank(by, starts)))) return false
  const divisor = by === undefined ? scale : sum(by, values)
  if (divisor === 0) return false
  const actual = Math.abs(sum(terms, values) / divisor + plus)
  return Math.abs(Math.abs(values[column]!) / scale - actual) <= 0.5 * 10 ** -places[column]! + GRAIN
}

function sum(terms: readonly Term[], values: Float64Array): number {
  let sum = 0
  for (const { column, factor } of terms) sum += factor * values[column]!
  return sum
}

function hasBlank(terms: readonly Term[], starts: Int16Array): boolean {
  for (const { column } of terms) if (starts[column]! < 0) return true
  return false
}
