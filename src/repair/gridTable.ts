/** A grid as a table: its cells are verified as read, its arithmetic is checked, and what does not add up becomes messages. */
import type { Grammar } from '../grammar/grammar.ts'
import type { Cell, Column, ColumnRole, Message, Table } from '../types.ts'
import { checkOf, discover } from './checks/checks.ts'
import { type Grid, type GridCell, places } from '../grid.ts'
import { clean, readHead } from './gridHead.ts'
import { checkMessage } from './messages.ts'
import { isNotApplicable, readNumber } from './numbers.ts'
import { columnInResult, roleInResult, roleOf, rowRoles } from './roles.ts'
import { unfold } from './sideBySide.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface GridContext {
  readonly title: string | null
  readonly grammar: Grammar
  readonly vocabulary: Vocabulary
  /** The body of the notice, which may state totals. */
  readonly words: string
  /** The columns, where the grid has no head of its own. */
  readonly columns?: readonly Column[] | null
}

/** Null where it is no table: a list of words in columns without a head that says so. */
export function tableOfGrid(grid: Grid, context: GridContext): { table: Table; messages: Message[] } | null {
  const { grammar, vocabulary } = context
  const all = places(grid)
  const head = context.columns
    ? { title: null, body: 0, paths: context.columns.map(({ path }) => path) }
    : readHead(all, grammar, grid.headRows)
  if (!context.columns && grid.headRows === undefined && isBody(all[head.body - 1]!, grammar)) return null
  const { paths, rows } = unfold(head.paths, withoutRepeats(all, head.body))
  if (rows.length === 0 || paths.length < 2) return null
  const columns = columnsOf(paths, rows, grammar, vocabulary)
  const numeric = columns.some(({ role }) => role === 'number' || role === 'total' || role === 'percent')
  if (!numeric && !columns.some(({ name }) => ['serial', 'label'].includes(vocabulary.kindOf(name) ?? ''))) return null

  const label = columns.findIndex(({ role }) => role === 'label')
  const roles = rowRoles(
    rows.map((row) => row[label]!.text || (row.find(({ text }) => text !== '')?.text ?? '')),
    grammar,
  )
  const table: Table = {
    title: context.title ?? head.title,
    source: grid.source,
    columns: columns.map((column) => columnInResult(column, grammar)),
    rows: rows.map((row, index) => ({
      role: roleInResult(roles[index]!),
      cells: row.map((cell, column) => readCell(cell, columns[column]!.role, grammar)),
    })),
    checks: [],
    solutions: { count: 1, exact: true, checksHolding: 0, checksPossible: 0 },
    span: context.columns ? [grid.span[0], tight(grid)[1]] : tight(grid),
  }
  const valueAt = (row: number, column: number) => table.rows[row]!.cells[column]!.value
  const decimalsOf = (row: number, column: number) => readNumber(rows[row]![column]!.text, grammar)?.decimals ?? 0
  const cells = { valueAt, decimalsOf }
  const relations = discover({ columns, roles, grammar, words: context.words, ...cells })
  table.checks = relations.map((relation) => checkOf(relation, cells))
  table.solutions.checksPossible = table.checks.length
  table.solutions.checksHolding = table.checks.filter(({ ok }) => ok).length
  const messages = table.checks.flatMap((check, index) =>
    check.ok ? [] : [checkMessage(relations[index]!, check, table)],
  )
  return { table, messages }
}

/** A row of numbers heads no table: the head has been lost, or stands apart. */
function isBody(row: readonly GridCell[], grammar: Grammar): boolean {
  const said = row.filter(({ text }) => text !== '')
  return said.filter(({ text }) => readNumber(text, grammar) !== null).length >= 0.5 * said.length
}

/** A table broken over a page has its head again, and may have blank rows. */
function withoutRepeats(rows: readonly (readonly GridCell[])[], body: number): GridCell[][] {
  const heads = new Set(rows.slice(0, body).map((row) => row.map(({ text }) => text).join('\t')))
  return rows
    .slice(body)
    .filter((row) => row.some(({ text }) => text !== '') && !heads.has(row.map(({ text }) => text).join('\t')))
    .map((row) => [...row])
}

function columnsOf(
  paths: readonly (readonly string[])[],
  rows: readonly (readonly GridCell[])[],
  grammar: Grammar,
  vocabulary: Vocabulary,
): Column[] {
  const named = paths.map((path) => roleOf(path.at(-1)!, grammar, vocabulary))
  const numeric = paths.map((_, column) => isNumeric(rows, column, grammar))
  const words = paths.map((path) => vocabulary.kindOf(path.at(-1)!))
  const textual = (column: number) => named[column] !== 'serial' && !numeric[column]
  let label = words.findIndex((kind, column) => kind === 'label' && textual(column))
  if (label < 0) label = paths.findIndex((_, column) => textual(column))
  if (label < 0) label = named[0] === 'serial' && paths.length > 1 ? 1 : 0
  return paths.map((path, column) => {
    const role: ColumnRole =
      column === label ? 'label' : numeric[column] ? named[column]! : named[column] === 'serial' ? 'serial' : 'text'
    return { name: path.at(-1)!, path: [...path], role: role === 'text' && numeric[column] ? 'number' : role }
  })
}

/** Most of what stands in the column are numbers, and none is a code with leading zeros. */
function isNumeric(rows: readonly (readonly GridCell[])[], column: number, grammar: Grammar): boolean {
  let numbers = 0
  let words = 0
  for (const row of rows) {
    const { text } = row[column]!
    if (text === '' || isNotApplicable(text, grammar)) continue
    if (readNumber(text, grammar) === null || /^0\d/.test(text)) words++
    else numbers++
  }
  return numbers > 0 ? numbers >= words : words === 0
}

function readCell({ text, span }: GridCell, role: ColumnRole, grammar: Grammar): Cell {
  const said = clean(text, grammar)
  if (text === '') return { value: null, text: '', status: 'verified', span: null }
  const number = role === 'label' || role === 'text' ? null : readNumber(text, grammar)
  return { value: number ? number.value : said, text: said, status: 'verified', span }
}

/** From the first cell that says something to the last. */
function tight({ rows, span }: Grid): Table['span'] {
  const spans = rows.flatMap((row) => row.flatMap((cell) => (cell.span ? [cell.span] : [])))
  if (spans.length === 0) return [...span]
  return [spans[0]![0], spans.reduce((end, [, to]) => Math.max(end, to), 0)]
}
