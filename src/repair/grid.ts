/**
 * A grid: rows of cells that are known to be cells, from TABs, `|` or a format's own tables. Readers of formats build it too; cells may span
 * columns and rows there.
 */
import type { Span, Table } from '../types.ts'

export interface GridCell {
  readonly text: string
  /** Null where the cell is blank. */
  readonly span: Span | null
  readonly columnSpan?: number
  readonly rowSpan?: number
}

export interface Grid {
  readonly rows: readonly (readonly GridCell[])[]
  readonly source: Table['source']
  readonly span: Span
}

export const blankCell: GridCell = { text: '', span: null }

/** Every place of the grid with the cell that stands there, spanning cells at each place that they cover; rows equally long. */
export function places(grid: Grid): GridCell[][] {
  const out: GridCell[][] = grid.rows.map(() => [])
  grid.rows.forEach((row, index) => {
    let column = 0
    for (const cell of row) {
      while (out[index]![column]) column++
      for (let down = 0; down < (cell.rowSpan ?? 1) && index + down < out.length; down++) {
        for (let across = 0; across < (cell.columnSpan ?? 1); across++) out[index + down]![column + across] = cell
      }
      column += cell.columnSpan ?? 1
    }
  })
  const width = Math.max(0, ...out.map((row) => row.length))
  return out.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? blankCell))
}

/** A cell's stretch of the source without the white space around it. */
export function cellAt(source: string, start: number, end: number): GridCell {
  let from = start
  let to = end
  while (from < to && /\s/.test(source[from]!)) from++
  while (to > from && /\s/.test(source[to - 1]!)) to--
  return from === to ? blankCell : { text: source.slice(from, to), span: [from, to] }
}
