import { Readings } from './readings.ts'
import type { Sheet } from './sheet.ts'
import type { Steps } from './steps.ts'

/** By row and reading: 1 where the reading is kept. */
export type Keep = readonly Uint8Array[]

/**
 * Numbers of one column have equal decimals, but for rows apart. Splits the readings of all rows into disjoint choices in each of which every column has
 * at most one number of decimals; together they hold every table that keeps the rule, once.
 */
export function splitByPlaces(sheet: Sheet, lists: readonly Readings[], steps: Steps): Keep[] {
  const all = (list: Readings) => new Uint8Array(list.size).fill(1)
  const bound = lists.map((list, row) => (sheet.rows[row]!.apart ? new Readings(sheet.columns) : list))
  const found: Keep[] = []
  split(bound.map(all), bound, sheet.columns, steps, found)
  return found.map((keep) => keep.map((kept, row) => (sheet.rows[row]!.apart ? all(lists[row]!) : kept)))
}

function split(keep: Keep, lists: readonly Readings[], columns: number, steps: Steps, found: Keep[]): void {
  for (const list of lists) steps.take(list.size)
  if (!narrow(keep, lists, columns)) return
  for (let column = 0; column < columns; column++) {
    const kinds = placesOf(keep, lists, column)
    if (kinds.length < 2) continue
    const dense = lists.some((list, row) => !keepsBlank(keep[row]!, list, column))
    if (dense) {
      for (const places of kinds) split(filter(keep, lists, column, places, -1), lists, columns, steps, found)
      return
    }
    split(filter(keep, lists, column, -1, lists.length), lists, columns, steps, found)
    for (const places of kinds) {
      for (let first = 0; first < lists.length; first++) {
        if (lists[first]!.size === 0) continue
        split(filter(keep, lists, column, places, first), lists, columns, steps, found)
      }
    }
    return
  }
  found.push(keep)
}

/**
 * Keeps readings whose cell is blank or has these places. Of rows before `first` only the blank ones, of the row `first` itself only
 * the others; -1 asks nothing of the kind.
 */
function filter(keep: Keep, lists: readonly Readings[], column: number, places: number, first: number): Keep {
  return lists.map((list, row) => {
    const kept = keep[row]!.slice()
    for (let reading = 0; reading < list.size; reading++) {
      const at = reading * list.columns + column
      const blank = list.starts[at]! < 0
      if (blank ? row === first : row < first || list.places[at] !== places) kept[reading] = 0
    }
    return kept
  })
}

/** Drops readings with decimals that some row cannot have; false if a row is left without any. */
function narrow(keep: Keep, lists: readonly Readings[], columns: number): boolean {
  let changed = true
  while (changed) {
    changed = false
    for (let column = 0; column < columns; column++) {
      let allowed = -1
      lists.forEach((list, row) => {
        if (list.size > 0) allowed &= placesBits(keep[row]!, list, column)
      })
      for (const [row, list] of lists.entries()) {
        if (list.size === 0) continue
        let left = 0
        for (let reading = 0; reading < list.size; reading++) {
          if (keep[row]![reading] === 0) continue
          const at = reading * list.columns + column
          if (list.starts[at]! >= 0 && (allowed & (1 << list.places[at]!)) === 0) {
            keep[row]![reading] = 0
            changed = true
          } else left++
        }
        if (left === 0) return false
      }
    }
  }
  return true
}

/** Bits of the decimals that the row can have in the column; all, if it can be blank. */
function placesBits(keep: Uint8Array, list: Readings, column: number): number {
  let bits = 0
  for (let reading = 0; reading < list.size; reading++) {
    if (keep[reading] === 0) continue
    const at = reading * list.columns + column
    if (list.starts[at]! < 0) return -1
    bits |= 1 << list.places[at]!
  }
  return bits
}

function keepsBlank(keep: Uint8Array, list: Readings, column: number): boolean {
  return list.size === 0 || placesBits(keep, list, column) === -1
}

function placesOf(keep: Keep, lists: readonly Readings[], column: number): number[] {
  let bits = 0
  lists.forEach((list, row) => {
    for (let reading = 0; reading < list.size; reading++) {
      const at = reading * list.columns + column
      if (keep[row]![reading] === 1 && list.starts[at]! >= 0) bits |= 1 << list.places[at]!
    }
  })
  const places: number[] = []
  for (let place = 0; bits >> place > 0; place++) if ((bits >> place) & 1) places.push(place)
  return places
}
