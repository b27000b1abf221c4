/** A site's data about the notice (索引号, 发文字号 …) where no table holds it: lines of label and value, or a label a line before its value. */
import { wholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import type { Block, DataBlock } from './page.ts'

/** A value is no longer than this. */
const LONGEST_VALUE = 200
/** Nor is a label, spread out as it may be. */
const LONGEST_LABEL = 12
/** So many labels make data; one alone may be a word of the notice. */
const LABELS = 2

/** The blocks, with labels and their values as data. */
export function pairLabels(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  let labels = 0
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.kind !== 'line') {
      out.push(block)
      continue
    }
    if (isLabel(block.text)) {
      const next = blocks[at + 1]
      const value = next?.kind === 'line' && !isLabel(next.text) && next.text.length <= LONGEST_VALUE ? next.text : null
      if (value !== null) at++
      out.push(dataOf(block.text, value ?? ''))
      labels++
      continue
    }
    const pairs = pairsIn(block.text)
    labels += pairs.length
    out.push(...(pairs.length > 0 ? pairs : [block]))
  }
  return labels >= LABELS ? out : [...blocks]
}

/** 索引号：000014 主题分类：财政 on one line. None where the line opens with other words. */
function pairsIn(text: string): DataBlock[] {
  if (text.length > 4 * LONGEST_VALUE) return []
  const pairs: { label: string; from: number; to: number }[] = []
  for (const { index } of text.matchAll(/[:：]/g)) {
    const before = text.slice(pairs.at(-1)?.to ?? 0, index)
    for (let length = Math.min(LONGEST_LABEL, before.length); length >= 2; length--) {
      const start = before.length - length
      if (start > 0 && /\S/.test(before[start - 1]!)) continue
      const label = before.slice(start)
      if (!isLabel(label)) continue
      pairs.push({ label, from: index - length, to: index + 1 })
      break
    }
  }
  if (pairs.length === 0 || text.slice(0, pairs[0]!.from).trim() !== '') return []
  return pairs.map(({ label, to }, at) => dataOf(label, text.slice(to, pairs[at + 1]?.from ?? text.length)))
}

export function dataOf(label: string, value: string): DataBlock {
  return { kind: 'data', label: label.replace(/[\s【】[\]〔〕:：]/g, ''), value: value.trim() }
}

function isLabel(text: string): boolean {
  return text.length <= 2 * LONGEST_LABEL && occurs(wholeGrammar.patterns.web.label, text)
}
