/** The head of a grid: how many rows it takes, and each column's path through them. */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { GridCell } from '../grid.ts'
import { isNotApplicable, readNumber } from './numbers.ts'

export interface GridHead {
  /** A title or caption row may stand above the head. */
  readonly title: string | null
  readonly paths: readonly (readonly string[])[]
  /** The first row of the body. */
  readonly body: number
}

/** @param headRows rows of the head, where the format says so; a title row is counted among them */
export function readHead(rows: readonly (readonly GridCell[])[], grammar: Grammar, headRows?: number): GridHead {
  let from = 0
  let title: string | null = null
  while (from < rows.length - 2 && distinct(rows[from]!).length === 1) {
    const [text] = distinct(rows[from]!) as [string]
    if (!find(grammar.patterns.table.caption, text)) title ??= clean(text, grammar)
    from++
  }
  let body = from + 1
  if (headRows !== undefined && headRows > from) body = Math.min(headRows, rows.length)
  else while (body < rows.length - 1 && continuesHead(rows, body, grammar)) body++
  const all = rows.slice(from, body)
  const named = all.filter((row) => !isUnits(row, grammar))
  const head = named.length > 0 ? named : all
  return { title, paths: (rows[0] ?? []).map((_, column) => pathOf(head, column, grammar)), body }
}

/** A further head row has no numbers, and stands under cells that span: its first cell is blank or the one above. */
function continuesHead(rows: readonly (readonly GridCell[])[], index: number, grammar: Grammar): boolean {
  const row = rows[index]!
  const numbers = row.some(({ text }) => readNumber(text, grammar) !== null || isNotApplicable(text, grammar))
  const first = row[0]!
  return !numbers && (first.text === '' || first === rows[index - 1]![0]) && row.some(({ text }) => text !== '')
}

/** A row of units (万元 人 %) under the names names nothing. */
function isUnits(row: readonly GridCell[], grammar: Grammar): boolean {
  const said = distinct(row)
  return said.length > 0 && said.every((text) => grammar.words.table.unit.includes(text.replace(/^[（(]|[）)]$/g, '')))
}

/** Down the head's rows; a blank upper cell over a named lower one belongs to the group to its left. */
function pathOf(head: readonly (readonly GridCell[])[], column: number, grammar: Grammar): string[] {
  const path: string[] = []
  head.forEach((row, level) => {
    const above = level > 0 ? head[level - 1]![column] : undefined
    let cell = row[column]!
    if (cell.text === '' && head.slice(level + 1).some((below) => below[column]!.text !== '')) {
      for (let left = column - 1; left >= 0 && cell.text === ''; left--) {
        if (!head.slice(level + 1).some((below) => below[left]!.text !== '')) break
        cell = row[left]!
      }
    }
    if (cell.text !== '' && (cell !== above || path.length === 0)) path.push(clean(cell.text, grammar))
  })
  return path.length > 0 ? path : ['']
}

function distinct(row: readonly GridCell[]): string[] {
  return [...new Set(row.filter(({ text }) => text !== ''))].map(({ text }) => text)
}

/** Without the layout's white space, and without the reading that some crawls put behind a rare character: 縣(xiàn). */
export function clean(text: string, grammar: Grammar): string {
  return text.replace(/\s+/g, '').replace(grammar.patterns.debris.pinyin, '')
}
