import { type Cut, cutsFrom } from './numbers.ts'
import type { Sheet, SheetRow, Stretch } from './sheet.ts'
import type { Window } from './windows.ts'

/** Characters that one number has at most; a double holds no more digits. */
const charactersAtMost = 18

/** Where a row can be cut: by position in its text, the numbers that start there and the stretch that they are in. */
export class Cuttings {
  readonly length: number
  /** A minus stands in the row: its sums can fall as well as rise. */
  readonly signed: boolean
  private readonly stretches: Stretch[] = []
  private readonly cuts: (readonly Cut[])[] = []

  constructor(
    private readonly sheet: Sheet,
    private readonly row: SheetRow,
  ) {
    this.length = row.text.length
    this.signed = row.text.includes('-')
    for (const stretch of row.stretches) {
      for (let at = stretch.start; at < stretch.end; at++) {
        this.stretches[at] = stretch
        const cuts = cutsFrom(row.text, at, stretch.end, sheet.places, sheet.most)
        this.cuts[at] = stretch.whole
          ? cuts.filter((cut) => cut.start === stretch.start && cut.end === stretch.end)
          : cuts
      }
    }
  }

  /** The numbers that start at a position, short ones first. */
  at(position: number): readonly Cut[] {
    return this.cuts[position]!
  }

  /** May the numbers at this position stand in the column? */
  reaches(position: number, column: number): boolean {
    const { first, last } = this.stretches[position]!
    return column >= first && column <= last
  }

  /** Can the text from `position` on still stand in the columns behind `column`? */
  roomAfter(column: number, position: number): boolean {
    if (position >= this.length) return true
    if (this.stretches[position]!.last <= column) return false
    return this.length - position <= (this.sheet.columns - column - 1) * charactersAtMost
  }

  /** Writes what the digits from each position up to `to` are worth as one number: cut in any way, they add up to no more. */
  worth(into: Float64Array, from: number, to: number): void {
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

  /** Bounds of what the columns can hold, whatever the row's checks say. */
  span(): Window {
    const { columns } = this.sheet
    const span = { least: new Float64Array(columns), greatest: new Float64Array(columns) }
    for (const [at, cuts] of this.cuts.entries()) {
      const { first, last } = this.stretches[at]!
      for (const { value } of cuts) {
        for (let column = first; column <= Math.min(last, columns - 1); column++) {
          span.least[column] = Math.min(span.least[column]!, value)
          span.greatest[column] = Math.max(span.greatest[column]!, value)
        }
      }
    }
    return span
  }
}
