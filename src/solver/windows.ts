import { sumsOfGreatest } from './bounds.ts'
import type { RowList } from './lists.ts'
import type { Form } from './sheet.ts'

/** By column: between which values (scaled, a blank is 0) a row's cells must lie. */
export interface Window {
  readonly least: Float64Array
  readonly greatest: Float64Array
}

/** A window that all values lie in. */
export function wideOpen(columns: number): Window {
  return {
    least: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
    greatest: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
  }
}

/**
 * Where the cells of a row that breaks a check of its own must lie for the column totals in force to hold: the other rows have then
 * `others` failures to spare between them, and all but so many of them are read without.
 */
export function windowsFor(
  forms: readonly Form[],
  lists: readonly RowList[],
  columns: number,
  others: number,
): Window[] {
  const windows = lists.map(() => wideOpen(columns))
  for (const { column, signs } of forms) {
    let least = 0
    let greatest = 0
    const falls: number[] = []
    const rises: number[] = []
    const spans = lists.map((list, row): [number, number] => {
      if (signs[row] === 0) return [0, 0]
      const span = times(signs[row]!, list.span.least[column]!, list.span.greatest[column]!)
      const loose =
        others === 0 ? span : times(signs[row]!, list.looseSpan.least[column]!, list.looseSpan.greatest[column]!)
      least += span[0]
      greatest += span[1]
      falls.push(Math.max(0, span[0] - loose[0]))
      rises.push(Math.max(0, loose[1] - span[1]))
      return span
    })
    const fall = sumsOfGreatest(falls, others)[others]!
    const rise = sumsOfGreatest(rises, others)[others]!
    for (let row = 0; row < lists.length; row++) {
      if (signs[row] === 0) continue
      const [low, high] = spans[row]!
      const bounds = times(1 / signs[row]!, high - greatest - rise, low - least + fall)
      const window = windows[row]!
      window.least[column] = Math.max(window.least[column]!, bounds[0])
      window.greatest[column] = Math.min(window.greatest[column]!, bounds[1])
    }
  }
  return windows
}

/** Bounds of what lies between two bounds, times a factor. */
function times(factor: number, least: number, greatest: number): [number, number] {
  return factor > 0 ? [factor * least, factor * greatest] : [factor * greatest, factor * least]
}
