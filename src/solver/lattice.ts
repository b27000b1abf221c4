import type { Bundles, Sum } from './bundles.ts'
import { type Gate, gateOf } from './gates.ts'
import { Plan } from './plan.ts'
import { Side } from './side.ts'
import type { Steps } from './steps.ts'

/** How often each bundle is taken, over all solutions. */
export interface Census {
  /** Number of solutions. */
  readonly count: bigint
  /** By row and bundle: share of the solutions. Rows in the order given. */
  readonly shares: readonly Float64Array[]
}

/**
 * Counts the choices of one bundle a row for which all sums meet their targets, and how often each bundle is among them: the
 * forward-backward algorithm with counting instead of probabilities, over a sparse lattice of sum vectors. Both ends grow, the
 * smaller first, until they meet. Values and targets must not be negative. Null if there is no solution.
 *
 * `keys` are the sums to be met, ascending; if `costed`, the first is the cost.
 */
export function census(
  rows: readonly Bundles[],
  sums: readonly Sum[],
  keys: readonly number[],
  costed: boolean,
  steps: Steps,
): Census | null {
  const gates: Gate[] = []
  for (const key of keys) {
    const gate = gateOf(rows, key, sums, costed, steps)
    if (gate) gates.push(gate)
    else if (sums[key]!.target !== 0) return null
  }
  const plan = new Plan(rows, gates, costed && gates[0]?.key === 0)
  const down = new Side(0)
  const up = new Side(rows.length)
  while (down.cut < up.cut) {
    const side = down.tip.size <= up.tip.size ? down : up
    if (!side.grow(plan, steps)) return null
  }
  const count = join(down, up, rows)
  if (count === 0n) return null
  const shares = rows.map((row) => new Float64Array(row.size))
  down.spread(rows, shares)
  up.spread(rows, shares)
  return { count, shares }
}

/** Lets each end know the other's ways at the cut where they meet; gives the number of solutions. */
function join(down: Side, up: Side, rows: readonly Bundles[]): bigint {
  const above = down.tip
  const below = up.tip
  above.rest = new Float64Array(above.size)
  below.rest = new Float64Array(below.size)
  const exact = down.exact && up.exact
  const aboveWays = exact ? null : down.countWays(rows)
  const belowWays = exact ? null : up.countWays(rows)
  let small = 0
  let count = 0n
  for (let state = 0; state < above.size; state++) {
    const twin = below.states.find(above.states.keys, state * above.states.width)
    if (twin < 0) continue
    above.rest[state] = below.ways[twin]!
    below.rest[twin] = above.ways[state]!
    const product = above.ways[state]! * below.ways[twin]!
    if (aboveWays && belowWays) count += aboveWays[state]! * belowWays[twin]!
    else if (small + product <= Number.MAX_SAFE_INTEGER) small += product
    else count += BigInt(above.ways[state]!) * BigInt(below.ways[twin]!)
  }
  return count + BigInt(small)
}
