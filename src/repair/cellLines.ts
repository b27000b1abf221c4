/**
 * A cell a line, `|` behind each, as some crawlers print tables. The width is the one under which every column is of one kind: numbers, or text.
 * A head of two rows has more cells than the table columns; then its arrangement is asked for by the number of columns.
 */
import type { Grammar } from '../grammar/grammar.ts'
import type { Column } from '../types.ts'
import type { Block } from './blocks.ts'
import { cellAt } from './cellAt.ts'
import type { Grid, GridCell } from '../grid.ts'
import { isNotApplicable, readNumber } from './numbers.ts'
import { structuresOf } from './structure.ts'
import type { Vocabulary } from './vocabulary.ts'

const WIDEST = 40

export interface CellGrid {
  readonly grid: Grid
  /** The columns where the head had to be arranged. */
  readonly columns: readonly Column[] | null
}

export function readCellLines(source: string, block: Block, grammar: Grammar, vocabulary: Vocabulary): CellGrid | null {
  const cells = block.lines.map(({ start, end }) => cellAt(source, start, source.lastIndexOf('|', end)))
  const numeric = cells.map(({ text }) =>
    text === '' || isNotApplicable(text, grammar) ? null : readNumber(text, grammar) !== null,
  )
  const first = numeric.indexOf(true)
  if (first < 2) return null
  let best: { width: number; head: number; score: number } | null = null
  for (let lead = 0; lead <= Math.min(3, first - 1); lead++) {
    const head = first - lead
    for (let width = Math.max(2, lead + 1); width <= Math.min(WIDEST, head); width++) {
      if ((cells.length - head) % width !== 0 || cells.length - head < width) continue
      const score = consistency(numeric, head, width) - (head === width ? 0 : 0.05)
      if (!best || score > best.score) best = { width, head, score }
    }
  }
  if (!best || best.score < 0.85) return null
  const { width, head } = best
  const names = cells.slice(0, head).map(({ text }) => text)
  const columns =
    head === width
      ? null
      : [...structuresOf(names, grammar, vocabulary)].find(({ columns }) => columns.length === width)?.columns
  if (columns === undefined) return null
  const rows: GridCell[][] = head === width ? [cells.slice(0, head)] : []
  for (let at = head; at < cells.length; at += width) rows.push(cells.slice(at, at + width))
  return { grid: { rows, source: 'markup', span: [block.lines[0]!.start, block.lines.at(-1)!.end] }, columns }
}

/** The share of cells that are of their column's prevailing kind. */
function consistency(numeric: readonly (boolean | null)[], head: number, width: number): number {
  let agreeing = 0
  let known = 0
  for (let column = 0; column < width; column++) {
    let numbers = 0
    let texts = 0
    for (let at = head + column; at < numeric.length; at += width) {
      if (numeric[at] === true) numbers++
      else if (numeric[at] === false) texts++
    }
    agreeing += Math.max(numbers, texts)
    known += numbers + texts
  }
  return known === 0 ? 0 : agreeing / known
}
