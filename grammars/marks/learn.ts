/**
 * Learns the weights: a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over hashed features, by stochastic
 * gradients with a rate of its own for each weight (AdaGrad: Duchi, Hazan, Singer 2011) and with features left out at random, so that
 * none leans on another. Deterministic: the random numbers come from a fixed seed.
 */
import { overrule } from '../../src/clean/marks/certain.ts'
import { clausesOf } from '../../src/clean/marks/clauses.ts'
import { CONTEXTS, FEATURES, visitMarks } from '../../src/clean/marks/features.ts'
import { LABELS } from '../../src/clean/marks/model.ts'
import type { Lesson } from './corpus.ts'

/** A lesson as numbers: `FEATURES` rows a mark. */
export interface Drill {
  readonly rows: Int32Array
  readonly contexts: Uint8Array
  /** What is ruled of each label for each mark: nothing is learned from what is certain. */
  readonly ruled: Int32Array
  readonly labels: Uint8Array
}

export function drillOf({ text, labels }: Lesson): Drill {
  const rows = new Int32Array(labels.length * FEATURES)
  const contexts = new Uint8Array(labels.length)
  const clauses = clausesOf(text)
  const ruled = new Int32Array(labels.length * LABELS)
  overrule(clauses, ruled)
  visitMarks(clauses, (mark, buckets, context) => {
    rows.set(buckets, mark * FEATURES)
    contexts[mark] = context
  })
  return { rows, contexts, ruled, labels: Uint8Array.from(labels) }
}

/** A row that says nothing. */
export const SILENT = -1
const STRETCH = 60
const PATIENCE = 10
/** A slope that changes nothing. */
const SLIGHT = 0.01
const WIDTH = 2 * LABELS
const TABLE = LABELS * LABELS
/** The logarithm of how much likelier a ruled label is. */
const CERTAIN = 30

export class Learner {
  /** A row's weights, and behind them the sums of their squared slopes: what is used together lies together. */
  readonly #cells: Float32Array
  /** What follows what in each context, and a last row for the beginning, which says nothing: a stretch begins anywhere. */
  readonly transitions = new Float32Array(CONTEXTS * TABLE + LABELS)
  readonly #transitionSquares = new Float32Array(CONTEXTS * TABLE).fill(PATIENCE)
  /** Exponentials of the transitions, and whether they are those of now. */
  readonly #factors = new Float64Array(CONTEXTS * TABLE)
  readonly #current = new Uint8Array(CONTEXTS)
  readonly #scores = new Float64Array(STRETCH * LABELS)
  readonly #forward = new Float64Array(STRETCH * LABELS)
  readonly #backward = new Float64Array(STRETCH * LABELS)
  readonly #slopes = new Float64Array(LABELS)
  readonly #wrong = new Uint8Array(LABELS)
  readonly #left = new Uint8Array(STRETCH * FEATURES)
  #seed = 20120701

  /** @param weights of the rows to begin with */
  constructor(readonly weights: Float32Array) {
    this.#cells = new Float32Array((weights.length / LABELS) * WIDTH)
    for (let row = 0; row * LABELS < weights.length; row++) {
      this.#cells.set(weights.subarray(row * LABELS, (row + 1) * LABELS), row * WIDTH)
      this.#cells.fill(PATIENCE, row * WIDTH + LABELS, row * WIDTH + 2 * LABELS)
    }
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
    for (let row = 0; row * LABELS < this.weights.length; row++)
      this.weights.set(this.#cells.subarray(row * WIDTH, row * WIDTH + LABELS), row * LABELS)
  }

  #step(drill: Drill, from: number, to: number, rate: number, dropout: number): void {
    const { rows, contexts, labels } = drill
    const count = to - from
    this.#score(drill, from, count, dropout)
    this.#sweep(contexts, from, count)
    const { transitions } = this
    const cells = this.#cells
    const forward = this.#forward,
      backward = this.#backward,
      factors = this.#factors,
      scores = this.#scores
    for (let i = 1; i < count; i++) {
      const table = contexts[from + i]! * TABLE
      let total = 0
      for (let a = 0; a < LABELS; a++)
        for (let b = 0; b < LABELS; b++)
          total +=
            forward[(i - 1) * LABELS + a]! *
            factors[table + a * LABELS + b]! *
            scores[i * LABELS + b]! *
            backward[i * LABELS + b]!
      for (let a = 0; a < LABELS; a++) {
        for (let b = 0; b < LABELS; b++) {
          const at = table + a * LABELS + b
          const chance =
            (forward[(i - 1) * LABELS + a]! * factors[at]! * scores[i * LABELS + b]! * backward[i * LABELS + b]!) /
            total
          const slope = chance - (labels[from + i - 1] === a && labels[from + i] === b ? 1 : 0)
          if (Math.abs(slope) < 1e-4) continue
          this.#transitionSquares[at]! += slope * slope
          transitions[at]! -= (rate * slope) / Math.sqrt(this.#transitionSquares[at]!)
        }
      }
    }
    for (let i = 1; i < count; i++) this.#current[contexts[from + i]!] = 0
    const slopes = this.#slopes,
      wrong = this.#wrong,
      left = this.#left
    for (let i = 0; i < count; i++) {
      let total = 0
      for (let label = 0; label < LABELS; label++) total += forward[i * LABELS + label]! * backward[i * LABELS + label]!
      let wrongs = 0
      for (let label = 0; label < LABELS; label++) {
        const slope =
          (forward[i * LABELS + label]! * backward[i * LABELS + label]!) / total - (labels[from + i] === label ? 1 : 0)
        slopes[label] = slope
        if (slope > SLIGHT || slope < -SLIGHT) wrong[wrongs++] = label
      }
      if (wrongs === 0) continue
      for (let f = 0; f < FEATURES; f++) {
        if (left[i * FEATURES + f] === 0) continue
        const row = rows[(from + i) * FEATURES + f]! * WIDTH
        for (let k = 0; k < wrongs; k++) {
          const label = wrong[k]!
          const slope = slopes[label]!
          const sum = cells[row + LABELS + label]! + slope * slope
          cells[row + LABELS + label] = sum
          cells[row + label]! -= (rate * slope) / Math.sqrt(sum)
        }
      }
    }
  }

  /** The factors of a stretch's labels: exponentials of their scores, the highest of a mark being 1. */
  #score({ rows, ruled }: Drill, from: number, count: number, dropout: number): void {
    const scores = this.#scores,
      left = this.#left,
      cells = this.#cells
    const scale = 1 / (1 - dropout)
    scores.fill(0, 0, count * LABELS)
    for (let i = 0; i < count; i++) {
      for (let f = 0; f < FEATURES; f++) {
        const row = rows[(from + i) * FEATURES + f]!
        const kept = row !== SILENT && this.#random() >= dropout
        left[i * FEATURES + f] = kept ? 1 : 0
        if (!kept) continue
        for (let label = 0; label < LABELS; label++) scores[i * LABELS + label]! += cells[row * WIDTH + label]!
      }
      for (let label = 0; label < LABELS; label++)
        scores[i * LABELS + label]! += Math.sign(ruled[(from + i) * LABELS + label]!) * CERTAIN
      let highest = -Infinity
      for (let label = 0; label < LABELS; label++) highest = Math.max(highest, scores[i * LABELS + label]!)
      for (let label = 0; label < LABELS; label++)
        scores[i * LABELS + label] = Math.exp(Math.max(-60, (scores[i * LABELS + label]! - highest) * scale))
    }
  }

  /** The shares of all sequences, from both ends; each mark's are scaled to sum to 1. */
  #sweep(contexts: Uint8Array, from: number, count: number): void {
    const forward = this.#forward,
      backward = this.#backward,
      factors = this.#factors,
      scores = this.#scores
    for (let i = 1; i < count; i++) {
      const context = contexts[from + i]!
      if (this.#current[context] === 1) continue
      this.#current[context] = 1
      for (let at = context * TABLE; at < (context + 1) * TABLE; at++) factors[at] = Math.exp(this.transitions[at]!)
    }
    for (let b = 0; b < LABELS; b++) forward[b] = scores[b]!
    for (let i = 1; i < count; i++) {
      const table = contexts[from + i]! * TABLE
      let total = 0
      for (let b = 0; b < LABELS; b++) {
        let sum = 0
        for (let a = 0; a < LABELS; a++) sum += forward[(i - 1) * LABELS + a]! * factors[table + a * LABELS + b]!
        total += forward[i * LABELS + b] = sum * scores[i * LABELS + b]!
      }
      for (let b = 0; b < LABELS; b++) forward[i * LABELS + b]! /= total
    }
    backward.fill(1, (count - 1) * LABELS, count * LABELS)
    for (let i = count - 2; i >= 0; i--) {
      const table = contexts[from + i + 1]! * TABLE
      let total = 0
      for (let a = 0; a < LABELS; a++) {
        let sum = 0
        for (let b = 0; b < LABELS; b++)
          sum += factors[table + a * LABELS + b]! * scores[(i + 1) * LABELS + b]! * backward[(i + 1) * LABELS + b]!
        total += backward[i * LABELS + a] = sum
      }
      for (let a = 0; a < LABELS; a++) backward[i * LABELS + a]! /= total
    }
  }
}
