import type { Bundles } from './bundles.ts'
import { type Edges, Layer, step } from './layer.ts'
import type { Plan } from './plan.ts'
import type { Steps } from './steps.ts'

/** Above this, ways and rests are scaled down: only their ratios within a layer matter for shares. */
const waysAtMost = 1e140

/** One end of the lattice, grown towards the other: the layers that it has made, and the edges between them. */
export class Side {
  private readonly layers: Layer[]
  private readonly edges: Edges[] = []
  /** Row between one layer and the next. */
  private readonly rows: number[] = []
  /** The ways of all layers are whole numbers without rounding. */
  exact = true
  cut: number
  private readonly direction: 1 | -1

  /** `cut` is where the side begins: 0, or behind the last row. */
  constructor(cut: number) {
    this.cut = cut
    this.direction = cut === 0 ? 1 : -1
    const layer = Layer.empty(0, 1)
    layer.add(1)
    this.layers = [layer]
  }

  /** The newest layer. */
  get tip(): Layer {
    return this.layers[this.layers.length - 1]!
  }

  /** Goes over one row more, towards the other side; false if no state is left. */
  grow(other: Side, plan: Plan, steps: Steps): boolean {
    const to = this.cut + this.direction
    const row = Math.min(this.cut, to)
    const { layer, edges } = step(this.tip, plan, this.cut, to, other.cut === to ? other.tip : null, steps)
    this.layers.push(layer)
    this.edges.push(edges)
    this.rows.push(row)
    this.cut = to
    const most = greatest(layer.ways, layer.size)
    if (most > Number.MAX_SAFE_INTEGER) this.exact = false
    if (most > waysAtMost) divide(layer.ways, layer.size, most)
    return layer.size > 0
  }

  /** The ways of the newest layer as whole numbers. */
  countWays(rows: readonly Bundles[]): bigint[] {
    let ways = [1n]
    this.edges.forEach((edges, at) => {
      const next: bigint[] = new Array(this.layers[at + 1]!.size).fill(0n)
      const { weights } = rows[this.rows[at]!]!
      ways.forEach((way, state) => {
        for (let edge = edges.first[state]!; edge < edges.first[state + 1]!; edge++) {
          next[edges.to[edge]!]! += way * BigInt(weights[edges.bundle[edge]!]!)
        }
      })
      ways = next
    })
    return ways
  }

  /** Carries the rests of the newest layer back to the first, and writes the share of each bundle of the rows passed. */
  spread(rows: readonly Bundles[], shares: readonly Float64Array[]): void {
    for (let at = this.edges.length - 1; at >= 0; at--) {
      const { weights } = rows[this.rows[at]!]!
      const share = shares[this.rows[at]!]!
      const layer = this.layers[at]!
      const { rest: further } = this.layers[at + 1]!
      const { first, to, bundle } = this.edges[at]!
      const { ways } = layer
      const rest = new Float64Array(layer.size)
      let total = 0
      for (let state = 0; state < layer.size; state++) {
        let sum = 0
        for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
          const onward = further[to[edge]!]! * weights[bundle[edge]!]!
          if (onward === 0) continue
          sum += onward
          share[bundle[edge]!]! += onward * ways[state]!
        }
        rest[state] = sum
        total += sum * ways[state]!
      }
      layer.rest = rest
      for (let one = 0; one < share.length; one++) share[one]! /= total
      const most = greatest(rest, rest.length)
      if (most > waysAtMost) divide(rest, rest.length, most)
    }
  }
}

function greatest(numbers: Float64Array, size: number): number {
  let most = 0
  for (let at = 0; at < size; at++) if (numbers[at]! > most) most = numbers[at]!
  return most
}

function divide(numbers: Float64Array, size: number, by: number): void {
  for (let at = 0; at < size; at++) numbers[at]! /= by
}
