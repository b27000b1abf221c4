import { Cuttings } from './cuttings.ts'
import { comesOut, type FormulaCheck, lastColumn } from './formulas.ts'
import type { Cut } from './numbers.ts'
import { Cells, Readings } from './readings.ts'
import type { RowCheck, Sheet, SheetRow } from './sheet.ts'
import type { Steps } from './steps.ts'
import { type Window, wideOpen } from './windows.ts'

type RowTotal = Extract<RowCheck, { kind: 'row-total' }>

/** Keeping a cell of a reading costs this: it takes room. */
const stepsForCell = 3

/**
 * Lists a row's readings by depth first search over the columns. Where the row has a total, the total is cut first: what remains
 * must add up to it, which prunes nearly all.
 */
export class RowReader {
  readonly cuttings: Cuttings
  private readonly main: RowTotal | undefined
  private readonly part: Uint8Array
  private readonly cells: Cells
  private readonly serials: Float64Array
  /** By column: the formulas that are known once its cell is. */
  private readonly formulas: readonly (readonly FormulaCheck[])[]
  private list: Readings
  private fewest = 0
  private window: Window
  private readonly open: Window
  private steps: Steps | undefined
  private allowance = 0
  /** The total that is pinned: its column, cut and value. */
  private pinned = -1
  private pin: Cut | undefined
  /** Value of the digits from a position up to the pinned total, and of those behind it: no parts can add up to more. */
  private before: Float64Array
  private behind: Float64Array

  constructor(
    private readonly sheet: Sheet,
    private readonly row: SheetRow,
  ) {
    const { columns } = sheet
    this.cuttings = new Cuttings(sheet, row)
    this.cells = new Cells(columns)
    this.list = new Readings(columns, 1)
    this.open = wideOpen(columns)
    this.window = this.open
    this.main = row.checks
      .filter((check): check is RowTotal => check.kind === 'row-total' && !check.parts.includes(check.total))
      .sort((one, other) => other.parts.length - one.parts.length)[0]
    this.part = new Uint8Array(columns)
    for (const part of this.main?.parts ?? []) this.part[part]! += 1
    this.serials = new Float64Array(columns).fill(Number.NaN)
    for (const check of row.checks) {
      if (check.kind === 'serial') this.serials[check.column] = check.value * sheet.scale
    }
    const formulas = row.checks.filter((check) => check.kind === 'formula')
    this.formulas = Array.from({ length: columns }, (_, column) =>
      formulas.filter((formula) => lastColumn(formula) === column),
    )
    this.before = new Float64Array(row.text.length + 1)
    this.behind = new Float64Array(row.text.length + 1)
  }

  /**
   * Adds to `list` all readings in which at least `fewest` and at most `allowance` of the row's own checks fail, and whose cells lie in
   * the window. Their `costs` are the numbers that fail.
   */
  read(list: Readings, fewest: number, allowance: number, window: Window | null, steps: Steps): void {
    this.list = list
    this.steps = steps
    this.fewest = fewest
    this.allowance = Math.min(allowance, this.row.checks.length)
    this.window = window ?? this.open
    this.pinned = -1
    this.pin = undefined
    // With all failures allowed, the total's value helps nothing.
    if (this.main && this.allowance < this.row.checks.length) this.pinTotal(this.main)
    else this.fill(0, 0, this.allowance, 0)
  }

  /** Tries every cut for the row's total; then, if a check may fail, none. */
  private pinTotal(main: RowTotal): void {
    const { cuttings } = this
    const { length } = cuttings
    this.pinned = main.total
    const opens = main.total === 0
    const closes = main.total === this.sheet.columns - 1
    // From the end on: where the total stands last, short totals are tried first, which long rows mostly have.
    for (let start = opens ? Math.min(0, length - 1) : length - 1; start >= 0; start--) {
      if (!cuttings.reaches(start, main.total)) continue
      for (const cut of cuttings.at(start)) {
        if (closes && cut.end !== length) continue
        if (!this.allowed(main.total, cut)) continue
        this.pin = cut
        cuttings.worth(this.behind, cut.end, length)
        cuttings.worth(this.before, 0, cut.start)
        this.fill(0, 0, this.allowance, cut.value)
      }
    }
    this.pin = undefined
    if (this.allowance > 0) this.fill(0, 0, this.allowance, 0)
  }

  private inWindow(column: number, value: number): boolean {
    return value >= this.window.least[column]! && value <= this.window.greatest[column]!
  }

  private allowed(column: number, cut: Cut): boolean {
    return (cut.places === 0 || this.sheet.decimal[column]!) && this.inWindow(column, cut.value)
  }

  /**
   * Fills the columns from `column` on with the text from `at` on. `left` checks may still fail; `due` is what the parts still have
   * to add up to.
   */
  private fill(column: number, at: number, left: number, due: number): void {
    this.steps!.take(1)
    const { cuttings, pin } = this
    if (column > 0) {
      for (const formula of this.formulas[column - 1]!) if (!comesOut(formula, this.cells, this.sheet.scale)) left--
      if (left < 0) return
    }
    if (column === this.sheet.columns) {
      if (at === cuttings.length) this.accept()
      return
    }
    if (column === this.pinned) {
      this.fillPinned(column, at, left, due)
      return
    }
    const ahead = pin !== undefined && column < this.pinned
    const strict = left === 0 && pin !== undefined && !cuttings.signed
    if (strict) {
      const rest = ahead ? this.before[at]! + this.behind[pin.end]! : this.behind[at]!
      if (due < 0 || rest < due) return
    }
    const limit = ahead ? pin.start : cuttings.length
    const serial = this.serials[column]!
    const counted = !Number.isNaN(serial)
    if (left > 0 || !counted) {
      if (this.row.dense[column] === 0 && cuttings.roomAfter(column, at) && this.inWindow(column, 0)) {
        this.cells.clear(column)
        this.fill(column + 1, at, counted ? left - 1 : left, due)
      }
    }
    if (at >= limit || !cuttings.reaches(at, column)) return
    for (const cut of cuttings.at(at)) {
      if (cut.end > limit) break
      if (!this.allowed(column, cut)) continue
      const next = counted && cut.value !== serial ? left - 1 : left
      if (next < 0) continue
      const owed = due - cut.value * this.part[column]!
      if (strict && owed < 0) break
      if (!cuttings.roomAfter(column, cut.end)) continue
      this.cells.set(column, cut.value, cut.start, cut.end, cut.places)
      this.fill(column + 1, cut.end, next, owed)
    }
    this.cells.clear(column)
  }

  /** The total's column takes the cut that was chosen for it, if the text stands there, or nothing. */
  private fillPinned(column: number, at: number, left: number, due: number): void {
    const { pin } = this
    if (pin && at === pin.start) {
      this.cells.set(column, pin.value, pin.start, pin.end, pin.places)
      this.fill(column + 1, pin.end, left, due)
    } else if (!pin && this.row.dense[column] === 0 && this.inWindow(column, 0)) {
      this.cells.clear(column)
      this.fill(column + 1, at, left, due)
    }
  }

  private accept(): void {
    let broken = 0
    let cost = 0
    this.row.checks.forEach((check, index) => {
      if (holds(check, this.cells, this.sheet.scale)) return
      broken |= 1 << index
      cost++
    })
    if (cost < this.fewest || cost > this.allowance) return
    this.steps!.take(stepsForCell * this.sheet.columns)
    this.list.push(this.cells, broken, cost)
  }
}

/** Does a reading satisfy its row's own check? */
function holds(check: RowCheck, cells: Cells, scale: number): boolean {
  const { values, starts } = cells
  if (check.kind === 'formula') return comesOut(check, cells, scale)
  if (check.kind === 'serial') return starts[check.column]! >= 0 && values[check.column] === check.value * scale
  if (starts[check.total]! < 0) return false
  let sum = 0
  for (const part of check.parts) sum += values[part]!
  return sum === values[check.total]
}
