import type { Cell, Column, Status, Table } from '../types.ts'
import type { Colours } from './colours.ts'
import { displayWidth, pad, printable } from './displayWidth.ts'

/** What stands behind a cell that is not verified. */
const marks: Record<Status, string> = { verified: ' ', likely: '~', ambiguous: '?', conflict: '!' }
const GAP = '  '

/** A table (表格) for a terminal: columns aligned, numbers at the right, cells that are not verified marked, then what the marks mean. */
export function tableText(table: Table, colours: Colours): string {
  const widths = columnWidths(table)
  const { columns, rows } = table
  const lines = headRows(columns).map((head) => headLine(head, columns, widths, colours))
  for (const row of rows) {
    const cells = row.cells.map((cell, i) => {
      const padded = pad(cellText(cell), widths[i] ?? 0, isWords(columns[i]) ? 'end' : 'start')
      return colour(padded, cell.status, colours)
    })
    const line = cells.join(GAP).trimEnd()
    lines.push(row.role === 'data' ? line : colours.bold(line))
  }
  return [...lines, footLine(table)].join('\n')
}

/** One run of columns under the same heading. */
interface Heading {
  readonly text: string
  readonly first: number
  last: number
}

/** The rows of the head, from the top; a path shorter than the deepest one stands at the foot. Equal neighbours above the last row are one. */
function headRows(columns: readonly Column[]): Heading[][] {
  const depth = Math.max(1, ...columns.map(({ path }) => path.length))
  return Array.from({ length: depth }, (_, level) => {
    const headings: Heading[] = []
    columns.forEach(({ path, name }, i) => {
      const isLast = level === depth - 1
      const text = isLast ? printable(name) : printable(path[level - (depth - path.length)] ?? '')
      const previous = headings.at(-1)
      if (!isLast && text !== '' && previous?.text === text) previous.last = i
      else headings.push({ text, first: i, last: i })
    })
    return headings
  })
}

function columnWidths({ columns, rows }: Table): number[] {
  const widths = columns.map((_, i) =>
    Math.max(0, ...rows.map((row) => displayWidth(row.cells[i] ? cellText(row.cells[i]) : ''))),
  )
  for (const { text, first, last } of headRows(columns).reverse().flat()) {
    const missing = displayWidth(text) - spread(widths, first, last)
    // One more for the marks' column, which names stand clear of.
    if (missing >= 0) widths[last] = widths[last]! + missing + 1
  }
  return widths
}

/** Width of some columns with the gaps between them. */
function spread(widths: readonly number[], first: number, last: number): number {
  return widths.slice(first, last + 1).reduce((sum, width) => sum + width, 0) + GAP.length * (last - first)
}

function headLine(
  headings: readonly Heading[],
  columns: readonly Column[],
  widths: readonly number[],
  colours: Colours,
): string {
  const cells = headings.map(({ text, first, last }) => {
    const width = spread(widths, first, last)
    return first === last && !isWords(columns[first]) ? pad(`${text} `, width, 'start') : pad(text, width)
  })
  return colours.dim(cells.join(GAP).trimEnd())
}

/** Words stand at the left, numbers at the right. */
function isWords(column: Column | undefined): boolean {
  return column?.role === 'label' || column?.role === 'text'
}

function cellText({ value, status }: Cell): string {
  return (value === null ? '' : printable(String(value))) + marks[status]
}

function colour(text: string, status: Status, { red, yellow, cyan }: Colours): string {
  return status === 'verified' ? text : { conflict: red, ambiguous: yellow, likely: cyan }[status](text)
}

/** How far the sums hold, how many readings are equally good, and the marks that occur. */
function footLine({ rows, solutions }: Table): string {
  const { checksHolding, checksPossible, count, exact } = solutions
  const statuses = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.status)))
  const legend = (['likely', 'ambiguous', 'conflict'] as const).filter((status) => statuses.has(status))
  return [
    `${checksHolding} of ${checksPossible} checks hold`,
    `${count} best ${count === 1 ? 'reading' : 'readings'}${exact ? '' : ' found in a bounded search'}`,
    ...legend.map((status) => `${marks[status]} ${status}`),
  ].join(' · ')
}
