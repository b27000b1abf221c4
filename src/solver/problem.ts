import type { Bundles, Sum } from './bundles.ts'
import { type Census, census } from './lattice.ts'
import { ratio } from './ratio.ts'
import { Reach } from './reach.ts'
import { Exhausted, type Steps } from './steps.ts'

/** Bundles of the pivot after which it is foreseen whether the budget will do for all. */
const sample = 12
/** How many times its even part of the budget one bundle of the pivot may take. */
const unevenness = 20

/** Bundles to choose from, one a row, such that all sums meet their targets. */
export interface Problem {
  readonly rows: readonly Bundles[]
  readonly sums: readonly Sum[]
  /** The sums that do not follow from others, ascending. */
  readonly keys: readonly number[]
  /** Sum 0 is the cost. */
  readonly costed: boolean
  /** All sums are over the same rows, so that these can be taken in any order. */
  readonly uniform: boolean
  /** The row that is settled first, each of its bundles by itself; -1 for none. */
  readonly pivot: number
}

/** Counts the solutions of a problem, which it uses up; shares are by row and reading. Null if there is none. */
export function count(problem: Problem, steps: Steps): Census | null {
  const { rows, sums, keys, costed, pivot } = problem
  if (!new Reach(rows, sums, costed, steps).prune()) return null
  for (const row of rows) row.compact()
  if (pivot >= 0 && rows[pivot]!.size > 1) return unbundled(rows, countByPivot(problem, steps))
  levelOut(rows, sums)
  const open = rows.filter((row) => row.size > 1)
  if (problem.uniform) sortByReach(open)
  const counted = census(open, sums, keys, costed, steps)
  if (!counted) return null
  const shares = rows.map((row) => counted.shares[open.indexOf(row)] ?? new Float64Array(1).fill(1))
  const settled = rows.reduce((product, row) => (row.size > 1 ? product : product * BigInt(row.weights[0]!)), 1n)
  return unbundled(rows, { count: counted.count * settled, shares })
}

/** Counts each bundle of the pivot by itself: it leaves the other rows so little that all these problems together are the smaller. */
function countByPivot({ rows, sums, pivot, ...rest }: Problem, steps: Steps): Census | null {
  const found: Census[] = []
  const { size } = rows[pivot]!
  const start = steps.used
  const each = (steps.rest / size) * unevenness
  const stride = strideOver(size)
  const spans = rows.map(spanOf)
  for (let at = 0; at < size; at++) {
    const bundle = (at * stride) % size
    const ended = steps.part(each, (own) => {
      const branches = branch(rows, sums, spans, pivot, bundle, own)
      const targets = sums.map(({ target }) => ({ target }))
      const counted = branches && count({ ...rest, rows: branches, sums: targets, pivot: -1 }, own)
      if (counted) found.push(counted)
    })
    const sampled = at + 1 >= sample
    if (!ended || (sampled && ((steps.used - start) / (at + 1)) * (size - at - 1) > steps.rest)) throw new Exhausted()
  }
  const total = found.reduce((sum, one) => sum + one.count, 0n)
  if (total === 0n) return null
  const shares = rows.map((row) => new Float64Array(row.size))
  for (const one of found) {
    const part = ratio(one.count, total)
    one.shares.forEach((share, row) => {
      const { weights } = rows[row]!
      for (let bundle = 0; bundle < share.length; bundle++) {
        shares[row]![bundle]! += part * share[bundle]! * weights[bundle]!
      }
    })
  }
  return { count: total, shares }
}

/** By place in a row's sums: the least and the greatest of its bundles. */
interface Spans {
  readonly least: Float64Array
  readonly greatest: Float64Array
}

function spanOf({ size, sums, vectors }: Bundles): Spans {
  const width = sums.length
  const least = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  const greatest = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  for (let bundle = 0; bundle < size; bundle++) {
    for (let place = 0; place < width; place++) {
      const value = vectors[bundle * width + place]!
      if (value < least[place]!) least[place] = value
      if (value > greatest[place]!) greatest[place] = value
    }
  }
  return { least, greatest }
}

/** What is left of all rows once the pivot is settled, by bounds alone: most of their bundles need not be copied. Null where a row has none. */
function branch(
  rows: readonly Bundles[],
  sums: readonly Sum[],
  spans: readonly Spans[],
  pivot: number,
  bundle: number,
  steps: Steps,
): Bundles[] | null {
  const only = rows[pivot]!.only(bundle)
  const settled = spanOf(only)
  const low = sums.map(({ target }) => -target)
  const high = sums.map(({ target }) => -target)
  rows.forEach((row, index) => {
    const { least, greatest } = index === pivot ? settled : spans[index]!
    row.sums.forEach((sum, place) => {
      low[sum]! += least[place]!
      high[sum]! += greatest[place]!
    })
  })
  const branches: Bundles[] = []
  for (const [index, row] of rows.entries()) {
    if (index === pivot) {
      branches.push(only)
      continue
    }
    const { least, greatest } = spans[index]!
    // what the other rows add at least and at most bounds what this one may
    const from = Float64Array.from(row.sums, (sum, place) => greatest[place]! - high[sum]!)
    const to = Float64Array.from(row.sums, (sum, place) => least[place]! - low[sum]!)
    steps.take(row.size >> 3)
    const within = row.within(from, to)
    if (!within) return null
    branches.push(within)
  }
  return branches
}

/** A step near the golden section that meets every number below `size` once: the first ones met are a sample of all. */
function strideOver(size: number): number {
  let stride = Math.max(1, Math.floor(size * 0.618))
  while (commonDivisor(stride, size) > 1) stride++
  return stride
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

/** From shares of bundles to shares of readings, of which each bundle has so many alike. */
function unbundled(rows: readonly Bundles[], census: Census | null): Census | null {
  if (!census) return null
  const shares = rows.map(({ of, weights }, row) => {
    const spread = new Float64Array(of.length)
    for (let reading = 0; reading < of.length; reading++) {
      const bundle = of[reading]!
      if (bundle >= 0) spread[reading] = census.shares[row]![bundle]! / weights[bundle]!
    }
    return spread
  })
  return { count: census.count, shares }
}

/** Takes each row's least value out of its sums, so that all values and targets are 0 or more. */
function levelOut(rows: readonly Bundles[], sums: readonly Sum[]): void {
  for (const { size, sums: keys, vectors } of rows) {
    const width = keys.length
    for (let place = 0; place < width; place++) {
      let least = Number.POSITIVE_INFINITY
      for (let at = place; at < size * width; at += width) least = Math.min(least, vectors[at]!)
      for (let at = place; at < size * width; at += width) vectors[at]! -= least
      sums[keys[place]!]!.target -= least
    }
  }
}

/** Rows with small values first: their sums coincide most, which keeps the lattice narrow. */
function sortByReach(rows: Bundles[]): void {
  const reach = new Map(
    rows.map((row) => {
      let most = 0
      const end = row.size * row.sums.length
      for (let at = 0; at < end; at++) most = Math.max(most, row.vectors[at]!)
      return [row, most]
    }),
  )
  rows.sort((one, other) => reach.get(one)! - reach.get(other)! || one.row - other.row)
}
