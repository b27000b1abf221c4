import type { CheckModel, RowModel, TableModel } from '../../src/solver/model.ts'

/** A cell of an enumerated reading: the number as printed, or a blank. */
interface Cell {
  readonly text: string
  readonly start: number
}

type Row = readonly (Cell | null)[]

/** What plain enumeration finds: weights keyed by the value (`null` for a blank) of each cell. */
export interface Enumeration {
  readonly count: number
  readonly holding: number
  readonly cells: Map<number | null, number>[][]
  /** Best readings in which each check holds. */
  readonly checks: number[]
}

/** All readings of all rows, one by one: slow, and written without a look at the solver. */
export function enumerate(model: TableModel): Enumeration {
  const choices = model.rows.map((row) => readings(row, model))
  const unread = choices.map((rows) => rows.length === 0)
  const rows = choices.map((list) => (list.length > 0 ? list : [new Array<null>(model.columns).fill(null)]))
  const chosen: Row[] = []
  let best: Row[][] = []
  let holding = -1
  const visit = (row: number) => {
    if (row < rows.length) {
      for (const reading of rows[row]!) {
        chosen[row] = reading
        visit(row + 1)
      }
      return
    }
    if (
      !evenDecimals(
        chosen.filter((_, row) => !model.rows[row]!.apart),
        model.columns,
      )
    )
      return
    const now = model.checks.filter((check) => holds(check, chosen, unread)).length
    if (now < holding) return
    if (now > holding) best = []
    holding = now
    best.push(chosen.slice())
  }
  visit(0)
  const cells = rows.map((_, row) =>
    Array.from({ length: model.columns }, (_, column) => {
      const seen = new Map<number | null, number>()
      if (unread[row]) return seen
      for (const table of best) {
        const cell = table[row]![column]!
        const value = cell === null ? null : Number(cell.text)
        seen.set(value, (seen.get(value) ?? 0) + 1)
      }
      return seen
    }),
  )
  const checks = model.checks.map((check) => best.filter((table) => holds(check, table, unread)).length)
  return { count: best.length, holding, cells, checks }
}

/** The product of the rows' numbers of readings: what `enumerate` would have to visit. */
export function tablesToVisit(model: TableModel): number {
  return model.rows.reduce((product, row) => product * Math.max(1, readings(row, model).length), 1)
}

/** Every way to cut the pieces of one row and to place the numbers. */
function readings(row: RowModel, model: TableModel): Row[] {
  const found: Row[] = []
  const place = (piece: number, position: number, column: number, row_: (Cell | null)[], offset: number) => {
    const current = row.pieces[piece]
    if (!current) {
      if (row.dense && !isDense(row, row_)) return
      found.push([...row_, ...new Array<null>(model.columns - row_.length).fill(null)])
      return
    }
    if (position === current.text.length) {
      place(piece + 1, 0, column, row_, offset + current.text.length)
      return
    }
    const [first, last] = current.columns
    for (let at = Math.max(first, column); at <= last; at++) {
      const ends = current.whole ? [current.text.length] : current.text.split('').map((_, index) => index + 1)
      for (const end of ends) {
        if (end <= position || (current.whole && position > 0)) continue
        const text = current.text.slice(position, end)
        if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(text)) continue
        if (text.includes('.') && model.decimal?.[at] === false) continue
        const blanks = new Array<null>(at - row_.length).fill(null)
        place(piece, end, at + 1, [...row_, ...blanks, { text, start: offset + position }], offset)
      }
    }
  }
  place(0, 0, 0, [], 0)
  return found
}

/** Every column that the pieces may stand in holds a number. */
function isDense({ pieces }: RowModel, cells: readonly (Cell | null)[]): boolean {
  return pieces.every(
    ({ text, columns: [first, last] }) =>
      text === '' || Array.from({ length: last - first + 1 }, (_, at) => cells[first + at]).every(Boolean),
  )
}

function evenDecimals(rows: readonly Row[], columns: number): boolean {
  for (let column = 0; column < columns; column++) {
    const places = new Set<number>()
    for (const row of rows) {
      const cell = row[column]
      if (cell) places.add((cell.text.split('.')[1] ?? '').length)
    }
    if (places.size > 1) return false
  }
  return true
}

/** Sums in thousandths, so that decimals add up exactly. */
function worth(cell: Cell | null | undefined): number {
  return cell ? Math.round(Number(cell.text) * 1000) : 0
}

function holds(check: CheckModel, rows: readonly Row[], unread: readonly boolean[]): boolean {
  const cell = (row: number, column: number) => rows[row]![column] ?? null
  switch (check.kind) {
    case 'row-total': {
      if (unread[check.row]) return false
      const total = cell(check.row, check.total)
      return total !== null && worth(total) === check.parts.reduce((sum, part) => sum + worth(cell(check.row, part)), 0)
    }
    case 'column-total': {
      if ([check.total, ...check.parts].some((row) => unread[row])) return false
      const sum = check.parts.reduce((sum, part) => sum + worth(cell(part, check.column)), 0)
      return worth(cell(check.total, check.column)) === sum
    }
    case 'formula': {
      const { terms, by = [], plus = 0 } = check
      const printed = unread[check.row] ? null : cell(check.row, check.column)
      if (printed === null) return false
      const inTheWay =
        check.by !== undefined && [...terms, ...by].some(({ column }) => cell(check.row, column) === null)
      const value = (column: number) => Number(cell(check.row, column)?.text ?? 0)
      const sum = (some: typeof terms) => some.reduce((sum, { column, factor }) => sum + factor * value(column), 0)
      const divisor = check.by === undefined ? 1 : sum(by)
      if (inTheWay || divisor === 0) return false
      const half = 0.5 / 10 ** (printed.text.split('.')[1] ?? '').length
      return Math.abs(Number(printed.text) - Math.abs(sum(terms) / divisor + plus)) <= half + 1e-6
    }
    case 'serial': {
      const number = cell(check.row, check.column)
      return number !== null && Number(number.text) === check.value
    }
    case 'rank': {
      if (check.rows.some((row) => unread[row])) return false
      const own = cell(check.row, check.by)
      const rank = cell(check.row, check.column)
      if (own === null || rank === null) return false
      const better = check.rows.filter((row) => {
        const other = cell(row, check.by)
        if (other === null) return false
        return check.order === 'descending' ? worth(other) > worth(own) : worth(other) < worth(own)
      })
      return Number(rank.text) === better.length + 1
    }
  }
}
