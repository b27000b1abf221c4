import { Cells, Readings } from './readings.ts'
import { RowReader } from './reader.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import type { Steps } from './steps.ts'

/** The readings of one row, listed only as far as the search asks for. */
export class RowList {
  /** Own checks that fail in every reading. */
  readonly least: number
  /** No reading cuts the row as the rules demand: it is left out, its checks fail, its cells stay empty. */
  readonly unread: boolean
  private readonly reader: RowReader
  private readonly bySpare: Readings[] = []

  constructor(
    sheet: Sheet,
    private readonly row: SheetRow,
    steps: Steps,
  ) {
    this.reader = new RowReader(sheet, row, steps)
    let least = 0
    let list = this.reader.readings(0)
    while (list.size === 0 && least < row.checks.length) list = this.reader.readings(++least)
    this.unread = list.size === 0
    if (this.unread) list.push(new Cells(sheet.columns), -1, least)
    this.least = least
    this.bySpare[0] = this.settle(list)
  }

  /** Readings in which at most `spare` own checks fail beyond the least. */
  withSpare(spare: number): Readings {
    const most = this.unread ? 0 : Math.min(spare, this.row.checks.length - this.least)
    this.bySpare[most] ??= this.settle(this.reader.readings(this.least + most))
    return this.bySpare[most]
  }

  /** Own checks that can fail at most, beyond the least. */
  get room(): number {
    return this.unread ? 0 : this.row.checks.length - this.least
  }

  private settle(list: Readings): Readings {
    list.least = this.least
    for (let reading = 0; reading < list.size; reading++) list.costs[reading]! -= this.least
    return list
  }
}
