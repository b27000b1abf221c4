/** What each `.` of degraded text was: every mark is weighed by its surroundings, and the likeliest sequence of marks wins. */
import { overrule } from './certain.ts'
import { type Clauses, clausesOf } from './clauses.ts'
import { CONTEXTS, FEATURES, visitMarks } from './features.ts'
import { MARKS, type MarkText } from './labels.ts'
import { BITS, LABELS, type Model, ones, readModel } from './model.ts'
import { WEIGHTS } from './weights.ts'

/** A `.` and the mark that it stands for; `.` itself where it is a decimal point or a list number's. */
export interface Mark {
  /** UTF-16 offset in the text. */
  readonly index: number
  readonly mark: MarkText
}

let model: Model | undefined

/**
 * Decides every `.` of a degraded text, in order. Quotation marks are `'`, brackets of half width, letters lower case; a line break
 * stands where a block (paragraph, heading) begins. Linear in the text's length.
 */
export function decideMarks(text: string): Mark[] {
  model ??= readModel(WEIGHTS)
  const clauses = clausesOf(text)
  const weighed = weigh(clauses, model)
  overrule(clauses, weighed.scores)
  const labels = likeliest(weighed, model.transitions)
  const marks: Mark[] = new Array(labels.length)
  for (let i = 0; i < labels.length; i++)
    marks[i] = { index: clauses.dots[i]! - clauses.start, mark: MARKS[labels[i]!]! }
  return marks
}

/** The text with its marks as a person would print them. */
export function restoreMarks(text: string): string {
  let restored = ''
  let from = 0
  for (const { index, mark } of decideMarks(text)) {
    restored += text.slice(from, index) + mark
    from = index + 1
  }
  return restored + text.slice(from)
}

/** The first and third weight of a number, or the second and fourth: each then has twice its bits, which hold the sum over all features. */
const TWO = 0x3f03f
const SUM = (1 << (2 * BITS)) - 1

/** What the surroundings of a text's marks say. */
export interface Weighed {
  /** The weight of each label for each mark; what all labels have in common may be left in. */
  readonly scores: Int32Array
  /** For each mark, which of the `CONTEXTS` stands between it and the one before. */
  readonly contexts: Uint8Array
}

export function weigh(clauses: Clauses, { kept, weights }: Model): Weighed {
  const scores = new Int32Array(clauses.dots.length * LABELS)
  const contexts = new Uint8Array(clauses.dots.length)
  visitMarks(clauses, (mark, buckets, context) => {
    contexts[mark] = context
    // The hot loop of the whole: two labels to a number, nothing but sums.
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    for (let i = 0; i < FEATURES; i++) {
      const bucket = buckets[i]!
      const at = (bucket >>> 5) << 1
      const word = kept[at]!
      const bit = 1 << (bucket & 31)
      if ((word & bit) === 0) continue
      const row = (kept[at + 1]! + ones(word & (bit - 1))) << 1
      const first = weights[row]!
      const second = weights[row + 1]!
      a += first & TWO
      b += (first >>> BITS) & TWO
      c += second & TWO
      d += (second >>> BITS) & TWO
      e += first >>> (4 * BITS)
    }
    const at = mark * LABELS
    scores[at] = a & SUM
    scores[at + 1] = b & SUM
    scores[at + 2] = a >>> (2 * BITS)
    scores[at + 3] = b >>> (2 * BITS)
    scores[at + 4] = e
    scores[at + 5] = c & SUM
    scores[at + 6] = d & SUM
    scores[at + 7] = c >>> (2 * BITS)
    scores[at + 8] = d >>> (2 * BITS)
  })
  return { scores, contexts }
}

/** The best sequence of labels (A. Viterbi, 1967). */
export function likeliest({ scores, contexts }: Weighed, transitions: Int16Array): Uint8Array {
  const count = contexts.length
  const start = CONTEXTS * LABELS * LABELS
  const labels = new Uint8Array(count)
  const origins = new Uint8Array(scores.length)
  let best = new Int32Array(LABELS)
  let next = new Int32Array(LABELS)
  for (let mark = 0; mark < count; mark++) {
    let highest = 0
    const table = contexts[mark]! * LABELS * LABELS
    for (let label = 0; label < LABELS; label++) {
      let score = transitions[start + label]!
      if (mark > 0) {
        let origin = 0
        score = best[0]! + transitions[table + label]!
        for (let before = 1; before < LABELS; before++) {
          const other = best[before]! + transitions[table + before * LABELS + label]!
          if (other > score) {
            score = other
            origin = before
          }
        }
        origins[mark * LABELS + label] = origin
      }
      next[label] = score + scores[mark * LABELS + label]!
      if (label === 0 || next[label]! > highest) highest = next[label]!
    }
    // Only differences matter: taken from the highest, sums stay small however long the text is.
    for (let label = 0; label < LABELS; label++) next[label]! -= highest
    ;[best, next] = [next, best]
  }
  for (let mark = count - 1, label = best.indexOf(0); mark >= 0; mark--) {
    labels[mark] = label
    label = origins[mark * LABELS + label]!
  }
  return labels
}
