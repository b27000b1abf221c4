import { RowReader } from './reader.ts'
import { Cells, type Readings } from './readings.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { Exhausted, type Steps } from './steps.ts'

/** Steps that listing one row's readings may take. */
const stepsForRow = 1_000_000

/** The readings of one row, listed only as far as the search asks for. */
export class RowList {
  /** Own checks that fail in every reading. */
  readonly least: number
  /** No reading cuts the row as the rules demand: it is left out, its checks fail, its cells stay empty. */
  readonly unread: boolean
  /** There are more readings than could be listed. */
  readonly partial: boolean
  private readonly reader: RowReader
  private readonly bySpare: Readings[] = []

  constructor(
    sheet: Sheet,
    private readonly row: SheetRow,
    private readonly steps: Steps,
  ) {
    this.reader = new RowReader(sheet, row)
    let least = 0
    let complete = this.read(0)
    while (complete && this.reader.list.size === 0 && least < row.checks.length) complete = this.read(++least)
    const { list } = this.reader
    this.partial = !complete
    this.unread = list.size === 0
    if (this.unread) {
      least = row.checks.length
      list.push(new Cells(sheet.columns), -1, least)
    }
    this.least = least
    this.bySpare[0] = this.settle(list)
  }

  /** Readings in which at most `spare` own checks fail beyond the least. */
  withSpare(spare: number): Readings {
    const most = Math.min(spare, this.room)
    if (!this.bySpare[most]) {
      if (!this.read(this.least + most)) throw new Exhausted()
      this.bySpare[most] = this.settle(this.reader.list)
    }
    return this.bySpare[most]
  }

  /** Own checks that can fail at most, beyond the least. */
  get room(): number {
    return this.unread ? 0 : this.row.checks.length - this.least
  }

  private read(allowance: number): boolean {
    return this.steps.part(stepsForRow, (steps) => this.reader.read(allowance, steps))
  }

  private settle(list: Readings): Readings {
    list.least = this.least
    for (let reading = 0; reading < list.size; reading++) list.costs[reading]! -= this.least
    return list
  }
}
