/**
 * Columns without rules: two columns of running text (分栏), which are read one after the other, and tables whose columns are told apart by
 * blank corridors alone (无线表格).
 */
import { type Line, lineOf, type Sheet } from './line.ts'
import { type Row, rowOf } from './rows.ts'
import { FIGURE, type Table, type TableCell } from './table.ts'

/** A gap of this many heights of the type may part columns. */
const GAP = 0.9
/** What remains of a gap over all rows, in heights of the type. */
const CORRIDOR = 0.6
/** Rows of a table stand no further apart, in heights of the type. */
const ROW_PITCH = 4
/** Rows with at least two cells that make a table. */
const ROWS = 3
/** Lines that make a column of text, and how many of them fill it to what share. */
const LINES = 6
const FULL = 0.4
const FILLED = 0.82

/** More rows than this on a page are looked at in stretches of as many. */
const MOST_ROWS = 300

interface Interval {
  readonly from: number
  readonly to: number
}

/** Rows that are read from above down: the page's, or a column's. */
export interface Area {
  readonly rows: readonly Row[]
  /** It is one of several beside each other. */
  readonly column: boolean
}

/** The areas of a page in the order in which they are read. */
export function areasOf(rows: readonly Row[]): Area[] {
  const gutter = gutterOf(rows)
  if (!gutter) return rows.length > 0 ? [{ rows, column: false }] : []
  const { start, end, at } = gutter
  const halves = rows
    .slice(start, end)
    .map(({ glyphs }) => [
      glyphs.filter(({ left, right }) => (left + right) / 2 < at),
      glyphs.filter(({ left, right }) => (left + right) / 2 >= at),
    ])
  const column = (side: 0 | 1) => halves.flatMap((half) => (half[side]!.length > 0 ? [rowOf(half[side]!)] : []))
  return [
    ...(start > 0 ? [{ rows: rows.slice(0, start), column: false }] : []),
    { rows: column(0), column: true },
    { rows: column(1), column: true },
    ...areasOf(rows.slice(end)),
  ]
}

interface Gutter {
  readonly start: number
  readonly end: number
  readonly at: number
}

/** The blank corridor near the middle that parts the most lines, if both sides are running text. */
function gutterOf(rows: readonly Row[]): Gutter | null {
  if (rows.length < LINES || rows.length > MOST_ROWS) return null
  const left = Math.min(...rows.map((row) => row.left))
  const right = Math.max(...rows.map((row) => row.right))
  const gaps = rows.map(gapsOf)
  let best: Gutter | null = null
  for (let step = 0; step <= 24; step++) {
    const at = left + (right - left) * (0.38 + 0.01 * step)
    let start = 0
    const crossing = rows.map((row, index) => crosses(gaps[index]!, row, at))
    for (let row = 0; row <= rows.length; row++) {
      // A speck in the corridor does not end it: two rows must cross.
      if (row < rows.length && !(crossing[row] && (row === start || crossing[row + 1] !== false))) continue
      if (row - start > (best ? best.end - best.start : LINES - 1) && isText(rows.slice(start, row), at)) {
        best = { start, end: row, at }
      }
      start = row + 1
    }
  }
  return best
}

/** What of the row a corridor may not pass: its ink, but for wide gaps. */
function crosses(gaps: readonly Interval[], { left, right }: Row, at: number): boolean {
  return at > left && at < right && !gaps.some(({ from, to }) => at >= from - 1 && at <= to + 1)
}

function isText(rows: readonly Row[], at: number): boolean {
  return [0, 1].every((side) => {
    const parts = rows.flatMap(({ glyphs }) => {
      const own = glyphs.filter(({ left, right }) => (left + right) / 2 < at === (side === 0))
      return own.length > 0 ? [{ from: own[0]!.left, to: own.at(-1)!.right, letters: own.length }] : []
    })
    if (parts.length < LINES) return false
    const width = Math.max(...parts.map(({ to }) => to)) - Math.min(...parts.map(({ from }) => from))
    return (
      parts.filter(({ from, to, letters }) => to - from > FILLED * width && letters > 8).length >= FULL * parts.length
    )
  })
}

/** Lines, and tables where rows have corridors in common. */
export function blocksOf(rows: readonly Row[], sheet: Sheet): (Line | Table)[] {
  const blocks: (Line | Table)[] = []
  for (let at = 0; at < rows.length;) {
    const run = runAt(rows, at)
    const table = run && tableOfRun(rows.slice(at, run.end), run.corridors, sheet)
    if (table) {
      blocks.push(table)
      at = run.end
    } else blocks.push(lineOf(rows[at++]!, sheet))
  }
  return blocks
}

/** The longest run of rows from here on that have corridors in common. */
function runAt(rows: readonly Row[], start: number): { end: number; corridors: Interval[] } | null {
  let corridors = gapsOf(rows[start]!)
  if (corridors.length === 0) return null
  let end = start + 1
  for (; end < rows.length && end - start < MOST_ROWS; end++) {
    const row = rows[end]!
    const above = rows[end - 1]!
    if (row.baseline - above.baseline > ROW_PITCH * Math.max(row.size, above.size) || row.baseline < above.baseline)
      break
    const open = corridors.filter((corridor) => clear(row, corridor) !== null)
    // A line that crosses a corridor ends the table; rows that have cells where others are parted do not.
    if (open.length < corridors.length && (gapsOf(row).length === 0 || open.length === 0)) break
    corridors = open.map((corridor) => clear(row, corridor)!)
  }
  return end - start >= ROWS ? { end, corridors } : null
}

function gapsOf({ glyphs, size }: Row): Interval[] {
  const gaps: Interval[] = []
  for (let at = 1; at < glyphs.length; at++) {
    const [from, to] = [glyphs[at - 1]!.right, glyphs[at]!.left]
    if (to - from >= GAP * size) gaps.push({ from, to })
  }
  return gaps
}

/** What a row leaves of a corridor; null where it stands in it. */
function clear({ glyphs, size }: Row, { from, to }: Interval): Interval | null {
  const middle = (from + to) / 2
  let [low, high] = [from, to]
  for (const glyph of glyphs) {
    if (glyph.right <= from || glyph.left >= to) continue
    if ((glyph.left + glyph.right) / 2 < middle) low = Math.max(low, glyph.right)
    else high = Math.min(high, glyph.left)
  }
  return high - low >= CORRIDOR * size ? { from: low, to: high } : null
}

function tableOfRun(rows: readonly Row[], corridors: readonly Interval[], sheet: Sheet): Table | null {
  const cells = rows.map((row) => cellsOf(row, corridors, sheet))
  const [first, last] = [rows[0]!, rows.at(-1)!]
  const left = Math.min(...rows.map((row) => row.left))
  const right = Math.max(...rows.map((row) => row.right))
  const full = cells.filter((row) => row.filter(({ lines }) => lines.length > 0).length > 1)
  if (full.length < ROWS || full.length < 0.6 * rows.length) return null
  if (!corridors.some((_, index) => isFigures(full.map((row) => row[index + 1]!)))) return null
  const xs = [left, ...corridors.map(({ from, to }) => (from + to) / 2), right]
  return { type: 'table', sheet, ruled: false, rows: cells, xs, left, right, top: first.top, bottom: last.bottom }
}

function cellsOf({ glyphs }: Row, corridors: readonly Interval[], sheet: Sheet): TableCell[] {
  let at = 0
  return [...corridors.map(({ from, to }) => (from + to) / 2), Infinity].map((end, index) => {
    const own: Row['glyphs'] = []
    while (at < glyphs.length && (glyphs[at]!.left + glyphs[at]!.right) / 2 < end) own.push(glyphs[at++]!)
    const lines = own.length > 0 ? [lineOf(rowOf(own), sheet)] : []
    return { lines, left: index === 0 ? -Infinity : corridors[index - 1]!.to, right: end, rowSpan: 1, columnSpan: 1 }
  })
}

/** Most of a column are figures, under whatever head. */
function isFigures(cells: readonly TableCell[]): boolean {
  const said = cells.flatMap(({ lines }) => (lines.length > 0 ? [lines[0]!.text] : []))
  return said.length >= 2 && said.filter((text) => FIGURE.test(text)).length >= 0.6 * said.length
}
