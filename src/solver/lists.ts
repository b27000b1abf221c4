import { RowReader } from './reader.ts'
import { Cells, Readings } from './readings.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { Exhausted, type Steps } from './steps.ts'
import type { Window } from './windows.ts'

/** Steps that listing one row's readings may take; and as soon as all is but an estimate. */
const stepsForRow = 2_000_000
const stepsForSample = 50_000

/** Lists the readings of all rows. */
export function listRows(sheet: Sheet, steps: Steps): RowList[] {
  let most = stepsForRow
  return sheet.rows.map((row) => {
    const list = new RowList(sheet, row, most, steps)
    if (list.partial) most = stepsForSample
    return list
  })
}

/** The readings of one row, listed only as far as the search asks for. */
export class RowList {
  /** The readings that break the fewest own checks. */
  readonly best: Readings
  /** No reading cuts the row as the rules demand: it is left out, its checks fail, its cells stay empty. */
  readonly unread: boolean
  /** There are more readings than could be listed. */
  readonly partial: boolean
  private readonly reader: RowReader
  private readonly fewest: number
  private spanOfBest: Window | undefined
  private spanOfAll: Window | undefined

  constructor(
    private readonly sheet: Sheet,
    private readonly row: SheetRow,
    private readonly most: number,
    private readonly steps: Steps,
  ) {
    this.reader = new RowReader(sheet, row)
    this.best = new Readings(sheet.columns)
    let fewest = 0
    let complete = this.read(this.best, 0, 0, null)
    while (complete && this.best.size === 0 && fewest < row.checks.length) {
      fewest++
      complete = this.read(this.best, fewest, fewest, null)
    }
    this.partial = !complete
    this.unread = this.best.size === 0
    if (this.unread) {
      fewest = row.checks.length
      this.best.push(new Cells(sheet.columns), -1, fewest)
    }
    this.fewest = fewest
    this.settle(this.best, 0)
  }

  /** The best readings, and those in the window that break up to `spare` own checks more. */
  withSpare(spare: number, window: Window): Readings {
    const most = Math.min(spare, this.room)
    if (most === 0) return this.best
    const list = this.best.copy()
    const { size } = list
    if (!this.read(list, this.fewest + 1, this.fewest + most, window)) throw new Exhausted()
    this.settle(list, size)
    return list
  }

  /** Own checks that can fail at most, beyond those that fail in any reading. */
  get room(): number {
    return this.unread ? 0 : this.row.checks.length - this.fewest
  }

  /** Bounds of the columns over the best readings. */
  get span(): Window {
    this.spanOfBest ??= this.measure()
    return this.spanOfBest
  }

  /** Bounds of the columns over all readings, or wider. */
  get looseSpan(): Window {
    this.spanOfAll ??= this.unread ? this.span : this.reader.cuttings.span()
    return this.spanOfAll
  }

  private read(list: Readings, fewest: number, most: number, window: Window | null): boolean {
    return this.steps.part(this.most, (steps) => this.reader.read(list, fewest, most, window, steps))
  }

  private settle(list: Readings, from: number): void {
    list.least = this.fewest
    for (let reading = from; reading < list.size; reading++) list.costs[reading]! -= this.fewest
  }

  private measure(): Window {
    const { columns } = this.sheet
    const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
    const greatest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY)
    const { size, values } = this.best
    for (let at = 0, column = 0; at < size * columns; at++) {
      const value = values[at]!
      if (value < least[column]!) least[column] = value
      if (value > greatest[column]!) greatest[column] = value
      if (++column === columns) column = 0
    }
    return { least, greatest }
  }
}
