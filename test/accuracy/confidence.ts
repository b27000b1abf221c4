/** How often what each rule finds is right, and whether the confidence that results carry tells the truth. */
import type { RatedItem } from './score.ts'

type Count = readonly [right: number, found: number]
type Measured = Readonly<Record<string, { readonly clean: Count; readonly damaged: Count }>>

/** The counts by rule, as `grammars/confidence/measured.json` holds them. */
export function countByRule(clean: readonly RatedItem[], damaged: readonly RatedItem[]): Measured {
  const rules = [...new Set([...clean, ...damaged].map(({ rule }) => rule))].sort()
  const count = (items: readonly RatedItem[], rule: string): [number, number] => {
    const own = items.filter((item) => item.rule === rule)
    return [own.filter(({ right }) => right).length, own.length]
  }
  return Object.fromEntries(rules.map((rule) => [rule, { clean: count(clean, rule), damaged: count(damaged, rule) }]))
}

const BINS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01]

/** A table in Markdown: of the items whose confidence lies between two bounds, how many are right. */
export function reliability(items: readonly RatedItem[]): string {
  const rows = BINS.slice(1).flatMap((to, index) => {
    const from = BINS[index]!
    const own = items.filter(({ confidence }) => confidence >= from && confidence < to)
    if (own.length === 0) return []
    const mean = own.reduce((all, { confidence }) => all + confidence, 0) / own.length
    const right = own.filter((item) => item.right).length / own.length
    return [`| ${from} to ${Math.min(to, 1)} | ${own.length} | ${mean.toFixed(2)} | ${right.toFixed(2)} |`]
  })
  return ['| confidence | items | mean confidence | share that is right |', '|---|--:|--:|--:|', ...rows].join('\n')
}
