/** Reading the known cells of a table, for the checks. */
import type { Formula } from '../../solver/model.ts'
import type { CellValue, Check } from '../../types.ts'
import { rounded } from '../numbers.ts'
import type { RowRole } from '../roles.ts'
import { type Cells, FEWEST, type Known, MOST, SAMPLE, type Shape } from './kind.ts'

export function numberOf(value: CellValue): number | null {
  return typeof value === 'number' ? value : null
}

/** A blank counts 0. */
export function sum(values: readonly CellValue[]): number {
  return rounded(values.reduce<number>((total, value) => total + (numberOf(value) ?? 0), 0))
}

export function dataRows(roles: readonly RowRole[]): number[] {
  return roles.flatMap((role, row) => (role === 'data' ? [row] : []))
}

/** Columns that can be added up. */
export function countedColumns({ columns }: Pick<Known, 'columns'>): number[] {
  return columns.flatMap(({ role }, index) => (role === 'number' || role === 'total' ? [index] : []))
}

/** Rows other than averages in which the column has a number. */
export function numberedRows({ roles, valueAt }: Pick<Known, 'roles' | 'valueAt'>, column: number): number[] {
  return roles.flatMap((role, row) => (role !== 'average' && numberOf(valueAt(row, column)) !== null ? [row] : []))
}

/** Half a unit of the last printed place, and a grain for rounding the other way. */
export function withinRounding(printed: number | null, actual: number | null, decimals: number): boolean {
  return printed !== null && actual !== null && Math.abs(printed - actual) <= 0.5 * 10 ** -decimals + 1e-6
}

/** Rounding allows a cell what its printed decimals leave open. */
export function holdsRounded(
  { row, column }: { readonly row: number; readonly column: number },
  printed: number | null,
  actual: number | null,
  { decimalsOf }: Cells,
): boolean {
  return withinRounding(printed, actual, decimalsOf(row, column))
}

/** What a formula comes to in a row; null where a blank stands in a ratio's way. */
export function comesTo({ terms, by }: Formula, row: number, { valueAt }: Pick<Cells, 'valueAt'>): number | null {
  const add = (some: Formula['terms']) =>
    some.reduce((all, { column, factor }) => all + factor * (numberOf(valueAt(row, column)) ?? 0), 0)
  if (by === undefined) return rounded(add(terms))
  const divisor = add(by)
  const blank = [...terms, ...by].some(({ column }) => numberOf(valueAt(row, column)) === null)
  return blank || divisor === 0 ? null : rounded(add(terms) / divisor)
}

/**
 * In which way a column follows from others: the one in which it does in the most rows, of equals the nearest; null where none holds in enough of
 * them. Its numbered rows come with it.
 */
export function bestWay<Way>(
  column: number,
  ways: readonly Way[],
  known: Known,
  actual: (way: Way, row: number) => number | null,
  distance: (way: Way) => number,
): { readonly way: Way; readonly rows: readonly number[] } | null {
  const rows = numberedRows(known, column)
  const sample = rows.slice(0, SAMPLE)
  let best: { way: Way; held: number; distance: number } | null = null
  for (const way of ways) {
    const held = sample.filter((row) =>
      withinRounding(numberOf(known.valueAt(row, column)), actual(way, row), known.decimalsOf(row, column)),
    ).length
    if (held < FEWEST || held < MOST * sample.length) continue
    const apart = distance(way)
    if (!best || held > best.held || (held === best.held && apart < best.distance))
      best = { way, held, distance: apart }
  }
  return best && { way: best.way, rows }
}

/** Rows that have what the columns' names say: no means, and no figures that stand apart. */
export function namedRows(roles: readonly RowRole[]): number[] {
  return roles.flatMap((role, row) => (role === 'average' || role === 'apart' ? [] : [row]))
}

/** Two different columns of numbers beside a column, the nearest first. */
export function pairsBeside(column: number, shape: Pick<Shape, 'columns'>): (readonly [number, number])[] {
  const numbers = countedColumns(shape).filter((index) => index !== column)
  const pairs = numbers.flatMap((one) => numbers.flatMap((other) => (one === other ? [] : [[one, other] as const])))
  const distance = ([one, other]: readonly [number, number]) => Math.abs(column - one) + Math.abs(column - other)
  return pairs.sort((a, b) => distance(a) - distance(b)).slice(0, PAIRS)
}

/** More pairs than these are far from the column. */
const PAIRS = 20

/** `part` in percent of `whole`; null where there is nothing to divide by. */
export function percentOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : rounded((part / whole) * 100)
}

/** `printed, which is so much more or less than what comes out`. */
export function printedAndDifference({ expected, actual }: Check): string {
  if (expected === null) return 'nothing'
  const by = actual === null ? 0 : rounded(expected - actual)
  return by === 0 ? String(expected) : `${expected} (${Math.abs(by)} ${by < 0 ? 'less' : 'more'})`
}

/** The sentence of a share or a formula. */
export function comesOut({ expected, actual }: Check, row: string, column: string): string {
  return `${row}: ${column} comes out at ${actual === null ? 'nothing' : Math.round(actual * 100) / 100}, printed is ${expected ?? 'nothing'}`
}
