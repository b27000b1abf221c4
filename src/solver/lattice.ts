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
  if (rows.length === 0) return { count: 1n, shares: [] }
  const plan = new Plan(rows, gates, costed && gates[0]?.key === 0)
  const down = new Side(0)
  const up = new Side(rows.length)
  while (down.cut < up.cut) {
    const [side, other] = down.tip.size <= up.tip.size ? [down, up] : [up, down]
    if (!side.grow(other, plan, steps)) return null
  }
  const count = join(down, up, rows)
  if (count === 0n) return null
  const shares = rows.map((row) => new Float64Array(row.size))
  down.spread(rows, shares)
  up.spread(rows, shares)
  return { count, shares }
}

/** Lets each end know the other's ways at the cut where they meet, where both have the same states; gives the number of solutions. */
function join(down: Side, up: Side, rows: readonly Bundles[]): bigint {
  const above = down.tip
  const below = up.tip
  above.rest = below.ways
  below.rest = above.ways
  const exact = down.exact && up.exact
  const aboveWays = exact ? null : down.countWays(rows)
  const belowWays = exact ? null : up.countWays(rows)
  let small = 0
  let count = 0n
  for (let state = 0; state < above.size; state++) {
    const product = above.ways[state]! * below.ways[state]!
    if (aboveWays && belowWays) count += aboveWays[state]! * belowWays[state]!
    else if (small + product <= Number.MAX_SAFE_INTEGER) small += product
    else count += BigInt(above.ways[state]!) * BigInt(below.ways[state]!)
  }
  return count + BigInt(small)
}
