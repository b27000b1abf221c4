import type { Readings } from './readings.ts'
import type { Ranking, Sheet } from './sheet.ts'

/** By row and reading: what ranks compare, the greater the better; a blank is behind all. */
export type Standing = readonly Float64Array[]

export function standingOf(ranking: Ranking, lists: readonly Readings[]): Standing {
  return lists.map((list) => {
    const standing = new Float64Array(list.size)
    for (let reading = 0; reading < list.size; reading++) {
      const at = reading * list.columns + ranking.by
      const value = list.values[at]!
      standing[reading] = list.starts[at]! < 0 ? Number.NEGATIVE_INFINITY : ranking.descending ? value : -value
    }
    return standing
  })
}

/** Does the reading's rank say that `ahead` rows are better? A row without a value has no rank. */
export function saysRank(ranking: Ranking, list: Readings, reading: number, ahead: number, scale: number): boolean {
  const base = reading * list.columns
  if (list.starts[base + ranking.by]! < 0 || list.starts[base + ranking.column]! < 0) return false
  return list.values[base + ranking.column] === (ahead + 1) * scale
}

/** The bounds of a row's standing, over the readings that are kept. */
interface Bounds {
  readonly least: Float64Array
  readonly greatest: Float64Array
}

/**
 * Drops readings whose rank no order of the rows can give, where failures are not to spare. Returns false if a row is left without
 * any.
 */
export function narrowByRank(
  sheet: Sheet,
  ranking: Ranking,
  lists: readonly Readings[],
  keep: readonly Uint8Array[],
  spare: number,
): boolean {
  const standing = standingOf(ranking, lists)
  for (;;) {
    const bounds = boundsOf(ranking, standing, keep)
    const least = Float64Array.from(bounds.least).sort()
    const greatest = Float64Array.from(bounds.greatest).sort()
    let changed = false
    for (const [row, list] of lists.entries()) {
      if (ranking.checkOf[row]! < 0) continue
      let left = 0
      for (let reading = 0; reading < list.size; reading++) {
        if (keep[row]![reading] === 0) continue
        const own = standing[row]![reading]!
        // Not the row itself, which may stand elsewhere in another reading.
        const surely = above(least, own) - (bounds.least[row]! > own ? 1 : 0)
        const perhaps = above(greatest, own) - (bounds.greatest[row]! > own ? 1 : 0)
        const base = reading * list.columns
        const rank = list.values[base + ranking.column]! / sheet.scale - 1
        const possible = list.starts[base + ranking.column]! >= 0 && own > Number.NEGATIVE_INFINITY
        if ((possible && rank >= surely && rank <= perhaps) || list.costs[reading]! < spare) left++
        else {
          keep[row]![reading] = 0
          changed = true
        }
      }
      if (left === 0) return false
    }
    if (!changed) return true
  }
}

function boundsOf(ranking: Ranking, standing: Standing, keep: readonly Uint8Array[]): Bounds {
  const rows = standing.length
  const least = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  const greatest = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  for (let row = 0; row < rows; row++) {
    if (ranking.member[row] === 0) continue
    let low = Number.POSITIVE_INFINITY
    standing[row]!.forEach((value, reading) => {
      if (keep[row]![reading] === 0) return
      low = Math.min(low, value)
      greatest[row] = Math.max(greatest[row]!, value)
    })
    least[row] = low
  }
  return { least, greatest }
}

/** How many of the sorted numbers exceed a value. */
function above(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! > value) high = middle
    else low = middle + 1
  }
  return sorted.length - low
}

/** The one standing of each row, or null where some row's readings differ in it. Rows that are not ranked have none. */
export function settledStanding(
  ranking: Ranking,
  standing: Standing,
  keep: readonly Uint8Array[],
): Float64Array | null {
  const { least, greatest } = boundsOf(ranking, standing, keep)
  for (let row = 0; row < least.length; row++) if (least[row] !== greatest[row]) return null
  return least
}

/** By row: how many ranked rows are better. */
export function rowsAhead(standing: Float64Array): Int32Array {
  const sorted = Float64Array.from(standing).sort()
  return Int32Array.from(standing, (own) => above(sorted, own))
}
