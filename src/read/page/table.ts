/** Tables of a page: the cells of a ruling filled with what stands in them. */
import { bottomOf, type Glyph, topOf, type Turn } from './ink.ts'
import { type Line, lineOf, type Sheet } from './line.ts'
import { type Row, rowsOf } from './rows.ts'
import type { Ruling } from './ruling.ts'
import { turnBack, turnBox } from './turn.ts'

export interface TableCell {
  /** From above down; none where the cell is blank. */
  readonly lines: readonly Line[]
  /** Where the cell begins and ends across. */
  readonly left: number
  readonly right: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface Table {
  readonly type: 'table'
  readonly sheet: Sheet
  /** Its cells are told apart by rules (格线), and not by blanks alone. */
  readonly ruled: boolean
  /** The cells that begin in each row, from left to right. */
  readonly rows: readonly (readonly TableCell[])[]
  /** Places of the lines between columns, the frame's with them. */
  readonly xs: readonly number[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A number cell: a figure, a share, a dash for none. */
export const FIGURE = /^[+\-—–－]?[\s\d,.，．０-９]*[%％‰]?$|^[-—–－/]{1,3}$/
/** A line belongs to the figure that stands on its height, up to this share of the type's height. */
const LEVEL = 0.45

/** The table that fills a ruling, and the glyphs that it takes; null where fewer than two cells hold anything. */
export function tableOf(
  ruling: Ruling,
  glyphs: readonly Glyph[],
  sheet: Sheet,
): { table: Table; taken: Set<Glyph> } | null {
  const { xs, ys, cells } = ruling
  const columns = xs.length - 1
  const cellAt = new Int32Array(columns * (ys.length - 1)).fill(-1)
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let down = 0; down < rowSpan; down++)
      cellAt.fill(index, (row + down) * columns + column, (row + down) * columns + column + columnSpan)
  })
  const contents: Glyph[][] = cells.map(() => [])
  const taken = new Set<Glyph>()
  for (const glyph of glyphs) {
    const [x, y] = centreOf(glyph, sheet)
    if (x < ruling.left || x > ruling.right || y < ruling.top || y > ruling.bottom) continue
    const index = cellAt[between(ys, y) * columns + between(xs, x)]!
    if (index < 0) continue
    contents[index]!.push(glyph)
    taken.add(glyph)
  }
  if (contents.filter(({ length }) => length > 0).length < 2) return null
  const rows: TableCell[][] = ys.slice(1).map(() => [])
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    rows[row]!.push({
      lines: linesOf(contents[index]!, sheet),
      left: xs[column]!,
      right: xs[column + columnSpan]!,
      rowSpan,
      columnSpan,
    })
  })
  const { left, right, top, bottom } = ruling
  return {
    table: { type: 'table', sheet, ruled: true, rows: parted(rows, columns), xs, left, right, top, bottom },
    taken,
  }
}

/** The glyph's middle, seen with the page turned as the sheet is. */
export function centreOf(glyph: Glyph, sheet: Sheet): [number, number] {
  const own = { left: glyph.left, top: topOf(glyph), right: glyph.right, bottom: bottomOf(glyph) }
  const box = glyph.turn === sheet.turn ? own : turnBox(turnBack(own, glyph.turn, sheet), sheet.turn, sheet)
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
}

/** The interval that holds a value between the first and the last place. */
function between(places: readonly number[], value: number): number {
  let low = 0
  let high = places.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Lines of a cell, each turn of the type by itself. */
export function linesOf(glyphs: readonly Glyph[], sheet: Sheet): Line[] {
  if (glyphs.every(({ turn }) => turn === sheet.turn)) return rowsOf(glyphs).map((row) => lineOf(row, sheet))
  return ([0, 1, 2, 3] as const).flatMap((turn: Turn) =>
    rowsOf(glyphs.filter((glyph) => glyph.turn === turn)).map((row: Row) => lineOf(row, { ...sheet, turn })),
  )
}

/** Rows that no rule parts: where a cell holds a figure a line, each of its lines is a row. */
function parted(rows: readonly TableCell[][], columns: number): TableCell[][] {
  return rows.flatMap((row) => {
    const simple =
      row.every(({ rowSpan }) => rowSpan === 1) && row.reduce((sum, { columnSpan }) => sum + columnSpan, 0) === columns
    const figures = row.filter(({ lines }) => lines.length > 1 && lines.every(({ text }) => FIGURE.test(text)))
    const most = Math.max(0, ...figures.map(({ lines }) => lines.length))
    if (!simple || most < 2) return [row]
    const levels = figures.find(({ lines }) => lines.length === most)!.lines.map(({ baseline }) => baseline)
    const level = ({ baseline }: Line) =>
      levels.reduce(
        (best, at, index) => (Math.abs(at - baseline) < Math.abs(levels[best]! - baseline) ? index : best),
        0,
      )
    const onLevel = (line: Line) => Math.abs(levels[level(line)]! - line.baseline) <= LEVEL * line.size
    if (!figures.every(({ lines }) => lines.every(onLevel))) return [row]
    return levels.map((_, index) =>
      row.map((cell) => ({ ...cell, lines: cell.lines.filter((line) => level(line) === index) })),
    )
  })
}
