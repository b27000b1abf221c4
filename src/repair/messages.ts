/** What does not add up, in sentences: which sum fails, and by how much. */
import type { Check, Message, Span, Table } from '../types.ts'
import { rounded } from './numbers.ts'

/** One message for a check that does not hold. */
export function checkMessage(check: Check, table: Table): Message {
  const row = labelOf(table, check.row)
  const column = check.column === null ? '' : table.columns[check.column]!.name
  return { severity: 'warning', rule: RULES[check.kind], text: sentence(check, row, column), span: place(check, table) }
}

const RULES: Record<Check['kind'], string> = {
  'row-total': 'table-row-total',
  'column-total': 'table-column-total',
  'grand-total': 'table-grand-total',
  subtotal: 'table-subtotal',
  rank: 'table-rank',
  serial: 'table-serial',
  percent: 'table-percent',
  formula: 'table-formula',
}

function sentence({ kind, expected, actual }: Check, row: string, column: string): string {
  const printed = expected === null ? 'nothing' : String(expected)
  switch (kind) {
    case 'row-total':
    case 'grand-total':
      return `${row}: the cells add up to ${actual}, ${column} says ${printed}${difference(expected, actual)}`
    case 'column-total':
    case 'subtotal':
      return `${column}: the rows add up to ${actual}, ${row} says ${printed}${difference(expected, actual)}`
    case 'rank':
      return `${row}: by the numbers the place is ${actual}, ${column} says ${printed}`
    case 'serial':
      return `${row}: the serial number should be ${actual}, ${column} says ${printed}`
    case 'percent':
    case 'formula':
      return `${row}: ${column} comes out at ${actual === null ? 'nothing' : Math.round(actual * 100) / 100}, printed is ${printed}`
  }
}

function difference(expected: number | null, actual: number | null): string {
  if (expected === null || actual === null) return ''
  const by = rounded(expected - actual)
  return ` (${Math.abs(by)} ${by < 0 ? 'less' : 'more'})`
}

/** Sums of which at least one fails in every reading, though none fails in all. */
export function someFail(checks: readonly Check[], table: Table, failing: number): Message {
  const names = checks.map(({ row, column, kind }) =>
    kind === 'column-total' || kind === 'subtotal' ? table.columns[column!]!.name : labelOf(table, row),
  )
  const text = `In every best reading ${failing} of these sums ${failing === 1 ? 'does' : 'do'} not add up: ${[...new Set(names)].join(', ')}`
  return { severity: 'warning', rule: 'table-sums', text, span: table.span }
}

/** One summary of the cells that the arithmetic leaves open. */
export function openCells(table: Table): Message[] {
  const cells = table.rows.flatMap((row) => row.cells)
  const open = cells.filter(({ status }) => status === 'likely' || status === 'ambiguous')
  if (open.length === 0) return []
  const readings = table.solutions.exact ? `${table.solutions.count} best readings` : 'search was bounded'
  const text = `${table.title ?? 'Table'}: ${open.length} of ${cells.length} cells are not certain (${readings})`
  return [
    { severity: 'info', rule: table.solutions.exact ? 'table-ambiguous' : 'table-bounded', text, span: table.span },
  ]
}

/** What names a row: its first cell of words. */
function labelOf(table: Table, row: number | null): string {
  if (row === null) return ''
  return table.rows[row]!.cells.find(({ value }) => typeof value === 'string')?.text ?? `row ${row + 1}`
}

/** The row where a row's check fails, the total's cell where a column's does. */
function place({ kind, row, column }: Check, table: Table): Span {
  const cells = row === null ? [] : table.rows[row]!.cells
  if ((kind === 'column-total' || kind === 'subtotal') && column !== null && cells[column]?.span)
    return cells[column].span
  const spans = cells.flatMap(({ span }) => (span ? [span] : []))
  return spans.length > 0
    ? [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
    : table.span
}
