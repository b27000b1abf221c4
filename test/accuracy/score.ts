/** Precision, recall, F1 and support of every field over notices with gold, and how many notices are right in every field. */
import type { Notice } from '../../src/index.ts'
import { type Manner, pairUp } from './agree.ts'
import { FIELDS } from './fields.ts'
import type { Gold } from './gold.ts'

export interface Tally {
  right: number
  found: number
  gold: number
}

export interface Scores {
  readonly notices: number
  /** Notices in which every annotated field is whole and nothing is too much. */
  readonly exact: number
  readonly fields: ReadonlyMap<string, Tally>
  /** Every item found of the annotated fields that says which rule found it, and whether it is right. */
  readonly items: readonly RatedItem[]
}

export interface RatedItem {
  readonly rule: string
  readonly confidence: number
  readonly right: boolean
}

export interface Judged {
  readonly gold: Gold
  readonly notice: Notice
}

export function score(judged: readonly Judged[], manner: Manner, damaged: boolean): Scores {
  const fields = new Map<string, Tally>()
  const items: RatedItem[] = []
  let exact = 0
  for (const { gold, notice } of judged) {
    let whole = true
    const add = (name: string, right: number, found: number, wanted: number) => {
      const tally = fields.get(name) ?? { right: 0, found: 0, gold: 0 }
      fields.set(name, { right: tally.right + right, found: tally.found + found, gold: tally.gold + wanted })
      if (right < found || right < wanted) whole = false
    }
    for (const field of FIELDS) {
      const wanted = damaged && field.lostByDamage ? undefined : field.gold(gold)
      if (wanted === undefined) continue
      const found = field.found(notice)
      const pairs = pairUp(wanted, found, manner, field.prose ?? false)
      add(field.name, pairs.length, found.length, wanted.length)
      const right = new Set(pairs.map(([, item]) => item))
      for (const item of found)
        if (item.rule !== undefined)
          items.push({ rule: item.rule, confidence: item.confidence ?? 0.5, right: right.has(item) })
      if (field.property === undefined) continue
      const stated = pairs.filter(([{ property }]) => property !== undefined)
      add(field.property, stated.filter(([a, b]) => a.property === b.property).length, stated.length, stated.length)
    }
    if (whole) exact++
  }
  return { notices: judged.length, exact, fields, items }
}

export function measures({ right, found, gold }: Tally): { precision: number; recall: number; f1: number } {
  return { precision: right / (found || 1), recall: right / (gold || 1), f1: (2 * right) / (found + gold || 1) }
}
