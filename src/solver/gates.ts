import type { Bundles, Sum } from './bundles.ts'
import { Choices } from './choices.ts'
import type { Steps } from './steps.ts'
import { Sweep } from './sweep.ts'

/** What one sum can be at each cut of the lattice, seen from either end. */
export interface Gate {
  /** Index of the sum. */
  readonly key: number
  readonly target: number
  readonly behind: Uint32Array
  readonly ahead: Uint32Array
  readonly words: number
  readonly planeStep: number
  /** Where the sets of a cut begin, by cut. */
  readonly at: Int32Array
  /** First and last row that change the sum; it is open at the cuts between them. */
  readonly first: number
  readonly last: number
  /** Place of the sum among each row's sums, -1 where the row leaves it alone. */
  readonly places: Int32Array
}

/** The gate of a sum over the rows of a lattice, or null if no row changes it. */
export function gateOf(
  rows: readonly Bundles[],
  key: number,
  sums: readonly Sum[],
  costed: boolean,
  steps: Steps,
): Gate | null {
  const places = new Int32Array(rows.length).fill(-1)
  const at = new Int32Array(rows.length + 1)
  const varying: Choices[] = []
  let first = -1
  let last = -1
  const ofCost = costed && key === 0
  rows.forEach((row, cut) => {
    at[cut] = varying.length
    const place = row.sums.indexOf(key)
    if (place < 0) return
    const choices = new Choices(row, place, costed && !ofCost ? 0 : -1)
    if (choices.count === 1) return
    if (choices.greatest > 0) places[cut] = place
    varying.push(choices)
    if (first < 0) first = cut
    last = cut
  })
  if (first < 0) return null
  at[rows.length] = varying.length
  const spare = costed && !ofCost ? sums[0]!.target : 0
  const exact = varying.length === rows.length
  const { target } = sums[key]!
  const sweep = new Sweep(varying, target, spare, exact, steps)
  const stride = sweep.words * sweep.planes
  if (exact || spare === 0) {
    for (let cut = 0; cut <= rows.length; cut++) at[cut]! *= stride
    const { behind, ahead, words } = sweep
    return { key, target, behind, ahead, words, planeStep: sweep.planes > 1 ? words : 0, at, first, last, places }
  }
  // Rows that leave the sum alone spend too: what is left for the others is not known here.
  for (let cut = 0; cut <= rows.length; cut++) at[cut]! *= sweep.words
  const behind = joinPlanes(sweep.behind, sweep.words, sweep.planes)
  const ahead = joinPlanes(sweep.ahead, sweep.words, sweep.planes)
  return { key, target, behind, ahead, words: sweep.words, planeStep: 0, at, first, last, places }
}

function joinPlanes(sets: Uint32Array, words: number, planes: number): Uint32Array {
  const stride = words * planes
  const joined = new Uint32Array(sets.length / planes)
  for (let at = 0; at < sets.length; at++) {
    joined[Math.floor(at / stride) * words + (at % words)]! |= sets[at]!
  }
  return joined
}
