/** When two items agree. Strictly: to the letter, white space apart. Softly: punctuation, width and case apart; long texts in most of their words. */
import type { Item } from './fields.ts'

export type Manner = 'strict' | 'soft'

/** Share of common character pairs from which on two long texts are the same item. */
const MOSTLY = 0.8

const tight = (text: string) => text.replace(/\s+/gu, '')
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient over character pairs: 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [bare(a), bare(b)]
  if (x === y) return 1
  if (x.length < 2 || y.length < 2) return 0
  const known = pairs(x)
  let common = 0
  for (const [pair, count] of pairs(y)) common += Math.min(count, known.get(pair) ?? 0)
  return (2 * common) / (x.length + y.length - 2)
}

/** How well two items agree: 0 for not at all. */
function agreement(a: Item, b: Item, manner: Manner, prose: boolean): number {
  if (manner === 'soft' && prose) {
    // A heading stands where the other has one.
    if (a.words.length > 1 && (a.words[0] === '') !== (b.words[0] === '')) return 0
    const like = likeness(a.words.join(''), b.words.join(''))
    return like >= MOSTLY ? like : 0
  }
  const key = manner === 'strict' ? tight : bare
  return a.words.every((word, i) => key(word) === key(b.words[i] ?? '')) ? 1 : 0
}

/** Pairs of items that agree, one to one, the best first. */
export function pairUp(gold: readonly Item[], found: readonly Item[], manner: Manner, prose: boolean): [Item, Item][] {
  const candidates: { score: number; i: number; j: number }[] = []
  gold.forEach((a, i) =>
    found.forEach((b, j) => {
      const score = agreement(a, b, manner, prose)
      if (score > 0) candidates.push({ score, i, j })
    }),
  )
  candidates.sort((p, q) => q.score - p.score)
  const taken = { gold: new Set<number>(), found: new Set<number>() }
  return candidates.flatMap(({ i, j }): [Item, Item][] => {
    if (taken.gold.has(i) || taken.found.has(j)) return []
    taken.gold.add(i)
    taken.found.add(j)
    return [[gold[i]!, found[j]!]]
  })
}
