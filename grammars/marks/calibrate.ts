/**
 * Sets, on notices held out from learning, what learning leaves open: how much each label is worth beyond its likelihood (the rare
 * marks ； and ： would else hardly ever be chosen) and how much the sequence counts beside the surroundings.
 */
import { likeliest } from '../../src/clean/marks/decide.ts'
import { LABELS } from '../../src/clean/marks/model.ts'
import { confusionOf, summaryOf } from './measure.ts'

/** A text's weights before the sequence is chosen, and its true labels. */
export interface Trial {
  readonly scores: Int32Array
  readonly labels: readonly number[]
}

const STEPS = [-8, -4, -2, 2, 4, 8]
const STRETCHES = [0.75, 1, 1.25, 1.5]
const ROUNDS = 2

/** The transitions, in whole numbers, that serve accuracy and macro F1 best. */
export function calibrate(transitions: Int16Array, trials: readonly Trial[]): Int16Array {
  const worth = new Array<number>(LABELS).fill(0)
  let stretch = 1
  const apply = () => transitions.map((value, i) => Math.round(value * stretch) + worth[i % LABELS]!)
  const gain = () => {
    const applied = apply()
    const summary = summaryOf(
      confusionOf(trials.map(({ scores, labels }) => ({ labels, decided: likeliest(scores, applied) }))),
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
      for (const step of STEPS)
        attempt(
          () => (worth[label]! += step),
          () => (worth[label]! -= step),
        )
    }
  }
  return apply()
}
