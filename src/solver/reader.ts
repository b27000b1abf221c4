import { type Cut, cutsFrom } from './numbers.ts'
import { Cells, Readings } from './readings.ts'
import type { RowCheck, Sheet, SheetRow, Stretch } from './sheet.ts'
import type { Steps } from './steps.ts'
import type { Window } from './windows.ts'

type RowTotal = Extract<RowCheck, { kind: 'row-total' }>

/** Keeping a cell of a reading costs this: it takes room. */
const stepsForCell = 3

/** Digits that one number holds at most; a double holds no more. */
const digitsAtMost = 18

/**
 * Lists a row's readings by depth first search over the columns. Where the row has a total, the total is cut first: what remains
 * must add up to it, which prunes nearly all.
 */
export class RowReader {
  private readonly stretchAt: Stretch[] = []
  private readonly cutsAt: (readonly Cut[])[] = []
  private readonly length: number
  private readonly main: RowTotal | undefined
  private readonly part: Uint8Array
  private readonly cells: Cells
  private readonly serials: Float64Array
  private readonly checksAtMost: number
  private readonly signed: boolean
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
    this.length = row.text.length
    for (const stretch of row.stretches) {
      for (let at = stretch.start; at < stretch.end; at++) {
        this.stretchAt[at] = stretch
        if (stretch.whole && at > stretch.start) this.cutsAt[at] = []
        else {
          const cuts = cutsFrom(row.text, at, stretch.end, sheet.places, sheet.most)
          this.cutsAt[at] = stretch.whole ? cuts.filter((cut) => cut.end === stretch.end) : cuts
        }
      }
    }
    this.cells = new Cells(columns)
    this.list = new Readings(columns, 1)
    this.open = {
      least: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
      greatest: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    }
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
    this.checksAtMost = row.checks.length
    this.signed = row.text.includes('-')
    this.before = new Float64Array(this.length + 1)
    this.behind = new Float64Array(this.length + 1)
  }

  /**
   * Adds to `list` all readings in which at least `fewest` and at most `allowance` of the row's own checks fail, and whose cells lie in
   * the window. Their `costs` are the numbers that fail.
   */
  read(list: Readings, fewest: number, allowance: number, window: Window | null, steps: Steps): void {
    this.list = list
    this.steps = steps
    this.fewest = fewest
    this.allowance = Math.min(allowance, this.checksAtMost)
    this.window = window ?? this.open
    this.pinned = -1
    this.pin = undefined
    // With all failures allowed, the total's value helps nothing.
    if (this.main && this.allowance < this.checksAtMost) this.pinTotal(this.main)
    else this.fill(0, 0, this.allowance, 0)
  }

  /** Bounds of what the columns can hold, whatever the row's checks say. */
  looseSpan(): Window {
    const { columns } = this.sheet
    const span = { least: new Float64Array(columns), greatest: new Float64Array(columns) }
    for (const [at, cuts] of this.cutsAt.entries()) {
      const { first, last } = this.stretchAt[at]!
      for (const { value } of cuts) {
        for (let column = first; column <= Math.min(last, columns - 1); column++) {
          span.least[column] = Math.min(span.least[column]!, value)
          span.greatest[column] = Math.max(span.greatest[column]!, value)
        }
      }
    }
    return span
  }

  private pinTotal(main: RowTotal): void {
    const { columns } = this.sheet
    this.pinned = main.total
    const opens = main.total === 0
    const closes = main.total === columns - 1
    // From the end on: where the total stands last, short totals are tried first, which long rows mostly have.
    for (let start = opens ? Math.min(0, this.length - 1) : this.length - 1; start >= 0; start--) {
      const stretch = this.stretchAt[start]!
      if (main.total < stretch.first || main.total > stretch.last) continue
      for (const cut of this.cutsAt[start]!) {
        if (closes && cut.end !== this.length) continue
        if (!this.allowed(main.total, cut) || !this.inWindow(main.total, cut.value)) continue
        this.pin = cut
        this.sumRest(cut)
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
    return cut.places === 0 || this.sheet.decimal[column]!
  }

  /** What all digits before and behind the pinned total are worth as one number each. */
  private sumRest(pin: Cut): void {
    this.worth(this.behind, pin.end, this.length)
    this.worth(this.before, 0, pin.start)
  }

  private worth(into: Float64Array, from: number, to: number): void {
    let value = 0
    let unit = this.sheet.scale
    into[to] = 0
    for (let at = to - 1; at >= from; at--) {
      const digit = this.row.text.charCodeAt(at) - 48
      if (digit >= 0) {
        value += digit * unit
        unit *= 10
      }
      into[at] = value
    }
  }

  /**
   * Fills the columns from `column` on with the text from `at` on. `left` checks may still fail; `due` is what the parts still have
   * to add up to.
   */
  private fill(column: number, at: number, left: number, due: number): void {
    this.steps!.take(1)
    const { columns } = this.sheet
    if (column === columns) {
      if (at === this.length) this.accept()
      return
    }
    const { pin } = this
    if (column === this.pinned) {
      if (!pin) {
        if (!this.inWindow(column, 0)) return
        this.cells.clear(column)
        this.fill(column + 1, at, left, due)
      } else if (at === pin.start) {
        this.cells.set(column, pin.value, pin.start, pin.end, pin.places)
        this.fill(column + 1, pin.end, left, due)
      }
      return
    }
    const ahead = pin !== undefined && column < this.pinned
    const strict = left === 0 && pin !== undefined
    if (strict && !this.signed) {
      if (due < 0) return
      const rest = ahead ? this.before[at]! + this.behind[pin.end]! : this.behind[at]!
      if (rest < due) return
    }
    const limit = ahead ? pin.start : this.length
    const serial = this.serials[column]!
    const counted = !Number.isNaN(serial)
    if (this.roomAfter(column, at) && this.inWindow(column, 0)) {
      const next = counted ? left - 1 : left
      if (next >= 0) {
        this.cells.clear(column)
        this.fill(column + 1, at, next, due)
      }
    }
    if (at >= limit) return
    const stretch = this.stretchAt[at]!
    if (column < stretch.first || column > stretch.last) return
    for (const cut of this.cutsAt[at]!) {
      if (cut.end > limit) break
      if (!this.allowed(column, cut) || !this.inWindow(column, cut.value)) continue
      const next = counted && cut.value !== serial ? left - 1 : left
      if (next < 0) continue
      const owed = due - cut.value * this.part[column]!
      if (strict && owed < 0 && !this.signed) break
      if (cut.end < this.length && !this.roomAfter(column, cut.end)) continue
      this.cells.set(column, cut.value, cut.start, cut.end, cut.places)
      this.fill(column + 1, cut.end, next, owed)
    }
    this.cells.clear(column)
  }

  /** Can the text from `at` on still stand in the columns behind `column`? */
  private roomAfter(column: number, at: number): boolean {
    if (at >= this.length) return true
    if (this.stretchAt[at]!.last <= column) return false
    return this.length - at <= (this.sheet.columns - column - 1) * digitsAtMost
  }

  private accept(): void {
    const { values, starts } = this.cells
    let broken = 0
    let cost = 0
    this.row.checks.forEach((check, index) => {
      if (holds(check, values, starts, this.sheet.scale)) return
      broken |= 1 << index
      cost++
    })
    if (cost < this.fewest || cost > this.allowance) return
    this.steps!.take(stepsForCell * this.sheet.columns)
    this.list.push(this.cells, broken, cost)
  }
}

/** Does a reading satisfy its row's own check? */
export function holds(check: RowCheck, values: Float64Array, starts: Int16Array, scale: number): boolean {
  if (check.kind === 'serial') return starts[check.column]! >= 0 && values[check.column] === check.value * scale
  if (starts[check.total]! < 0) return false
  let sum = 0
  for (const part of check.parts) sum += values[part]!
  return sum === values[check.total]
}
