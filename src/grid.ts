/**
 * A grid (表格的网格): rows of cells that are known to be cells, from TABs, `|` or a format's own tables. Readers of formats and the repair of
 * tables both build it. Cells may span columns and rows; a cell stands in the row where it begins, and what it covers is not listed again.
 */
import type { Span, Table } from './types.ts'

export interface GridCell {
  readonly text: string
  /** Where it stands in the source text; null where the cell is blank. */
  readonly span: Span | null
  readonly columnSpan?: number
  readonly rowSpan?: number
}

export interface Grid {
  readonly rows: readonly (readonly GridCell[])[]
  readonly source: Table['source']
  readonly span: Span
  /** Rows of the head (表头), where the format says which they are; absent where it does not. */
  readonly headRows?: number
}

export const blankCell: GridCell = { text: '', span: null }

/** Every place of the grid with the cell that stands there, spanning cells at each place that they cover; rows equally long. */
export function places(grid: Pick<Grid, 'rows'>): GridCell[][] {
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
  const width = out.reduce((most, row) => Math.max(most, row.length), 0)
  return out.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? blankCell))
}
