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

  /** A copy of the bundles whose values lie between bounds, by place in `sums`; its "readings" are the bundles here. Null if none does. */
  within(least: Float64Array, greatest: Float64Array): Bundles | null {
    const width = this.sums.length
    const of = new Int32Array(this.size).fill(-1)
    let size = 0
    for (let bundle = 0; bundle < this.size; bundle++) {
      let place = 0
      for (; place < width; place++) {
        const value = this.vectors[bundle * width + place]!
        if (value < least[place]! || value > greatest[place]!) break
      }
      if (place === width) of[bundle] = size++
    }
    return size > 0 ? this.pick(of, size) : null
  }

  /** One bundle alone. */
  only(bundle: number): Bundles {
    const of = new Int32Array(this.size).fill(-1)
    of[bundle] = 0
    return this.pick(of, 1)
  }

  private pick(of: Int32Array, size: number): Bundles {
    const width = this.sums.length
    const vectors = new Float64Array(size * width)
    const weights = new Float64Array(size)
    for (let bundle = 0; bundle < this.size; bundle++) {
      const to = of[bundle]!
      if (to < 0) continue
      for (let place = 0; place < width; place++) vectors[to * width + place] = this.vectors[bundle * width + place]!
      weights[to] = this.weights[bundle]!
    }
    return new Bundles(this.row, this.sums, vectors, weights, size, of)
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
      for (let place = 0; place < width; place++)
        this.vectors[next * width + place] = this.vectors[bundle * width + place]!
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
