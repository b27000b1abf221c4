/**
 * How the state at a cut of the lattice, a vector of sums from 0 to their targets, is kept: as one number with a digit for each sum, where that stays
 * exact, which takes a fraction of the memory; else as it is.
 */
export class Code {
  /** Numbers that one state takes. */
  readonly width: number
  /** What a unit of each sum is worth in the one number; null where a state is kept as it is. */
  readonly units: readonly number[] | null

  constructor(private readonly targets: readonly number[]) {
    let unit = 1
    const units = targets.map((target) => {
      const own = unit
      unit *= target + 1
      return own
    })
    this.units = unit <= Number.MAX_SAFE_INTEGER ? units : null
    this.width = this.units ? Math.min(1, targets.length) : targets.length
  }

  /** Writes the sums of the state that stands at `offset` of `keys`. */
  read(keys: Float64Array, offset: number, into: Float64Array): void {
    const { targets, units } = this
    if (!units) {
      for (let at = 0; at < targets.length; at++) into[at] = keys[offset + at]!
      return
    }
    let rest = keys[offset] ?? 0
    for (let at = targets.length - 1; at >= 0; at--) {
      const value = Math.floor(rest / units[at]!)
      into[at] = value
      rest -= value * units[at]!
    }
  }
}
