/**
 * 可信度: how often what a rule finds is right, as it was measured on notices with gold (`grammars/confidence/`); apart for text whose marks
 * were lost. Of a rule that was never measured nobody can say, so it has an even chance.
 */
import { MEASURED } from './measured.ts'

/** Of what each rule found in clean text, how much was right, and how much there was; and of what it found in damaged text. */
export type Measured = Readonly<Record<string, readonly number[]>>

/** Laplace's rule of succession: few cases prove little. */
export function confidenceOf(rule: string, degraded: boolean): number {
  const [right = 0, found = 0] = MEASURED[rule]?.slice(degraded ? 2 : 0) ?? []
  return Math.round(((right + 1) / (found + 2)) * 1000) / 1000
}

/** An item with the confidence of the rule that found it. */
export function rated<Item extends object>(item: Item, degraded: boolean): Item {
  const { rule } = item as { rule?: string }
  return rule === undefined ? item : { ...item, confidence: confidenceOf(rule, degraded) }
}
