import type { Balance } from './balances.ts'
import { narrowByBounds } from './bounds.ts'
import { Bundles, type Sum } from './bundles.ts'
import type { Keep } from './places.ts'
import { count } from './problem.ts'
import type { Readings } from './readings.ts'
import type { Sheet } from './sheet.ts'
import type { Steps } from './steps.ts'

/** From so many sums on, a total row that is not settled costs more than settling it. */
const manySums = 4

/** Which checks a solution may break. */
export interface Terms {
  /** By form: 1 where the column total must hold. */
  readonly force: Uint8Array
  /** Row checks that fail in the end, beyond those that fail in any reading of their rows. */
  readonly spare: number
}

/** All solutions on some terms. */
export interface Outcome {
  readonly terms: Terms
  readonly count: bigint
  readonly lists: readonly Readings[]
  /** By row and reading: share of these solutions. */
  readonly shares: readonly Float64Array[]
  readonly ranks?: readonly RankShare[]
}

/** In how many of an outcome's solutions a rank check holds, and whether it holds and fails in any. */
export interface RankShare {
  readonly check: number
  share: number
  holds: boolean
  fails: boolean
}

/** Counts the solutions of a sheet without rank checks on given terms; null if there are none. */
export function play(
  sheet: Sheet,
  balances: readonly Balance[],
  lists: readonly Readings[],
  keep: Keep | null,
  terms: Terms,
  steps: Steps,
  costs: readonly Uint8Array[] = lists.map((list) => list.costs),
): Outcome | null {
  const kept = lists.map((list, row) => keep?.[row]?.slice() ?? new Uint8Array(list.size).fill(1))
  const inForce = sheet.forms.filter((_, form) => terms.force[form] === 1)
  if (!narrowByBounds(inForce, lists, { keep: kept, costs }, terms.spare, steps)) return null
  const costed = terms.spare > 0
  const sums: Sum[] = []
  const forms: number[] = []
  if (costed) sums.push({ target: terms.spare })
  sheet.forms.forEach((_, form) => {
    if (terms.force[form] === 0) return
    forms.push(form)
    sums.push({ target: 0 })
  })
  const keys = sums.map((_, key) => key)
  const first = costed ? 1 : 0
  const extra: Balance[] = []
  for (const balance of balances) {
    const missing = balance.forms.filter((form) => terms.force[form] === 0).length
    const level = !costed && isLevel(balance, lists)
    if (level && missing === 1) return null
    if (missing > 0) continue
    if (level) keys.splice(keys.indexOf(first + forms.indexOf(balance.total)), 1)
    else {
      extra.push(balance)
      sums.push({ target: 0 })
    }
  }
  const rows = lists.map((list, row) => bundle(sheet, list, row, kept[row]!, costed ? costs[row]! : null, forms, extra))
  const uniform = inForce.every((form) => form.family === inForce[0]!.family)
  // Where no row totals say what the total row is, and many columns keep sums from coinciding, it is settled first.
  const pivot =
    uniform && balances.length === 0 && inForce.length >= manySums ? (inForce[0]?.signs.indexOf(-1) ?? -1) : -1
  const counted = count({ rows, sums, keys, costed, uniform, pivot }, steps)
  return counted && { terms, lists, ...counted }
}

/** Do all readings of its rows satisfy the row total? */
function isLevel(balance: Balance, lists: readonly Readings[]): boolean {
  return lists.every((list, row) => balance.signs[row] === 0 || list.least === 0)
}

function bundle(
  sheet: Sheet,
  list: Readings,
  row: number,
  keep: Uint8Array,
  costs: Uint8Array | null,
  forms: readonly number[],
  extra: readonly Balance[],
): Bundles {
  const keys: number[] = costs ? [0] : []
  const columns: number[] = []
  const signs: number[] = []
  const first = keys.length
  forms.forEach((form, at) => {
    const sign = sheet.forms[form]!.signs[row]!
    if (sign === 0) return
    keys.push(first + at)
    columns.push(sheet.forms[form]!.column)
    signs.push(sign)
  })
  const mine = extra.filter((balance) => balance.signs[row] !== 0)
  for (const balance of mine) keys.push(first + forms.length + extra.indexOf(balance))
  const { values } = list
  return Bundles.gather(row, Int32Array.from(keys), keep, (reading, vector) => {
    const base = reading * list.columns
    let at = 0
    if (costs) vector[at++] = costs[reading]!
    for (let index = 0; index < columns.length; index++) vector[at++] = signs[index]! * values[base + columns[index]!]!
    for (const balance of mine) {
      let defect = values[base + balance.totalColumn]!
      for (const part of balance.parts) defect -= values[base + part]!
      vector[at++] = balance.signs[row]! * defect
    }
  })
}
