/** Rounds of Newton's method at most; some ten are needed. */
const roundsAtMost = 40
/** Keeps the matrix regular where one sum follows from others. */
const ridge = 1e-6

/** One row's options: option × sum. */
export interface Options {
  readonly size: number
  readonly vectors: Float64Array
}

export interface Entropy {
  /** By row and option. */
  readonly weights: readonly Float64Array[]
  /** Logarithm of how many choices of one option a row there are, about, for which all sums are 0; -Infinity where none is likely. */
  readonly logCount: number
}

/**
 * Weights each row's options, rows by themselves, such that all sums are 0 on average and nothing else is assumed: the distribution
 * of greatest entropy, an exponential tilt of the uniform one, found by Newton's method with halved steps. The count is the
 * saddlepoint approximation that goes with it (Good 1957).
 */
export function greatestEntropy(rows: readonly Options[], sums: number): Entropy {
  const spread = spreads(rows, sums)
  const scaled = rows.map(({ size, vectors }) => ({
    size,
    vectors: vectors.map((value, at) => value / spread[at % sums]!),
  }))
  let tilt = new Float64Array(sums)
  let state = weigh(scaled, sums, tilt)
  for (let round = 0; round < roundsAtMost && !isLevel(state.gradient); round++) {
    const step = solveLinear(state.hessian, state.gradient).solution
    let moved = false
    for (let factor = 1; factor > 1e-4 && !moved; factor /= 2) {
      const next = tilt.map((value, at) => value - factor * step[at]!)
      const trial = weigh(scaled, sums, next)
      if (trial.potential >= state.potential) continue
      tilt = next
      state = trial
      moved = true
    }
    if (!moved) break
  }
  if (!isLevel(state.gradient)) return { weights: state.weights, logCount: Number.NEGATIVE_INFINITY }
  const { logDeterminant } = solveLinear(state.hessian, state.gradient)
  const size = spread.reduce((sum, one) => sum + Math.log(one), 0)
  const logDensity = -(sums / 2) * Math.log(2 * Math.PI) - logDeterminant / 2 - size
  return { weights: state.weights, logCount: state.potential + logDensity }
}

function isLevel(gradient: Float64Array): boolean {
  return gradient.every((slope) => Math.abs(slope) < 1e-4)
}

/** Standard deviation of each sum under uniform weights, to bring all sums to one size. */
function spreads(rows: readonly Options[], sums: number): Float64Array {
  const { hessian } = weigh(rows, sums, new Float64Array(sums))
  return Float64Array.from({ length: sums }, (_, sum) => Math.sqrt(hessian[sum]![sum]!) || 1)
}

interface Weighing {
  /** Logarithm of the sum of all weights: what is made least. */
  potential: number
  gradient: Float64Array
  hessian: Float64Array[]
  weights: Float64Array[]
}

function weigh(rows: readonly Options[], sums: number, tilt: Float64Array): Weighing {
  const gradient = new Float64Array(sums)
  const hessian = Array.from({ length: sums }, () => new Float64Array(sums))
  const off = new Float64Array(sums)
  let potential = 0
  const weights = rows.map(({ size, vectors }) => {
    const weight = new Float64Array(size)
    let most = Number.NEGATIVE_INFINITY
    for (let option = 0; option < size; option++) {
      let exponent = 0
      for (let sum = 0; sum < sums; sum++) exponent += tilt[sum]! * vectors[option * sums + sum]!
      weight[option] = exponent
      most = Math.max(most, exponent)
    }
    let total = 0
    for (let option = 0; option < size; option++) total += weight[option] = Math.exp(weight[option]! - most)
    potential += most + Math.log(total)
    const mean = new Float64Array(sums)
    for (let option = 0; option < size; option++) {
      weight[option]! /= total
      for (let sum = 0; sum < sums; sum++) mean[sum]! += weight[option]! * vectors[option * sums + sum]!
    }
    for (let sum = 0; sum < sums; sum++) gradient[sum]! += mean[sum]!
    for (let option = 0; option < size; option++) {
      for (let sum = 0; sum < sums; sum++) off[sum] = vectors[option * sums + sum]! - mean[sum]!
      for (let sum = 0; sum < sums; sum++) {
        const weighted = weight[option]! * off[sum]!
        const line = hessian[sum]!
        for (let other = 0; other <= sum; other++) line[other]! += weighted * off[other]!
      }
    }
    return weight
  })
  for (let sum = 0; sum < sums; sum++)
    for (let other = 0; other < sum; other++) hessian[other]![sum] = hessian[sum]![other]!
  return { potential, gradient, hessian, weights }
}

/** Solves a symmetric positive system by elimination. */
function solveLinear(
  matrix: readonly Float64Array[],
  right: Float64Array,
): { solution: Float64Array; logDeterminant: number } {
  const size = right.length
  const lines = matrix.map((line) => Float64Array.from(line))
  const solution = Float64Array.from(right)
  let logDeterminant = 0
  for (let pivot = 0; pivot < size; pivot++) {
    lines[pivot]![pivot]! += ridge
    logDeterminant += Math.log(lines[pivot]![pivot]!)
    for (let below = pivot + 1; below < size; below++) {
      const factor = lines[below]![pivot]! / lines[pivot]![pivot]!
      if (factor === 0) continue
      for (let at = pivot; at < size; at++) lines[below]![at]! -= factor * lines[pivot]![at]!
      solution[below]! -= factor * solution[pivot]!
    }
  }
  for (let pivot = size - 1; pivot >= 0; pivot--) {
    for (let at = pivot + 1; at < size; at++) solution[pivot]! -= lines[pivot]![at]! * solution[at]!
    solution[pivot]! /= lines[pivot]![pivot]!
  }
  return { solution, logDeterminant }
}
