/** Blocks whose lines are rows, cells told apart by TAB, `|` or wide blanks, as grids. */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import { blankCell, type Grid, type GridCell } from '../grid.ts'
import type { Block, Line, Separator } from './blocks.ts'
import { cellAt } from './cellAt.ts'

/** Most rows must have the width of the widest for it to be a grid; shorter ones lack trailing blanks. */
const ENOUGH = 0.5
/** Rows in which a name runs into a number; more of them, and the cells are not told apart. */
const GLUED = 0.2

/** Null where the rows are not equally cut: then some cells run together, and the arithmetic has to part them. */
export function readSeparated(source: string, block: Block, grammar: Grammar): Grid | null {
  const rows = unframed(
    block.lines.map((line) => split(source, line, block.separator)),
    block.separator,
  ).filter((row) => !isRule(row))
  if (rows.length < 2 || rows.filter((row) => isGlued(row, grammar)).length > GLUED * rows.length) return null
  const width = Math.max(...rows.map((row) => row.length))
  const full = rows.filter((row) => row.length === width).length
  if (width < 2 || full < ENOUGH * rows.length) return null
  if (block.separator === 'blanks' && full < rows.length) return null
  return {
    rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => blankCell)]),
    source: block.separator === 'blanks' ? 'layout' : 'markup',
    span: [block.lines[0]!.start, block.lines.at(-1)!.end],
  }
}

const SEPARATORS: Record<Separator, RegExp> = {
  tab: /\t/g,
  pipe: /\|/g,
  cell: /\|/g,
  blanks: / {2,}|\u3000+ *| \u3000+/g,
  none: /$^/g,
}

function split(source: string, { start, end }: Line, separator: Separator): GridCell[] {
  let from = start
  let to = end
  if (separator === 'blanks') {
    while (from < to && /\s/.test(source[from]!)) from++
    while (to > from && /\s/.test(source[to - 1]!)) to--
  }
  const cells: GridCell[] = []
  const line = source.slice(from, to)
  let at = 0
  for (const match of line.matchAll(SEPARATORS[separator])) {
    cells.push(cellAt(source, from + at, from + match.index))
    at = match.index + match[0].length
  }
  cells.push(cellAt(source, from + at, to))
  return cells
}

/** Lines may be framed by their separators: | a | b |. */
function unframed(rows: readonly GridCell[][], separator: Separator): GridCell[][] {
  if (separator !== 'pipe') return [...rows]
  const from = rows.every((row) => row[0] === blankCell) ? 1 : 0
  const last = rows.every((row) => row.at(-1) === blankCell) ? 1 : 0
  return rows.map((row) => row.slice(from, row.length - last))
}

function isGlued(row: readonly GridCell[], grammar: Grammar): boolean {
  return row.slice(0, 2).some(({ text }) => occurs(grammar.patterns.table.glued, text))
}

/** The rule under a Markdown table's head. */
function isRule(row: readonly GridCell[]): boolean {
  return row.length > 0 && row.every(({ text }) => /^:?-{2,}:?$/.test(text))
}
