/**
 * Tables (表格) in a stretch of the source: those that kept their cells are read and checked, those that lost them are restored by their own
 * arithmetic. The text is never changed; every span points into it.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { solve } from '../solver/solve.ts'
import type { Column, Message, Span, Table } from '../types.ts'
import { type Block, blocksOf } from './blocks.ts'
import { readCellLines } from './cellLines.ts'
import type { Grid } from '../grid.ts'
import { tableOfGrid } from './gridTable.ts'
import { decide } from './decide.ts'
import { isPlausible } from './plausible.ts'
import { findRuns } from './runs.ts'
import { tableOfRun } from './runTable.ts'
import { gridOfRun } from './shownCells.ts'
import { readSeparated } from './separated.ts'
import { readStretch } from './stretch.ts'
import { titleAbove } from './titleAbove.ts'
import { vocabularyOf } from './vocabulary.ts'

export interface RepairContext {
  /** The table's title (the attachment's), if it is known. */
  readonly title: string | null
  /** Text in which head words and labels may be looked up: the body and the other attachments. */
  readonly words: string
  readonly grammar: Grammar
  /** The tables that the format itself has there, in order. */
  readonly grids?: readonly Grid[]
}

export interface Repaired {
  readonly tables: Table[]
  readonly messages: Message[]
  /** What of the span is no table. */
  readonly rest: Span[]
}

interface Found {
  readonly table: Table
  readonly messages: readonly Message[]
  /** What it takes of the source: the table, and the separators that frame it. */
  readonly covers: Span
}

export function repairTables(text: string, span: Span, context: RepairContext): Repaired {
  const { grammar, words, grids = [] } = context
  const vocabulary = vocabularyOf(grammar)
  const found: Found[] = []
  let open: Block[] = []
  const take = (grid: Grid, columns: readonly Column[] | null): boolean => {
    const title = titleOf(grid.span[0])
    const table = tableOfGrid(grid, { title, grammar, vocabulary, words, columns })
    if (!table) return false
    repairRuns(open)
    open = []
    found.push({ ...table, covers: grid.span as Span })
    return true
  }
  const readBlocks = (between: Span) => {
    for (const block of blocksOf(text, between)) {
      const grid = gridOf(block)
      if (!grid || !take(grid.grid, grid.columns)) open.push(block)
    }
  }
  let from = span[0]
  for (const grid of grids) {
    readBlocks([from, Math.max(from, grid.span[0])])
    // Cells that the format tells apart are not looked through for lost ones, even where they are no table.
    take(grid, null)
    from = grid.span[1]
  }
  readBlocks([from, Math.max(from, span[1])])
  repairRuns(open)
  const tables = found.map(({ table }) => table)
  return { tables, messages: found.flatMap(({ messages }) => messages), rest: restOf(span, found) }

  function gridOf(block: Block): { grid: Grid; columns: readonly Column[] | null } | null {
    if (block.separator === 'none' || block.lines.length < 2) return null
    if (block.separator === 'cell') return readCellLines(text, block, grammar, vocabulary)
    const grid = readSeparated(text, block, grammar)
    return grid && { grid, columns: null }
  }

  /** Lines that are no grid may hold digit runs. */
  function repairRuns(blocks: readonly Block[]): void {
    const lines = blocks.flatMap((block) => block.lines)
    if (lines.length === 0) return
    const stretch = readStretch(text, [lines[0]!.start, lines.at(-1)!.end])
    for (const run of findRuns(stretch, grammar, vocabulary)) {
      const decision = decide(stretch, run, words, grammar, vocabulary, solve)
      if (!decision || !isPlausible(stretch, decision, vocabulary)) continue
      const title = titleOf(stretch.at[run.head[0]]!)
      const grid = gridOfRun(stretch, run, decision, grammar)
      const { columns } = decision.structure
      const repaired =
        (grid && tableOfGrid(grid, { title, grammar, vocabulary, words, columns })) ??
        tableOfRun(stretch, run, decision, title, grammar, solve)
      found.push({ ...repaired, covers: repaired.table.span })
    }
  }

  function titleOf(start: number): string | null {
    const previous = found.at(-1)?.table.span[1] ?? span[0]
    const first = found.length === 0 ? context.title : null
    return first ?? titleAbove(text, previous, start, grammar)
  }
}

function restOf([start, end]: Span, found: readonly Found[]): Span[] {
  const rest: Span[] = []
  let from = start
  for (const { covers } of found) {
    if (covers[0] > from) rest.push([from, covers[0]])
    from = covers[1]
  }
  if (end > from) rest.push([from, end])
  return rest
}
