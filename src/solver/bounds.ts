import type { Readings } from './readings.ts'
import type { Form } from './sheet.ts'
import type { Steps } from './steps.ts'

/** By row and reading: 1 where the reading is kept, and what it costs. */
export interface Hand {
  readonly keep: readonly Uint8Array[]
  readonly costs: readonly Uint8Array[]
}

/** Numbers kept for each form and row: bounds over all readings left, and over those that cost nothing. */
const spanSize = 4

/**
 * Drops readings whose value in some column total is too great or too small for what the other rows can add, until nothing changes.
 * Only `spare` may be spent in all, so few rows at once can be at bounds that cost. False if a row is left without readings.
 */
export function narrowByBounds(
  forms: readonly Form[],
  lists: readonly Readings[],
  hand: Hand,
  spare: number,
  steps: Steps,
): boolean {
  return forms.length === 0 || new Bounds(forms, lists, hand, spare, steps).narrow()
}

class Bounds {
  private readonly spans: Float64Array
  /** By form and row: the span is out of date. */
  private readonly changed: Uint8Array
  /** By form: it has to be looked at. */
  private readonly stale: Uint8Array
  /** By row: the readings that are left come first. */
  private readonly left: readonly Int32Array[]
  private readonly counts: Int32Array

  constructor(
    private readonly forms: readonly Form[],
    private readonly lists: readonly Readings[],
    private readonly hand: Hand,
    private readonly spare: number,
    private readonly steps: Steps,
  ) {
    const rows = lists.length
    this.spans = new Float64Array(forms.length * rows * spanSize)
    this.changed = new Uint8Array(forms.length * rows).fill(1)
    this.stale = new Uint8Array(forms.length).fill(1)
    this.counts = new Int32Array(rows)
    this.left = lists.map((list, row) => {
      const left = new Int32Array(list.size)
      const keep = hand.keep[row]!
      let count = 0
      for (let reading = 0; reading < list.size; reading++) if (keep[reading] === 1) left[count++] = reading
      this.counts[row] = count
      return left
    })
  }

  narrow(): boolean {
    if (this.counts.includes(0)) return false
    for (let form = 0; form >= 0; form = this.stale.indexOf(1)) {
      this.stale[form] = 0
      if (!this.narrowForm(form)) return false
    }
    return true
  }

  private narrowForm(form: number): boolean {
    const { spans, lists, spare } = this
    const { signs } = this.forms[form]!
    const rows = lists.length
    let least = 0
    let greatest = 0
    const falls: number[] = []
    const rises: number[] = []
    for (let row = 0; row < rows; row++) {
      if (signs[row] === 0) continue
      const at = form * rows + row
      if (this.changed[at] === 1) this.measure(form, row)
      const base = at * spanSize
      least += spans[base + 2]!
      greatest += spans[base + 3]!
      if (spans[base]! < spans[base + 2]!) falls.push(spans[base + 2]! - spans[base]!)
      if (spans[base + 1]! > spans[base + 3]!) rises.push(spans[base + 1]! - spans[base + 3]!)
    }
    const fall = sumsOfGreatest(falls, spare)
    const rise = sumsOfGreatest(rises, spare)
    if (least - fall[spare]! > 0 || greatest + rise[spare]! < 0) return false
    for (let row = 0; row < rows; row++) {
      if (signs[row] === 0) continue
      const base = (form * rows + row) * spanSize
      // Up to what this row may be given what the others are at least, and the other way round.
      const most = spans[base + 2]! - least
      const fewest = spans[base + 3]! - greatest
      if (spans[base + 1]! <= most && spans[base]! >= fewest) continue
      if (!this.drop(form, row, most, fewest, fall, rise)) return false
    }
    return true
  }

  private measure(form: number, row: number): void {
    const { column, signs } = this.forms[form]!
    const { values, columns } = this.lists[row]!
    const left = this.left[row]!
    const count = this.counts[row]!
    const costs = this.hand.costs[row]!
    const sign = signs[row]!
    let least = Number.POSITIVE_INFINITY
    let greatest = Number.NEGATIVE_INFINITY
    let freeLeast = Number.POSITIVE_INFINITY
    let freeGreatest = Number.NEGATIVE_INFINITY
    for (let at = 0; at < count; at++) {
      const reading = left[at]!
      const value = sign * values[reading * columns + column]!
      if (value < least) least = value
      if (value > greatest) greatest = value
      if (costs[reading]! > 0) continue
      if (value < freeLeast) freeLeast = value
      if (value > freeGreatest) freeGreatest = value
    }
    this.steps.take(count >> 3)
    const at = form * this.lists.length + row
    this.changed[at] = 0
    const free = freeLeast <= freeGreatest
    this.spans[at * spanSize] = least
    this.spans[at * spanSize + 1] = greatest
    // A row that cannot be read for free spends in any case.
    this.spans[at * spanSize + 2] = free ? freeLeast : least
    this.spans[at * spanSize + 3] = free ? freeGreatest : greatest
  }

  private drop(
    form: number,
    row: number,
    most: number,
    fewest: number,
    fall: readonly number[],
    rise: readonly number[],
  ): boolean {
    const { column, signs } = this.forms[form]!
    const { values, columns } = this.lists[row]!
    const left = this.left[row]!
    const before = this.counts[row]!
    const costs = this.hand.costs[row]!
    const keep = this.hand.keep[row]!
    const sign = signs[row]!
    let count = 0
    for (let at = 0; at < before; at++) {
      const reading = left[at]!
      const rest = this.spare - costs[reading]!
      const value = sign * values[reading * columns + column]!
      if (rest >= 0 && value <= most + fall[rest]! && value >= fewest - rise[rest]!) left[count++] = reading
      else keep[reading] = 0
    }
    if (count === before) return true
    this.counts[row] = count
    const rows = this.lists.length
    for (let other = 0; other < this.forms.length; other++) {
      if (this.forms[other]!.signs[row] === 0) continue
      this.stale[other] = 1
      this.changed[other * rows + row] = 1
    }
    return count > 0
  }
}

/** By number, up to `most`: the sum of so many of the greatest. */
export function sumsOfGreatest(numbers: number[], most: number): number[] {
  numbers.sort((one, other) => other - one)
  const sums = [0]
  for (let count = 1; count <= most; count++) sums.push(sums[count - 1]! + (numbers[count - 1] ?? 0))
  return sums
}
