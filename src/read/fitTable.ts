import type { CellInput } from './sourceBuilder.ts'

/** HTML's own bound for the columns that a cell may span. */
const WIDEST = 1000
/** A table of more places than this for each of its cells is no table of such spans: they overreach, and are let go. */
const SPREAD = 64

/** A table whose spans stay within it and overlap nowhere. */
export interface FittedTable {
  readonly rows: readonly (readonly CellInput[])[]
  /** For each row and column the cell that begins there, or null where a cell from the left or above reaches, or none is. */
  readonly aligned: readonly (readonly (CellInput | null)[])[]
}

/**
 * Cells set in columns, as HTML and Word set them: each in the first place that is free. Spans are cut where they leave the table or meet a
 * cell from above; columns in which no cell begins are none.
 */
export function fitTable(rows: readonly (readonly CellInput[])[]): FittedTable {
  const placed = place(rows)
  const cells = placed.reduce((sum, row) => sum + row.length, 0)
  const starts = [...new Set(placed.flatMap((row) => row.map(({ column }) => column)))].sort((a, b) => a - b)
  if (rows.length * starts.length > SPREAD * (cells + 1)) {
    return fitTable(rows.map((row) => row.map(({ text, links }) => (links ? { text, links } : { text }))))
  }
  const columnOf = new Map(starts.map((start, column) => [start, column]))
  const aligned = placed.map(() => Array.from({ length: starts.length }, (): CellInput | null => null))
  const fitted = placed.map((row, index) =>
    row.map(({ cell, column, columnSpan, rowSpan }): CellInput => {
      const from = columnOf.get(column)!
      const to = firstAtLeast(starts, column + columnSpan)
      const { text, links } = cell
      const fit = { text, columnSpan: to - from, rowSpan, ...(links ? { links } : {}) }
      aligned[index]![from] = fit
      return fit
    }),
  )
  return { rows: fitted, aligned }
}

interface Placed {
  readonly cell: CellInput
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
}

function place(rows: readonly (readonly CellInput[])[]): Placed[][] {
  /** Per column the first row that no cell from above reaches. */
  const freeFrom: number[] = []
  return rows.map((row, index) => {
    let column = 0
    return row.map((cell) => {
      while ((freeFrom[column] ?? 0) > index) column++
      const start = column
      const rowSpan = Math.max(1, Math.min(cell.rowSpan ?? 1, rows.length - index))
      const wanted = start + Math.max(1, Math.min(cell.columnSpan ?? 1, WIDEST))
      while (column < wanted && (freeFrom[column] ?? 0) <= index) freeFrom[column++] = index + rowSpan
      return { cell, column: start, columnSpan: column - start, rowSpan }
    })
  })
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
