/**
 * Sets, on notices held out from learning, what learning leaves open: how much each label is worth beyond its likelihood (the rare
 * marks ； and ： would else hardly ever be chosen) and how much the sequence counts beside the surroundings.
 */
import { likeliest, type Weighed } from '../../src/clean/marks/decide.ts'
import { MARKS } from '../../src/clean/marks/labels.ts'
import { LABELS } from '../../src/clean/marks/model.ts'
import { confusionOf, summaryOf } from './measure.ts'

/** A text's weights before the sequence is chosen, and its true labels. */
export interface Trial {
  readonly weighed: Weighed
  readonly labels: readonly number[]
}

const STEPS = [-8, -4, -2, 2, 4, 8]
const STRETCHES = [0.75, 1, 1.25, 1.5]
const ROUNDS = 2
/** Labels of fewer marks are left as learned: what would be set for them is chance. */
const OFTEN = 200

/** What is added in the end: a sentence that is not told from the next one costs a parser both, a clause too many little. */
const LEAN: Readonly<Record<string, number>> = { '。': 2, '；': -2 }

/** The transitions, in whole numbers, that serve accuracy and macro F1 best. */
export function calibrate(transitions: Int16Array, trials: readonly Trial[]): Int16Array {
  const worth = new Array<number>(LABELS).fill(0)
  const counts = new Array<number>(LABELS).fill(0)
  for (const { labels } of trials) for (const label of labels) counts[label]!++
  let stretch = 1
  const apply = () => transitions.map((value, i) => Math.round(value * stretch) + worth[i % LABELS]!)
  const gain = () => {
    const applied = apply()
    const summary = summaryOf(
      confusionOf(trials.map(({ weighed, labels }) => ({ labels, decided: likeliest(weighed, applied) }))),
    )
    return 1.5 * summary.accuracy + summary.macro
  }
  let best = gain()
  /** Keeps a change if it serves. */
  const attempt = (change: () => void, undo: () => void) => {
    change()
    const gained = gain()
    if (gained > best) best = gained
    else undo()
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const value of STRETCHES) {
      const before = stretch
      attempt(
        () => (stretch = value),
        () => (stretch = before),
      )
    }
    for (let label = 0; label < LABELS; label++) {
      if (counts[label]! < OFTEN) continue
      for (const step of STEPS)
        attempt(
          () => (worth[label]! += step),
          () => (worth[label]! -= step),
        )
    }
  }
  MARKS.forEach((mark, label) => (worth[label]! += LEAN[mark] ?? 0))
  return apply()
}
