import type { Bundles } from './bundles.ts'

/** Above this many bundles values are looked up in a map. */
const fewBundles = 24

/** The distinct pairs of value and cost that a row offers to one sum. */
export class Choices {
  size = 0
  readonly values: Float64Array
  readonly costs: Uint8Array
  /** Living bundles behind each pair; a pair without any is dead. */
  readonly living: Int32Array
  /** Pairs that are to die. */
  readonly doomed: Uint8Array
  /** Pair of each bundle. */
  readonly of: Int32Array
  /** Bounds of the living values; set by `bound`. */
  least = 0
  greatest = 0
  /** Living pairs; set by `bound`. */
  count = 0

  constructor(
    readonly bundles: Bundles,
    place: number,
    costPlace: number,
  ) {
    const { size, vectors } = bundles
    const width = bundles.sums.length
    this.values = new Float64Array(size)
    this.costs = new Uint8Array(size)
    this.living = new Int32Array(size)
    this.doomed = new Uint8Array(size)
    this.of = new Int32Array(size)
    const maps: Map<number, number>[] = []
    for (let bundle = 0; bundle < size; bundle++) {
      const value = vectors[bundle * width + place]!
      const cost = costPlace < 0 ? 0 : vectors[bundle * width + costPlace]!
      const choice = size > fewBundles ? this.lookUp(maps, value, cost) : this.search(value, cost)
      this.of[bundle] = choice
      if (bundles.alive[bundle] === 1) this.living[choice]!++
    }
    this.bound()
  }

  /** Finds the bounds of what lives. */
  bound(): void {
    let least = Number.POSITIVE_INFINITY
    let greatest = Number.NEGATIVE_INFINITY
    let count = 0
    for (let choice = 0; choice < this.size; choice++) {
      if (this.living[choice] === 0) continue
      const value = this.values[choice]!
      if (value < least) least = value
      if (value > greatest) greatest = value
      count++
    }
    this.least = least
    this.greatest = greatest
    this.count = count
  }

  private search(value: number, cost: number): number {
    for (let choice = 0; choice < this.size; choice++) {
      if (this.values[choice] === value && this.costs[choice] === cost) return choice
    }
    return this.append(value, cost)
  }

  private lookUp(maps: Map<number, number>[], value: number, cost: number): number {
    maps[cost] ??= new Map()
    const found = maps[cost].get(value)
    if (found !== undefined) return found
    maps[cost].set(value, this.size)
    return this.append(value, cost)
  }

  private append(value: number, cost: number): number {
    this.values[this.size] = value
    this.costs[this.size] = cost
    return this.size++
  }
}
