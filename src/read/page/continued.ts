/** Tables that go on over a page's end: one table again, with the rows of both. */
import type { WholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import type { Part } from './paragraphs.ts'
import type { Table, TableCell } from './table.ts'

/** Lines between columns that differ by no more, in points, are the same. */
const SAME_PLACE = 4

export function continueTables(parts: readonly Part[], grammar: WholeGrammar): Part[] {
  const out: Part[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    const before = out.at(-1)
    if (part.type === 'table' && before?.type === 'table' && continues(before, part)) {
      out[out.length - 1] = joined(before, part)
      continue
    }
    const next = parts[at + 1]
    const announced =
      part.type === 'paragraph' &&
      part.lines.length === 1 &&
      occurs(grammar.patterns.page.continued, part.lines[0]!.text)
    if (announced && before?.type === 'table' && next?.type === 'table' && continues(before, next)) {
      out[out.length - 1] = joined(before, next)
      at++
    } else out.push(part)
  }
  return out
}

function continues(before: Table, next: Table): boolean {
  const sheetOf = ({ rows, sheet }: Table) =>
    rows.findLast((row) => row.some(({ lines }) => lines.length > 0))?.find(({ lines }) => lines.length > 0)?.lines[0]!
      .sheet ?? sheet
  const [above, below] = [sheetOf(before), next.sheet]
  const shift = next.xs[0]! - before.xs[0]!
  return (
    below.index === above.index + 1 &&
    below.turn === above.turn &&
    before.xs.length === next.xs.length &&
    next.xs.every((x, index) => Math.abs(x - before.xs[index]! - shift) <= SAME_PLACE)
  )
}

/** A blank cell over several rows at the top of the next page goes on with the spanning cell that the page's end cut. */
function joined(before: Table, next: Table): Table {
  const last = lastCells(before)
  const rows: TableCell[][] = [...before.rows, ...next.rows].map((row) => [...row])
  const [top] = next.rows
  let column = 0
  for (const cell of top ?? []) {
    const above = last[column]
    const cut =
      above &&
      above.cell.rowSpan > 1 &&
      cell.rowSpan > 1 &&
      cell.lines.length === 0 &&
      cell.columnSpan === above.cell.columnSpan
    if (cut) {
      const row = rows[above.row]!
      row[row.indexOf(above.cell)] = { ...above.cell, rowSpan: above.cell.rowSpan + cell.rowSpan }
      const below = rows[before.rows.length]!
      below.splice(below.indexOf(cell), 1)
    }
    column += cell.columnSpan
  }
  return { ...next, xs: before.xs, rows }
}

/** Of each column the cell that reaches the table's foot, and the row in which it begins. */
function lastCells({ rows, xs }: Table): ({ cell: TableCell; row: number } | undefined)[] {
  const last: ({ cell: TableCell; row: number } | undefined)[] = []
  const free = new Array<number>(xs.length).fill(0)
  rows.forEach((row, index) => {
    let column = 0
    for (const cell of row) {
      while ((free[column] ?? 0) > index) column++
      for (let across = 0; across < cell.columnSpan; across++) {
        free[column + across] = index + cell.rowSpan
        last[column + across] = { cell, row: index }
      }
      column += cell.columnSpan
    }
  })
  return last
}
