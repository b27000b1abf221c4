/** What a mark's surroundings look like: each `.` of a text gets `FEATURES` bucket numbers, hashed from characters and clause lengths. */

export const BUCKET_BITS = Number((globalThis as any).process?.env.BITS ?? 17)
export const FEATURES = 68
const SHIFT = 32 - BUCKET_BITS

const DOT = 46
const LINE = 10
const DENG = 0x7b49 // 等

/** The clauses of a text: `dots` are the offsets of the marks, `codes` its characters with digits made alike, padded on both sides. */
export interface Clauses {
  readonly codes: Uint16Array
  readonly dots: Int32Array
}

export const PAD = 8

export function clausesOf(text: string): Clauses {
  const codes = new Uint16Array(text.length + 2 * PAD)
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    codes[i + PAD] = code >= 48 && code <= 57 ? 48 : code >= 97 && code <= 122 ? 97 : code >= 0xff10 && code <= 0xff19 ? 48 : code
    if (code === DOT) count++
  }
  const dots = new Int32Array(count)
  for (let i = PAD, k = 0; k < count; i++) if (codes[i] === DOT) dots[k++] = i
  return { codes, dots }
}

const LENGTH_BUCKETS = new Uint8Array(64)
for (let i = 0; i < 64; i++) LENGTH_BUCKETS[i] = i <= 8 ? i : i <= 10 ? 9 : i <= 13 ? 10 : i <= 17 ? 11 : i <= 23 ? 12 : i <= 32 ? 13 : i <= 48 ? 14 : 15
export const lengthBucket = (length: number) => LENGTH_BUCKETS[length > 63 ? 63 : length]!

function mix(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  return Math.imul(h, 0xc2b2ae35) >>> SHIFT
}
const pair = (a: number, b: number) => Math.imul(a, 0x10001 * 31) ^ b
const join = (hash: number, code: number) => Math.imul(hash, 0x01000193) ^ code

/** One clause: where it begins and ends, and what it shows. */
export class Shape {
  start = 0
  end = 0
  length = 0
  bucket = 0
  first = 0
  first2 = 0
  first3 = 0
  last = 0
  last2 = 0
  deng = 0
  conj = 0
  line = 0

  read(codes: Uint16Array, start: number, end: number): void {
    // A line break inside: the clause is what stands on the side asked for; the caller reads both.
    this.start = start
    this.end = end
    this.length = end - start
    this.bucket = lengthBucket(this.length)
    this.first = codes[start]!
    this.first2 = join(this.first, codes[start + 1]!)
    this.first3 = join(this.first2, codes[start + 2]!)
    this.last = codes[end - 1]!
    this.last2 = join(this.last, codes[end - 2]!)
    let deng = 0, conj = 0, line = 0
    for (let i = start; i < end; i++) {
      const c = codes[i]!
      if (c === DENG) deng = 1
      else if (c === 0x548c || c === 0x53ca || c === 0x4e0e || c === 0x6216) conj = 1
      else if (c === LINE) line = 1
    }
    this.deng = deng
    this.conj = conj
    this.line = line
  }
}

/** Fills `out` with the features of all marks, `FEATURES` a mark. */
export function features({ codes, dots }: Clauses, out: Int32Array): void {
  const n = dots.length
  // A window of six clauses around the mark: three before, three behind.
  const window = Array.from({ length: 7 }, () => new Shape())
  const read = (shape: Shape, index: number) => {
    // Clause `index` ends at mark `index`.
    const start = index <= 0 ? PAD : (dots[index - 1] ?? codes.length - PAD - 1) + 1
    const end = index < 0 ? PAD : index < n ? dots[index]! : codes.length - PAD
    if (index < 0 || index > n) shape.read(codes, PAD - 1, PAD - 1)
    else shape.read(codes, start, end)
  }
  for (let k = -2; k <= 3; k++) read(window[k + 3]!, k)
  let bracket = 0, quote = 0
  let seen = PAD
  for (let k = 0; k < n; k++) {
    // Move the window.
    const dropped = window.shift()!
    window.push(dropped)
    read(dropped, k + 4)
    const p = dots[k]!
    for (; seen < p; seen++) {
      const c = codes[seen]!
      if (c === 40) bracket++
      else if (c === 41) bracket = 0
      else if (c === 39) quote ^= 1
      else if (c === LINE) bracket = quote = 0
    }
    const b2 = window[0]!, b1 = window[1]!, a0 = window[2]!, r = window[3]!, r2 = window[4]!, r3 = window[5]!
    const l1 = codes[p - 1]!, l2 = join(l1, codes[p - 2]!), l3 = join(l2, codes[p - 3]!), l4 = join(l3, codes[p - 4]!)
    const q1 = codes[p + 1]!, q2 = join(q1, codes[p + 2]!), q3 = join(q2, codes[p + 3]!), q4 = join(q3, codes[p + 4]!)
    const state = (bracket > 0 ? 1 : 0) | (quote << 1)
    const lens = a0.bucket << 4 | r.bucket
    const alike = (a0.length === r.length ? 1 : 0) | (a0.last === r.last ? 2 : 0) | (a0.first === r.first ? 4 : 0) | (a0.last2 === r.last2 ? 8 : 0) | (a0.first2 === r.first2 ? 16 : 0)
    const alikeBefore = (b1.length === a0.length ? 1 : 0) | (b1.last === a0.last ? 2 : 0) | (b1.first === a0.first ? 4 : 0)
    const alikeAfter = (r.length === r2.length ? 1 : 0) | (r.last === r2.last ? 2 : 0) | (r.first === r2.first ? 4 : 0)
    const deng = r.deng ? 1 : r2.deng ? 2 : r3.deng ? 3 : window[6]!.deng ? 4 : 0
    const conj = r.conj ? 1 : r2.conj ? 2 : r3.conj ? 3 : 0
    const lineAfter = r.line ? 1 : r2.line ? 2 : 0
    let o = k * FEATURES, t = 1
    const add = (value: number) => { out[o++] = mix(t++, value) }
    add(l1); add(l2); add(l3); add(l4)
    add(q1); add(q2); add(q3); add(q4)
    add(pair(l1, q1)); add(pair(l2, q1)); add(pair(l1, q2)); add(pair(l2, q2))
    add(lens << 2 | state)
    add(alike << 8 | lens)
    add(alike << 8 | alikeBefore << 3 | alikeAfter)
    add(pair(a0.first, a0.bucket)); add(pair(a0.first2, a0.bucket)); add(a0.first3)
    add(pair(r.last, r.bucket)); add(pair(r.last2, r.bucket)); add(pair(r.last, r2.first)); add(pair(r.last2, r2.first2))
    add(a0.bucket << 8 | r.bucket << 4 | b1.bucket); add(a0.bucket << 8 | r.bucket << 4 | r2.bucket)
    add(deng << 10 | conj << 8 | lens)
    add(pair(l1, a0.bucket)); add(pair(q1, r.bucket)); add(pair(q2, r.bucket)); add(pair(l2, a0.bucket))
    add(a0.conj << 4 | conj << 2 | r.conj << 1 | a0.deng << 5)
    add(state << 4 | lineAfter << 2 | a0.line)
    add(b1.first2); add(b1.last2); add(r2.first2); add(r2.last2); add(pair(b1.last, l1)); add(pair(r2.last, r.last))
    add(pair(a0.first2, r.first2)); add(pair(a0.last2, r.last2)); add(pair(a0.first, r.first)); add(pair(a0.last, r.last))
    add(b2.first2); add(r3.first2)
    add(pair(a0.first2, l2)); add(pair(a0.first, l2)); add(pair(a0.first, l1)); add(pair(r.first, r.last)); add(pair(r.first, r.last2)); add(pair(q2, r2.first2)); add(pair(a0.first2, b1.first2)); add(pair(b1.last2, l2)); add(pair(a0.first, q2)); add(pair(a0.first2, q1)); add(pair(l2, lens)); add(pair(q2, lens)); add(pair(l2, r2.first2)); add(pair(q2, r.last2))
    add(r.bucket << 8 | r2.bucket << 4 | r3.bucket)
    add(a0.bucket << 8 | b1.bucket << 4 | b2.bucket)
    add(pair(join(codes[p + 3]!, codes[p + 4]!), 1)); add(pair(join(codes[p - 4]!, codes[p - 3]!), 1))
    add(pair(join(codes[p + 2]!, codes[p + 3]!), 2)); add(pair(join(codes[p - 3]!, codes[p - 2]!), 2))
    add(pair(codes[p + 2]!, 3)); add(pair(codes[p - 2]!, 3))
    add(pair(l1, r2.first)); add(pair(q1, r2.first)) ; add(pair(a0.first,q1))
    if (k === 0 && o > FEATURES) throw new Error('FEATURES ' + o)
  }
}
