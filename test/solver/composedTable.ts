/** Tables of any size whose figures are known, run together as models for the solver. */
import type { CheckModel, RowModel, TableModel } from '../../src/solver/model.ts'
import { randomFrom } from '../random.ts'

export interface Shape {
  /** The row of sums among them. */
  readonly rows: number
  /** The column of sums, the last, among them. */
  readonly columns: number
  /** Share of the cells that are blank. */
  readonly blanks: number
  /** So many columns stand together between separators; all of them where nothing tells cells apart. */
  readonly together?: number
  /** Digits of a number at most. */
  readonly digits?: number
  /** Which sums the solver is told of. */
  readonly sums?: 'both' | 'rows' | 'columns' | 'none'
  readonly seed?: number
}

export interface ComposedTable {
  readonly model: TableModel
  /** By row and column; null where blank. */
  readonly truth: readonly (readonly (number | null)[])[]
}

export function composeTable(shape: Shape): ComposedTable {
  const { rows, columns, blanks, together = columns, digits = 3, sums = 'both', seed = 1 } = shape
  const random = randomFrom(seed)
  const parts = Array.from({ length: columns - 1 }, (_, column) => column)
  const data = Array.from({ length: rows - 1 }, (_, row) => row)
  const number = () => 1 + Math.floor(random() * (10 ** (1 + Math.floor(random() * digits)) - 1))
  const figures = data.map(() => {
    const row = parts.map(() => (random() < blanks ? null : number()))
    return row.some((value) => value !== null) ? row : [number(), ...row.slice(1)]
  })
  const foot = parts.map((column) => add(figures.map((row) => row[column]!)))
  const truth = [...figures, foot].map((row) => [...row, add(row)])
  const checks: CheckModel[] = []
  if (sums === 'both' || sums === 'rows')
    for (const row of truth.keys()) checks.push({ kind: 'row-total', row, total: columns - 1, parts })
  if (sums === 'both' || sums === 'columns')
    for (let column = 0; column < columns; column++)
      checks.push({ kind: 'column-total', column, total: rows - 1, parts: data })
  return { model: { columns, rows: truth.map((row) => runOf(row, together)), checks }, truth }
}

function runOf(row: readonly (number | null)[], together: number): RowModel {
  const pieces: RowModel['pieces'][number][] = []
  for (let first = 0; first < row.length; first += together) {
    const cells = row.slice(first, first + together)
    pieces.push({
      text: cells.map((value) => value ?? '').join(''),
      columns: [first, first + cells.length - 1],
    })
  }
  return { pieces: pieces.filter(({ text }) => text !== '') }
}

function add(numbers: readonly (number | null)[]): number | null {
  return numbers.every((value) => value === null) ? null : numbers.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
