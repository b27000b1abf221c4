/** 发文字号 in the head: it opens a line, or what is left of one behind the title or the red head. */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { Claim, Place } from './head.ts'

export function claimNumber({ builder, grammar, at, line, before }: Place): Claim | null {
  const last = before.at(-1)?.type
  const found = findNumber(grammar, line, last === 'title' || last === 'redHead')
  if (found === null) return null
  const { from, to, end } = found
  return { parts: [builder.line('documentNumber', at + from, at + to)], end: at + end }
}

/** @param bare may it be a serial alone? Behind a title it may; 第4626号提案的答复 is the title going on. */
export function beginsWithNumber(grammar: Grammar, text: string, bare: boolean): boolean {
  return findNumber(grammar, text, bare) !== null
}

/** @param bare may it be cut to its serial, or be a serial alone? */
function findNumber(grammar: Grammar, text: string, bare: boolean): { from: number; to: number; end: number } | null {
  const { yearFirst, yearAlone, documentNumber, unbracketed, lettered, decree, byYear, serialOnly, promulgated } =
    grammar.patterns.documentNumber
  const top = text.slice(0, 60)
  const early = find(yearFirst, top) ?? find(yearAlone, top)
  if (early !== null) return { from: 0, to: early[0].length, end: early[0].length }
  const open = /^\s*[（(【]?\s*/.exec(top)![0].length
  for (const pattern of [documentNumber, unbracketed, lettered, decree, byYear, bare ? serialOnly : promulgated]) {
    const match = find(pattern, top, open)
    if (match?.index !== open) continue
    const to = open + match[0].length
    return { from: open, to, end: to + /^\s*[）)】]?\s*[、，,;；]?/.exec(top.slice(to))![0].length }
  }
  return null
}
