/** The trained weights: which buckets of the feature hash are kept, what each says for each mark, and what follows what. */
import { MARKS } from './labels.ts'
import { BUCKETS } from './features.ts'
import { readSymbols } from './symbols.ts'

export const LABELS = MARKS.length
/** Weights are whole numbers from -LIMIT to LIMIT, in units that cancel out. */
export const LIMIT = 31
/** Distances between kept buckets are stored as DISTANCE_FINE values and a coarse part. */
export const DISTANCE_FINE = 16
export const DISTANCE_COARSE = 128

export class Model {
  /** One bit a bucket. */
  readonly kept = new Uint32Array(BUCKETS >>> 5)
  /** The number of kept buckets before each word of `kept`. */
  readonly before = new Uint32Array(BUCKETS >>> 5)
  /** `LABELS` a kept bucket, in order of the buckets. */
  readonly weights: Int8Array
  /** What follows what: `[label * LABELS + next]`, and a last row for the text's beginning. */
  readonly transitions: Int16Array

  constructor(buckets: Int32Array, weights: Int8Array, transitions: Int16Array) {
    this.weights = weights
    this.transitions = transitions
    for (const bucket of buckets) this.kept[bucket >>> 5]! |= 1 << (bucket & 31)
    for (let word = 1; word < this.before.length; word++) this.before[word] = this.before[word - 1]! + ones(this.kept[word - 1]!)
  }
}

/** The number of bits set. */
export function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Reads what grammars/marks/pack.ts wrote. */
export function readModel(base64: string): Model {
  const symbols = readSymbols(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
  const rows = symbols.whole()
  const transitions = new Int16Array((LABELS + 1) * LABELS)
  for (let i = 0; i < transitions.length; i++) transitions[i] = symbols.whole() - 0x8000
  const buckets = new Int32Array(rows)
  const weights = new Int8Array(rows * LABELS)
  for (let row = 0, bucket = -1; row < rows; row++) {
    let distance = 1
    for (let coarse = DISTANCE_COARSE - 1; coarse === DISTANCE_COARSE - 1; ) {
      coarse = symbols.next(LABELS)
      distance += coarse * DISTANCE_FINE
    }
    bucket += distance + symbols.next(LABELS + 1)
    buckets[row] = bucket
    for (let label = 0; label < LABELS; label++) weights[row * LABELS + label] = symbols.next(label) - LIMIT
  }
  return new Model(buckets, weights, transitions)
}
