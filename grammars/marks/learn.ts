/**
 * Learns the weights: a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over hashed features, by stochastic
 * gradients with a rate of its own for each weight (AdaGrad: Duchi, Hazan, Singer 2011) and with features left out at random, so that
 * none leans on another. Deterministic: the random numbers come from a fixed seed.
 */
import { clausesOf } from '../../src/clean/marks/clauses.ts'
import { FEATURES, visitMarks } from '../../src/clean/marks/features.ts'
import { LABELS } from '../../src/clean/marks/model.ts'
import type { Lesson } from './corpus.ts'

/** A lesson as numbers: `FEATURES` rows a mark. */
export interface Drill {
  readonly rows: Int32Array
  readonly labels: Uint8Array
}

export function drillOf({ text, labels }: Lesson): Drill {
  const rows = new Int32Array(labels.length * FEATURES)
  visitMarks(clausesOf(text), (mark, buckets) => rows.set(buckets, mark * FEATURES))
  return { rows, labels: Uint8Array.from(labels) }
}

/** A row that says nothing. */
export const SILENT = -1
const STRETCH = 60
const PATIENCE = 10

export class Learner {
  readonly weights: Float32Array
  readonly transitions = new Float32Array((LABELS + 1) * LABELS)
  readonly #squares: Float32Array
  readonly #transitionSquares = new Float32Array((LABELS + 1) * LABELS).fill(PATIENCE)
  readonly #scores = new Float64Array(STRETCH * LABELS)
  readonly #forward = new Float64Array(STRETCH * LABELS)
  readonly #backward = new Float64Array(STRETCH * LABELS)
  readonly #left = new Uint8Array(STRETCH * FEATURES)
  readonly #sums = new Float64Array(LABELS)
  #seed = 20120701

  constructor(rows: number) {
    this.weights = new Float32Array(rows * LABELS)
    this.#squares = new Float32Array(rows * LABELS).fill(PATIENCE)
  }

  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0
    return this.#seed / 2 ** 32
  }

  /** One pass over all drills, cut into stretches, in random order. */
  pass(drills: readonly Drill[], rate: number, dropout: number): void {
    const stretches = drills.flatMap((drill) =>
      Array.from({ length: Math.ceil(drill.labels.length / STRETCH) }, (_, i) => ({ drill, from: i * STRETCH })),
    )
    for (let i = stretches.length - 1; i > 0; i--) {
      const j = Math.floor(this.#random() * (i + 1))
      ;[stretches[i], stretches[j]] = [stretches[j]!, stretches[i]!]
    }
    for (const { drill, from } of stretches)
      this.#step(drill, from, Math.min(drill.labels.length, from + STRETCH), rate, dropout)
  }

  #step({ rows, labels }: Drill, from: number, to: number, rate: number, dropout: number): void {
    const count = to - from
    this.#score(rows, from, count, dropout)
    const total = this.#sweep(count)
    const { transitions, weights } = this
    const squares = this.#squares
    const forward = this.#forward,
      backward = this.#backward,
      scores = this.#scores
    for (let i = 1; i < count; i++) {
      for (let a = 0; a < LABELS; a++) {
        for (let b = 0; b < LABELS; b++) {
          const chance = Math.exp(
            forward[(i - 1) * LABELS + a]! +
              transitions[a * LABELS + b]! +
              scores[i * LABELS + b]! +
              backward[i * LABELS + b]! -
              total,
          )
          const slope = chance - (labels[from + i - 1] === a && labels[from + i] === b ? 1 : 0)
          if (Math.abs(slope) < 1e-4) continue
          this.#transitionSquares[a * LABELS + b]! += slope * slope
          transitions[a * LABELS + b]! -= (rate * slope) / Math.sqrt(this.#transitionSquares[a * LABELS + b]!)
        }
      }
    }
    for (let i = 0; i < count; i++) {
      for (let label = 0; label < LABELS; label++) {
        const slope =
          Math.exp(forward[i * LABELS + label]! + backward[i * LABELS + label]! - total) -
          (labels[from + i] === label ? 1 : 0)
        if (Math.abs(slope) < 1e-3) continue
        const square = slope * slope
        for (let f = 0; f < FEATURES; f++) {
          if (this.#left[i * FEATURES + f] === 0) continue
          const at = rows[(from + i) * FEATURES + f]! * LABELS + label
          const sum = squares[at]! + square
          squares[at] = sum
          weights[at]! -= (rate * slope) / Math.sqrt(sum)
        }
      }
    }
  }

  #score(rows: Int32Array, from: number, count: number, dropout: number): void {
    const scores = this.#scores,
      left = this.#left,
      weights = this.weights
    const scale = 1 / (1 - dropout)
    scores.fill(0, 0, count * LABELS)
    for (let i = 0; i < count; i++) {
      for (let f = 0; f < FEATURES; f++) {
        const row = rows[(from + i) * FEATURES + f]!
        const kept = row !== SILENT && this.#random() >= dropout
        left[i * FEATURES + f] = kept ? 1 : 0
        if (!kept) continue
        for (let label = 0; label < LABELS; label++)
          scores[i * LABELS + label]! += weights[row * LABELS + label]! * scale
      }
    }
  }

  /** The sums over all sequences from both ends; returns the logarithm of the total. */
  #sweep(count: number): number {
    const { transitions } = this
    const forward = this.#forward,
      backward = this.#backward,
      scores = this.#scores,
      sums = this.#sums
    for (let b = 0; b < LABELS; b++) forward[b] = scores[b]! + transitions[LABELS * LABELS + b]!
    for (let i = 1; i < count; i++) {
      for (let b = 0; b < LABELS; b++) {
        for (let a = 0; a < LABELS; a++) sums[a] = forward[(i - 1) * LABELS + a]! + transitions[a * LABELS + b]!
        forward[i * LABELS + b] = logSum(sums) + scores[i * LABELS + b]!
      }
    }
    backward.fill(0, (count - 1) * LABELS, count * LABELS)
    for (let i = count - 2; i >= 0; i--) {
      for (let a = 0; a < LABELS; a++) {
        for (let b = 0; b < LABELS; b++)
          sums[b] = transitions[a * LABELS + b]! + scores[(i + 1) * LABELS + b]! + backward[(i + 1) * LABELS + b]!
        backward[i * LABELS + a] = logSum(sums)
      }
    }
    return logSum(forward.subarray((count - 1) * LABELS, count * LABELS))
  }
}

function logSum(values: Float64Array): number {
  let highest = values[0]!
  for (let i = 1; i < values.length; i++) if (values[i]! > highest) highest = values[i]!
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - highest)
  return highest + Math.log(sum)
}
