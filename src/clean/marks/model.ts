/** The trained weights: which buckets of the feature hash are kept, what each says for each mark, and what follows what. */

import { BUCKETS, CONTEXTS } from './features.ts'
import { MARKS } from './labels.ts'
import { readSymbols } from './symbols.ts'

export const LABELS = MARKS.length
/** Weights are whole numbers from -LIMIT to LIMIT, in units that cancel out. */
export const LIMIT = 31
/** Distances between kept buckets are stored as DISTANCE_FINE values and a coarse part. */
export const DISTANCE_FINE = 16
export const DISTANCE_COARSE = 128

/** The weights of a bucket, each plus `LIMIT`, are `BITS` wide and share two numbers of `Model.weights`: so many labels the first, the rest the second. */
export const BITS = 6
const IN_FIRST = 5

export class Model {
  /** For each 32 buckets: a bit for each that is kept, and the number of those kept before. */
  readonly kept = new Int32Array(BUCKETS >>> 4)
  /** Two numbers a kept bucket, in order of the buckets: few enough to stay near the processor. */
  readonly weights: Int32Array
  /** What follows what: `[(context * LABELS + label) * LABELS + next]`, and a last row for the text's beginning. */
  readonly transitions: Int16Array

  constructor(buckets: Int32Array, weights: Int8Array, transitions: Int16Array) {
    this.weights = new Int32Array(buckets.length * 2)
    this.transitions = transitions
    buckets.forEach((bucket, row) => {
      this.kept[(bucket >>> 5) << 1]! |= 1 << (bucket & 31)
      for (let label = 0; label < LABELS; label++) {
        const second = label < IN_FIRST ? 0 : 1
        this.weights[row * 2 + second]! |=
          (weights[row * LABELS + label]! + LIMIT) << (BITS * (label - second * IN_FIRST))
      }
    })
    for (let at = 2; at < this.kept.length; at += 2) this.kept[at + 1] = this.kept[at - 1]! + ones(this.kept[at - 2]!)
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
  const symbols = readSymbols(bytesOf(base64))
  const rows = symbols.whole()
  const transitions = new Int16Array((CONTEXTS * LABELS + 1) * LABELS)
  for (let i = 0; i < transitions.length; i++) transitions[i] = symbols.whole() - 0x8000
  const buckets = new Int32Array(rows)
  const weights = new Int8Array(rows * LABELS)
  for (let row = 0, bucket = -1; row < rows; row++) {
    let distance = 1
    for (let coarse = DISTANCE_COARSE - 1; coarse === DISTANCE_COARSE - 1;) {
      coarse = symbols.next(LABELS)
      distance += coarse * DISTANCE_FINE
    }
    bucket += distance + symbols.next(LABELS + 1)
    buckets[row] = bucket
    for (let label = 0; label < LABELS; label++) weights[row * LABELS + label] = symbols.next(label) - LIMIT
  }
  return new Model(buckets, weights, transitions)
}

function bytesOf(base64: string): Uint8Array {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}
