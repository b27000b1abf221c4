import type { Bundles } from './bundles.ts'
import type { Plan } from './plan.ts'
import type { Steps } from './steps.ts'
import { VectorSet } from './vectors.ts'

/** Keeping a transition costs this much more than trying one. */
const stepsForEdge = 4

/** The states at one cut between rows: vectors of the sums that are open there, and in how many ways each is made. */
export class Layer {
  /** Ways from the other end; set when both ends have met. */
  rest: Float64Array = new Float64Array(0)

  private constructor(
    readonly states: VectorSet,
    /** Ways from the end of the lattice that the layer was built from. */
    public ways: Float64Array,
    /** The states are those that the other end has reached; others lead nowhere. */
    private readonly closed: boolean,
  ) {}

  static empty(width: number, expected: number): Layer {
    return new Layer(new VectorSet(width, expected), new Float64Array(Math.max(8, expected)), false)
  }

  /** Where both ends meet: the states of the other end's layer, with no ways yet. */
  static meeting({ states }: Layer): Layer {
    return new Layer(states, new Float64Array(states.size), true)
  }

  get size(): number {
    return this.states.size
  }

  /** Adds ways to the state in the probe and gives its index; -1 where it leads nowhere. */
  add(ways: number): number {
    const index = this.closed ? this.states.find(this.states.probe, 0) : this.states.add()
    if (index < 0) return -1
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
  /** Bits of the values from which the far end can be reached, by value and `mask`. */
  readonly gate: Uint32Array
  readonly gateAt: number
  readonly mask: number
  /** Words from one plane to the next; 0 where one plane stands for all. */
  readonly planeStep: number
  readonly target: number
}

/**
 * Takes every state at the cut `from` over the row between it and the neighbour cut `to`.
 * @param met what the other end has reached at `to`, where it is there already
 */
export function step(
  tip: Layer,
  plan: Plan,
  from: number,
  to: number,
  met: Layer | null,
  steps: Steps,
): { layer: Layer; edges: Edges } {
  const bundles = plan.rows[Math.min(from, to)]!
  const lanes = plan.lanes(from, to)
  const { costed } = plan
  const code = plan.codes[to]!
  const { units } = code
  const layer = met ? Layer.meeting(met) : Layer.empty(code.width, tip.size * Math.min(bundles.size, 4))
  const edges = new Edges(tip.size)
  const { probe } = layer.states
  const { keys, width: fromWidth } = tip.states
  const sums = new Float64Array(plan.open[from]!.length)
  const count = lanes.length
  const deltas = deltasOf(bundles, lanes, to - from)
  const before = new Float64Array(count)
  for (let state = 0; state < tip.size; state++) {
    steps.take(bundles.size)
    edges.first[state] = edges.size
    plan.codes[from]!.read(keys, state * fromWidth, sums)
    for (let at = 0; at < count; at++) before[at] = lanes[at]!.from < 0 ? lanes[at]!.start : sums[lanes[at]!.from]!
    for (let bundle = 0; bundle < bundles.size; bundle++) {
      const base = bundle * count
      let plane = 0
      let key = 0
      let at = 0
      for (; at < count; at++) {
        const value = before[at]! + deltas[base + at]!
        const { to, target, gate, mask, gateAt, planeStep } = lanes[at]!
        if (value < 0 || value > target) break
        if (to < 0) {
          if (value !== lanes[at]!.end) break
        } else {
          const bit = value & mask
          if ((gate[gateAt + plane * planeStep + (bit >>> 5)]! & (1 << (bit & 31))) === 0) break
          if (units !== null) key += value * units[to]!
          else probe[to] = value
        }
        if (costed && at === 0) plane = value
      }
      if (at < count) continue
      if (units !== null) probe[0] = key
      const reached = layer.add(tip.ways[state]! * bundles.weights[bundle]!)
      if (reached < 0) continue
      steps.take(stepsForEdge)
      edges.push(reached, bundle)
    }
  }
  edges.first[tip.size] = edges.size
  return { layer, edges }
}

/** Bundle × lane: what the step adds to the sum. */
function deltasOf({ size, sums, vectors }: Bundles, lanes: readonly Lane[], sign: number): Float64Array {
  const deltas = new Float64Array(size * lanes.length)
  for (let bundle = 0; bundle < size; bundle++)
    lanes.forEach(({ place }, at) => {
      if (place >= 0) deltas[bundle * lanes.length + at] = sign * vectors[bundle * sums.length + place]!
    })
  return deltas
}
