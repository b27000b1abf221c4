/**
 * What a mark's surroundings look like: each `.` gets `FEATURES` bucket numbers, hashed from the characters about it, from the clauses
 * on both sides (how they begin and end, how long they are, how alike) and from the brackets and quotation marks that stand open.
 */
import { CLAUSE_REACH, ClauseShape, type Clauses, Code, readShape } from './clauses.ts'

export const BUCKETS = 1 << 21
export const FEATURES = 57
/** What follows what depends on how long the clause between two marks is: `CONTEXTS` ways, the last where a line breaks in it. */
export const CONTEXTS = 17

const MOST_IN_LINE = 5
/** 十二、 and （三） are no longer. */
const LONGEST_NUMBER = 3

/** A hash of an ordered pair, and of characters one by one. */
const pair = (a: number, b: number) => Math.imul(a, 0x1f001f) ^ b
const join = (hash: number, code: number) => Math.imul(hash, 0x01000193) ^ code

/** The bucket of a value of the `template`-th feature. */
function bucketOf(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0xc2b2ae35) >>> 8) & (BUCKETS - 1)
}

/** Calls `visit` for each mark with its buckets and the context of what stands before it; the array is used again for the next mark. */
export function visitMarks(
  clauses: Clauses,
  visit: (mark: number, buckets: Int32Array, context: number) => void,
): void {
  const { codes, dots } = clauses
  const buckets = new Int32Array(FEATURES)
  // The clauses about the mark: three before it, four behind.
  const window = Array.from({ length: 2 * CLAUSE_REACH + 1 }, () => new ClauseShape())
  for (let i = 1; i < window.length; i++) readShape(clauses, i - CLAUSE_REACH, window[i]!)
  let bracket = 0
  let quote = 0
  let seen = clauses.start
  // Where the line begins, how many marks of it stand before, and whether a number opens it.
  let line = clauses.start
  let inLine = 0
  let numbered = 0
  for (let mark = 0; mark < dots.length; mark++) {
    const recycled = window.shift()!
    window.push(recycled)
    readShape(clauses, mark + CLAUSE_REACH + 1, recycled)
    const p = dots[mark]!
    for (; seen < p; seen++) {
      const code = codes[seen]!
      if (code === Code.opening) bracket = 1
      else if (code === Code.closing) bracket = 0
      else if (code === Code.quote) quote ^= 1
      else if (code === Code.line) {
        bracket = quote = inLine = numbered = 0
        line = seen + 1
      }
    }
    if (inLine === 0 && p - line <= LONGEST_NUMBER) numbered = 1
    fill(buckets, codes, p, window, bracket | (quote << 1), (Math.min(inLine, MOST_IN_LINE) << 1) | numbered)
    if (inLine > 0 || p - line > LONGEST_NUMBER) inLine++
    for (let i = 0; i < FEATURES; i++) buckets[i] = bucketOf(i + 1, buckets[i]!)
    const left = window[CLAUSE_REACH - 1]!
    visit(mark, buckets, left.line ? CONTEXTS - 1 : left.bucket)
  }
}

function fill(
  values: Int32Array,
  codes: Uint16Array,
  p: number,
  window: readonly ClauseShape[],
  state: number,
  inLine: number,
): void {
  const [b2, b1, left, right, r2, r3, r4] = window as [
    ClauseShape,
    ClauseShape,
    ClauseShape,
    ClauseShape,
    ClauseShape,
    ClauseShape,
    ClauseShape,
  ]
  const l1 = codes[p - 1]!
  const l2 = join(l1, codes[p - 2]!)
  const q1 = codes[p + 1]!
  const q2 = join(q1, codes[p + 2]!)
  const q3 = join(q2, codes[p + 3]!)
  const lengths = (left.bucket << 4) | right.bucket
  const alike = likeness(left, right)
  const alikeBefore = likeness(b1, left) & 7
  const alikeAfter = likeness(right, r2) & 7
  // How many clauses ahead the list ends: 等, or a last member after 和, 及, 与, 或.
  const ends = right.etcetera ? 1 : r2.etcetera ? 2 : r3.etcetera ? 3 : r4.etcetera ? 4 : 0
  const joins = right.conjunction ? 1 : r2.conjunction ? 2 : r3.conjunction ? 3 : 0
  const line = right.line ? 1 : r2.line ? 2 : 0
  // Characters before and behind, alone and together.
  values[0] = l1
  values[1] = l2
  values[2] = q1
  values[3] = q2
  values[4] = q3
  values[5] = pair(l1, q1)
  values[6] = pair(l2, q1)
  values[7] = codes[p - 2]!
  values[8] = codes[p + 2]!
  values[9] = join(codes[p - 3]!, codes[p - 2]!)
  values[10] = join(codes[p + 2]!, codes[p + 3]!)
  values[11] = join(codes[p + 3]!, codes[p + 4]!)
  // How long the clauses are, and how alike.
  values[12] = (alike << 8) | lengths
  values[13] = (alike << 6) | (alikeBefore << 3) | alikeAfter
  values[14] = (lengths << 4) | r2.bucket
  values[15] = (ends << 10) | (joins << 8) | lengths
  values[16] = (left.etcetera << 5) | (left.conjunction << 4) | (joins << 2) | right.conjunction
  values[17] = (state << 4) | (line << 2) | left.line
  values[18] = pair(l1, left.bucket)
  values[19] = pair(l2, left.bucket)
  values[20] = pair(q2, right.bucket)
  // How the clauses begin and end.
  values[21] = left.first3
  values[22] = pair(left.first, left.bucket)
  values[23] = pair(left.first2, left.bucket)
  values[24] = pair(left.first, l1)
  values[25] = pair(left.first2, l2)
  values[26] = pair(left.first, q1)
  values[27] = pair(left.first, q2)
  values[28] = pair(left.last, right.last)
  values[29] = pair(right.last2, right.bucket)
  values[30] = pair(right.first, right.last)
  values[31] = pair(right.first, right.last2)
  values[32] = b1.first2
  values[33] = b1.last2
  values[34] = pair(q1, r2.first)
  values[35] = b2.first2
  // The same places alone.
  values[36] = codes[p - 3]!
  values[37] = codes[p - 5]!
  values[38] = codes[p + 3]!
  values[39] = codes[p + 4]!
  values[40] = codes[p + 5]!
  values[41] = right.last2
  values[42] = b1.first
  values[43] = b1.last
  values[44] = r2.last
  // What the clauses do, and what was opened before.
  values[45] = pair(b1.first, q1)
  values[46] = pair(b1.first, left.first)
  values[47] = (left.words << 10) | right.words
  values[48] = pair(left.words, q1)
  values[49] = pair(left.words, q2)
  values[50] = pair(right.words, l1)
  values[51] = pair(b1.words, left.words)
  values[52] = pair(left.words, left.first)
  values[53] = pair(left.words, lengths)
  // The words that a mark follows, and how far in its line it stands, and whether that is numbered.
  values[54] = join(l2, codes[p - 3]!)
  values[55] = (inLine << 8) | lengths
  values[56] = pair(inLine, l1)
}

/** Which of their ends two clauses share, and whether they are equally long: members of a list are alike. */
function likeness(a: ClauseShape, b: ClauseShape): number {
  return (
    (a.length === b.length ? 1 : 0) |
    (a.last === b.last ? 2 : 0) |
    (a.first === b.first ? 4 : 0) |
    (a.last2 === b.last2 ? 8 : 0) |
    (a.first2 === b.first2 ? 16 : 0)
  )
}
