/** What does not add up, in sentences: which sum fails, and by how much. */
import type { Check, Message, Span, Table } from '../types.ts'
import { type Relation, sentenceOf } from './checks/checks.ts'
import type { Slip } from './slips.ts'

/** One message for a check that does not hold: `table-` and its kind is the rule. */
export function checkMessage(relation: Relation, check: Check, table: Table): Message {
  const row = labelOf(table, check.row)
  const column = check.column === null ? '' : table.columns[check.column]!.name
  const rule = `table-${relation.kind === 'stated' ? 'stated-total' : check.kind}`
  return { severity: 'warning', rule, text: sentenceOf(relation, check, row, column), span: place(check, table) }
}

/** Sums of which at least one fails in every reading, though none fails in all. */
export function someFail(checks: readonly Check[], table: Table, failing: number): Message {
  const names = checks.map(({ row, column, kind }) =>
    kind === 'column-total' || kind === 'subtotal' ? table.columns[column!]!.name : labelOf(table, row),
  )
  const text = `In every best reading ${failing} of these sums ${failing === 1 ? 'does' : 'do'} not add up: ${[...new Set(names)].join(', ')}`
  return { severity: 'warning', rule: 'table-sums', text, span: table.span }
}

/** A slip of the pen that would settle all checks; it is not applied. */
export function slipMessage({ row, printed, meant, kind }: Slip, table: Table): Message {
  const span = rowSpan(table, row)
  const text = `${labelOf(table, row)}: all sums would hold if ${printed} read ${meant} (${SLIPS[kind]})`
  return { severity: 'info', rule: 'table-slip', text, span }
}

const SLIPS: Record<Slip['kind'], string> = {
  lost: 'a digit lost',
  doubled: 'a digit doubled',
  transposed: 'two digits transposed',
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
  return row === null ? table.span : rowSpan(table, row)
}

function rowSpan(table: Table, row: number): Span {
  const spans = table.rows[row]!.cells.flatMap(({ span }) => (span ? [span] : []))
  return spans.length > 0
    ? [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
    : table.span
}
