import type { Plan } from './plan.ts'
import type { Steps } from './steps.ts'
import { VectorSet } from './vectors.ts'

/** Keeping a transition costs this much more than trying one. */
const stepsForEdge = 4

/** The states at one cut between rows: vectors of the sums that are open there, and in how many ways each is made. */
export class Layer {
  readonly states: VectorSet
  /** Ways from the end of the lattice that the layer was built from. */
  ways: Float64Array
  /** Ways from the other end; set when both ends have met. */
  rest: Float64Array = new Float64Array(0)

  constructor(width: number, expected: number) {
    this.states = new VectorSet(width, expected)
    this.ways = new Float64Array(Math.max(8, expected))
  }

  get size(): number {
    return this.states.size
  }

  /** Adds ways to the state in the probe and gives its index. */
  add(ways: number): number {
    const index = this.states.add()
    if (index >= this.ways.length) {
      const longer = new Float64Array(this.ways.length * 2)
      longer.set(this.ways)
      this.ways = longer
    }
    this.ways[index]! += ways
    return index
  }
}

/** The transitions of one row, in the order of the states they come from. */
export class Edges {
  size = 0
  /** First edge of each state, and one behind the last. */
  readonly first: Int32Array
  to: Int32Array
  bundle: Int32Array

  constructor(states: number) {
    this.first = new Int32Array(states + 1)
    this.to = new Int32Array(states * 2 + 8)
    this.bundle = new Int32Array(states * 2 + 8)
  }

  push(to: number, bundle: number): void {
    if (this.size === this.to.length) {
      const longerTo = new Int32Array(this.size * 2)
      longerTo.set(this.to)
      this.to = longerTo
      const longerBundle = new Int32Array(this.size * 2)
      longerBundle.set(this.bundle)
      this.bundle = longerBundle
    }
    this.to[this.size] = to
    this.bundle[this.size] = bundle
    this.size++
  }
}

/** One sum in the step over one row. */
export interface Lane {
  /** Place of the sum among the row's sums, or -1 where the row leaves it alone. */
  readonly place: number
  /** Place in the layer that the step comes from; -1 where the sum starts with this step, then at `start`. */
  readonly from: number
  readonly start: number
  /** Place in the layer that the step leads to; -1 where the sum ends with this step, and must end at `end`. */
  readonly to: number
  readonly end: number
  /** Bits of the values from which the far end can be reached; null where nothing is known. */
  readonly gate: Uint32Array | null
  readonly gateAt: number
  readonly words: number
  /** Words from one plane to the next; 0 where one plane stands for all. */
  readonly planeStep: number
  readonly target: number
}

/** Takes every state at the cut `from` over the row between it and the neighbour cut `to`. */
export function step(tip: Layer, plan: Plan, from: number, to: number, steps: Steps): { layer: Layer; edges: Edges } {
  const bundles = plan.rows[Math.min(from, to)]!
  const lanes = plan.lanes(from, to)
  const sign = to - from
  const { costed } = plan
  const code = plan.codes[to]!
  const { units } = code
  const layer = new Layer(code.width, tip.size * Math.min(bundles.size, 4))
  const edges = new Edges(tip.size)
  const { probe } = layer.states
  const { keys, width: fromWidth } = tip.states
  const sums = new Float64Array(plan.open[from]!.length)
  const rowWidth = bundles.sums.length
  const count = lanes.length
  for (let state = 0; state < tip.size; state++) {
    steps.take(bundles.size)
    edges.first[state] = edges.size
    plan.codes[from]!.read(keys, state * fromWidth, sums)
    for (let bundle = 0; bundle < bundles.size; bundle++) {
      let plane = 0
      let key = 0
      let at = 0
      for (; at < count; at++) {
        const lane = lanes[at]!
        let value = lane.from < 0 ? lane.start : sums[lane.from]!
        if (lane.place >= 0) value += sign * bundles.vectors[bundle * rowWidth + lane.place]!
        if (lane.to < 0) {
          if (value !== lane.end) break
        } else {
          if (value < 0 || value > lane.target) break
          if (lane.gate !== null) {
            const bit = (value | 0) & (lane.words * 32 - 1)
            if ((lane.gate[lane.gateAt + plane * lane.planeStep + (bit >>> 5)]! & (1 << (bit & 31))) === 0) break
          }
          if (units !== null) key += value * units[lane.to]!
          else probe[lane.to] = value
        }
        if (costed && at === 0) plane = value
      }
      if (at < count) continue
      if (units !== null) probe[0] = key
      steps.take(stepsForEdge)
      edges.push(layer.add(tip.ways[state]! * bundles.weights[bundle]!), bundle)
    }
  }
  edges.first[tip.size] = edges.size
  return { layer, edges }
}
