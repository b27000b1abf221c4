import type { Readings } from './readings.ts'
import { VectorSet } from './vectors.ts'

/** One linear form over the rows of a scenario: the rows' values must add up to `target`. */
export interface Sum {
  target: number
}

/**
 * The readings of one row, those that all sums see alike bundled into one. A bundle has a value in each of the row's sums.
 */
export class Bundles {
  size = 0
  /** Bundle × place in `sums`. */
  vectors: Float64Array = new Float64Array(0)
  /** Readings in each bundle. */
  weights: Float64Array = new Float64Array(0)
  alive: Uint8Array = new Uint8Array(0)
  living = 0
  /** Bundle of each reading, -1 where the reading was left out. */
  of: Int32Array

  constructor(
    readonly row: number,
    /** Indices of the sums that the row takes part in, ascending. */
    readonly sums: Int32Array,
    readonly readings: Readings,
  ) {
    this.of = new Int32Array(readings.size).fill(-1)
  }

  /** Makes the bundles of the readings that `keep` holds ; `write` puts a reading's values into a vector. */
  gather(keep: Uint8Array, write: (reading: number, vector: Float64Array) => void): void {
    const { readings } = this
    let left = 0
    for (let reading = 0; reading < readings.size; reading++) left += keep[reading]!
    const set = new VectorSet(this.sums.length, left + 1)
    const weights = new Float64Array(left)
    for (let reading = 0; reading < readings.size; reading++) {
      if (keep[reading] === 0) continue
      write(reading, set.probe)
      const bundle = set.add()
      this.of[reading] = bundle
      weights[bundle]! += 1
    }
    this.size = set.size
    this.living = set.size
    this.vectors = set.keys
    this.weights = weights
    this.alive = new Uint8Array(set.size).fill(1)
  }

  kill(bundle: number): void {
    if (this.alive[bundle] === 0) return
    this.alive[bundle] = 0
    this.living--
  }

  /** Drops dead bundles. */
  compact(): void {
    if (this.living === this.size) return
    const width = this.sums.length
    const moved = new Int32Array(this.size).fill(-1)
    let next = 0
    for (let bundle = 0; bundle < this.size; bundle++) {
      if (this.alive[bundle] === 0) continue
      moved[bundle] = next
      this.vectors.copyWithin(next * width, bundle * width, bundle * width + width)
      this.weights[next] = this.weights[bundle]!
      this.alive[next] = 1
      next++
    }
    this.size = next
    for (let reading = 0; reading < this.of.length; reading++) {
      const bundle = this.of[reading]!
      if (bundle >= 0) this.of[reading] = moved[bundle]!
    }
  }
}
