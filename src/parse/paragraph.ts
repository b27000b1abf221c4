/** A paragraph and its sentences; those that open an item of a list (一是, 第二，, ③) know their number. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import type { Paragraph } from '../tree.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { TreeBuilder } from './builder.ts'

export function parseParagraph(builder: TreeBuilder, grammar: Grammar, from: number, to: number): Paragraph {
  const { structure } = grammar.patterns
  const value = builder.text.slice(from, to)
  const paragraph: Paragraph = { type: 'paragraph', children: [], ...builder.place(...builder.trim(from, to)) }
  let start = 0
  const add = (end: number) => {
    const [first, last] = builder.trim(from + start, from + end)
    start = end
    if (first >= last) return
    const marker = find(structure.enumerator, builder.text.slice(first, Math.min(last, first + 12)))
    const ordinal = marker?.index === 0 ? enumeratorOrdinal(marker) : null
    paragraph.children.push(builder.sentence(first, last, ordinal, ordinal === null ? '' : marker![0]))
  }
  for (const end of findAll(structure.sentenceEnd, value)) add(end.index + end[0].length)
  add(value.length)
  return paragraph
}

const WORD_ORDER = ['首先', '其次', '再次', '再者', '最后']

function enumeratorOrdinal(match: RegExpExecArray): number {
  const { ordinal, numbered, word, circled, bracketed, plain, among, listed } = match.groups!
  if (word !== undefined) return WORD_ORDER.indexOf(word) + 1
  if (circled !== undefined) return circled.codePointAt(0)! - 0x245f
  return parseNumeral((ordinal ?? numbered ?? bracketed ?? plain ?? among ?? listed)!) ?? 0
}
