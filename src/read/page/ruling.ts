/** Ruled grids (有线表格): rules that cross, and the cells between them, merged where the rule between two is wanting. */
import type { Box } from './ink.ts'

export interface RuledCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface Ruling extends Box {
  /** Places of the lines between columns, and between rows, the frame's with them. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly RuledCell[]
}

/** Rules nearer than this, in points, are one; ends that miss a rule by less reach it. */
const NEAR = 3
/** More rules than this on a page are a drawing. */
const MOST_RULES = 4000
/** A grid with more places than this is a drawing too. */
const MOST_PLACES = 20_000

/** A rule across (`at` its height) or down (`at` its place from the left). */
export interface Stroke {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Rules across and down, pieces in one line joined. */
function strokesOf(rules: readonly Box[]): { across: Stroke[]; down: Stroke[] } {
  const across: Stroke[] = []
  const down: Stroke[] = []
  for (const { left, top, right, bottom } of rules) {
    if (right - left >= bottom - top) across.push({ at: (top + bottom) / 2, from: left, to: right })
    else down.push({ at: (left + right) / 2, from: top, to: bottom })
  }
  return { across: joined(across), down: joined(down) }
}

function joined(strokes: Stroke[]): Stroke[] {
  const out: Stroke[] = []
  for (const group of clusters(strokes, ({ at }) => at)) {
    group.sort((a, b) => a.from - b.from)
    let open = group[0]!
    for (const stroke of group.slice(1)) {
      if (stroke.from <= open.to + NEAR) open = { ...open, to: Math.max(open.to, stroke.to) }
      else {
        out.push(open)
        open = stroke
      }
    }
    out.push(open)
  }
  return out.filter(({ from, to }) => to - from > NEAR)
}

/** Items in the order of a place, grouped where they are near the first of the group. */
function clusters<Item>(items: readonly Item[], place: (item: Item) => number): Item[][] {
  const groups: Item[][] = []
  for (const item of [...items].sort((a, b) => place(a) - place(b))) {
    const open = groups.at(-1)
    if (open && place(item) - place(open[0]!) <= NEAR) open.push(item)
    else groups.push([item])
  }
  return groups
}

/** The grids of a page, and the rules across that cross no rule down. A frame around nothing but one cell is no grid. */
export function rulingsOf(rules: readonly Box[]): { rulings: Ruling[]; loose: Stroke[] } {
  if (rules.length > MOST_RULES) return { rulings: [], loose: [] }
  const { across, down } = strokesOf(rules)
  const groups = components(across, down)
  return {
    rulings: groups.flatMap(([rows, columns]) => (columns.length > 0 ? (rulingOf(rows, columns) ?? []) : [])),
    loose: groups.flatMap(([rows, columns]) => (columns.length === 0 ? rows : [])),
  }
}

/** Rules that touch each other, directly or over others. */
function components(across: readonly Stroke[], down: readonly Stroke[]): [Stroke[], Stroke[]][] {
  const parent = Array.from({ length: across.length + down.length }, (_, index) => index)
  const rootOf = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!
    return index
  }
  down.forEach((stroke, index) => {
    across.forEach((other, at) => {
      const touches =
        other.at >= stroke.from - NEAR &&
        other.at <= stroke.to + NEAR &&
        stroke.at >= other.from - NEAR &&
        stroke.at <= other.to + NEAR
      if (touches) parent[rootOf(across.length + index)] = rootOf(at)
    })
  })
  const groups = new Map<number, [Stroke[], Stroke[]]>()
  for (let index = 0; index < parent.length; index++) {
    const root = rootOf(index)
    const group = groups.get(root) ?? groups.set(root, [[], []]).get(root)!
    if (index < across.length) group[0].push(across[index]!)
    else group[1].push(down[index - across.length]!)
  }
  return [...groups.values()]
}

export function rulingOf(across: readonly Stroke[], down: readonly Stroke[]): Ruling | null {
  // A table open at its sides ends where its rules across end.
  const ys = placesOf(across, down)
  const xs = placesOf(down, across)
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_PLACES) return null
  // wallRight[row][column]: a rule parts the place from its right neighbour.
  const wallRight = Array.from({ length: rows }, () => new Uint8Array(columns))
  const wallBelow = Array.from({ length: rows }, () => new Uint8Array(columns))
  for (const { at, from, to } of down) {
    const column = nearest(xs, at) - 1
    if (column < 0) continue
    for (let row = 0; row < rows; row++) if (covers(from, to, ys[row]!, ys[row + 1]!)) wallRight[row]![column] = 1
  }
  for (const { at, from, to } of across) {
    const row = nearest(ys, at) - 1
    if (row < 0) continue
    for (let column = 0; column < columns; column++) {
      if (covers(from, to, xs[column]!, xs[column + 1]!)) wallBelow[row]![column] = 1
    }
  }
  const cells = cellsOf(rows, columns, wallRight, wallBelow)
  if (cells.length < 2) return null
  return { left: xs[0]!, right: xs[columns]!, top: ys[0]!, bottom: ys[rows]!, xs, ys, cells }
}

function placesOf(strokes: readonly Stroke[], crossing: readonly Stroke[]): number[] {
  const places = clusters(strokes, ({ at }) => at).map((group) => group[0]!.at)
  const first = Math.min(...crossing.map(({ from }) => from))
  const last = Math.max(...crossing.map(({ to }) => to))
  if (places.length === 0 || first < places[0]! - 2 * NEAR) places.unshift(first)
  if (last > places.at(-1)! + 2 * NEAR) places.push(last)
  return places
}

/** It covers the middle of the stretch, and most of it. */
function covers(from: number, to: number, start: number, end: number): boolean {
  return Math.min(to, end) - Math.max(from, start) > 0.5 * (end - start)
}

/** Index of the last place at or before, within what counts as near. */
function nearest(places: readonly number[], at: number): number {
  let best = 0
  for (let index = 1; index < places.length; index++) {
    if (Math.abs(places[index]! - at) < Math.abs(places[best]! - at)) best = index
  }
  return best
}

/** Places without a wall between them are one cell, if together they are a rectangle; else those of one row are. */
function cellsOf(
  rows: number,
  columns: number,
  right: readonly Uint8Array[],
  below: readonly Uint8Array[],
): RuledCell[] {
  const cells: RuledCell[] = []
  const seen = new Uint8Array(rows * columns)
  for (let start = 0; start < rows * columns; start++) {
    if (seen[start]) continue
    const places = [start]
    const inside = new Set(places)
    for (const place of places) {
      const [row, column] = [Math.floor(place / columns), place % columns]
      const next = [
        column + 1 < columns && !right[row]![column] ? place + 1 : -1,
        column > 0 && !right[row]![column - 1] ? place - 1 : -1,
        row + 1 < rows && !below[row]![column] ? place + columns : -1,
        row > 0 && !below[row - 1]![column] ? place - columns : -1,
      ]
      for (const to of next) {
        if (to < 0 || inside.has(to)) continue
        inside.add(to)
        places.push(to)
      }
    }
    for (const place of places) seen[place] = 1
    cells.push(...rectangles(places, columns))
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column)
}

function rectangles(places: readonly number[], columns: number): RuledCell[] {
  const rowsAt = places.map((place) => Math.floor(place / columns))
  const columnsAt = places.map((place) => place % columns)
  const [top, bottom] = [Math.min(...rowsAt), Math.max(...rowsAt)]
  const [left, right] = [Math.min(...columnsAt), Math.max(...columnsAt)]
  const cell = { row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 }
  if (cell.rowSpan * cell.columnSpan === places.length) return [cell]
  const runs: RuledCell[] = []
  let last = -2
  for (const place of [...places].sort((a, b) => a - b)) {
    const open = runs.at(-1)
    if (open && place === last + 1 && open.row === Math.floor(place / columns)) {
      runs[runs.length - 1] = { ...open, columnSpan: open.columnSpan + 1 }
    } else runs.push({ row: Math.floor(place / columns), column: place % columns, rowSpan: 1, columnSpan: 1 })
    last = place
  }
  return runs
}
