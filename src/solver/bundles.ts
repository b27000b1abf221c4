import { VectorSet } from './vectors.ts'

/** One linear form over the rows of a scenario: the rows' values must add up to `target`. */
export interface Sum {
  target: number
}

/**
 * The readings of one row, those that all sums see alike bundled into one. A bundle has a value in each of the row's sums.
 */
export class Bundles {
  size: number
  living: number
  alive: Uint8Array

  private constructor(
    readonly row: number,
    /** Indices of the sums that the row takes part in, ascending. */
    readonly sums: Int32Array,
    /** Bundle × place in `sums`. */
    readonly vectors: Float64Array,
    /** Readings in each bundle. */
    readonly weights: Float64Array,
    size: number,
    /** Bundle of each reading, -1 where the reading was left out. */
    readonly of: Int32Array,
  ) {
    this.size = size
    this.living = size
    this.alive = new Uint8Array(size).fill(1)
  }

  /** Bundles the readings that `keep` holds; `write` puts a reading's values into a vector. */
  static gather(
    row: number,
    sums: Int32Array,
    keep: Uint8Array,
    write: (reading: number, vector: Float64Array) => void,
  ): Bundles {
    let left = 0
    for (let reading = 0; reading < keep.length; reading++) left += keep[reading]!
    const of = new Int32Array(keep.length).fill(-1)
    const set = new VectorSet(sums.length, left + 1)
    const weights = new Float64Array(left)
    for (let reading = 0; reading < keep.length; reading++) {
      if (keep[reading] === 0) continue
      write(reading, set.probe)
      const bundle = set.add()
      of[reading] = bundle
      weights[bundle]! += 1
    }
    return new Bundles(row, sums, set.keys, weights, set.size, of)
  }

  /** A copy whose "readings" are these bundles; all of them, or one alone. */
  branch(only = -1): Bundles {
    const { row, sums, vectors, weights, size } = this
    const of = Int32Array.from({ length: size }, (_, bundle) => bundle)
    const branch = new Bundles(row, sums, vectors.slice(0, size * sums.length), weights.slice(0, size), size, of)
    for (let bundle = 0; only >= 0 && bundle < size; bundle++) if (bundle !== only) branch.kill(bundle)
    return branch
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
