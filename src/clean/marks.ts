/** The marks of a degraded text: for every point what it was. The decisions are a trained model's (`marks/`); what a line's form tells is not asked of it. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'
import { headlineMarks } from './headlineMarks.ts'
import { linesOf } from './lines.ts'
import { decideMarks } from './marks/decide.ts'
import type { MarkText } from './marks/labels.ts'

export function cleanMarks(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const { sentenceStart, deadlineOpening, label } = grammar.patterns.break
  const settled = new Map<number, MarkText>([
    ...settle(sentenceStart, text, '。'),
    ...settle(deadlineOpening, text, '，'),
    ...titleMarks(text, grammar),
    // A label's colon.
    ...settle(label, text, '：'),
    ...headlineMarks(text, grammar),
  ])
  const edits: Edit[] = []
  for (const { index, mark } of decideMarks(text)) {
    const decided = /\d/.test(text[index - 1] ?? '') && isEntryNumber(text, index) ? '.' : (settled.get(index) ?? mark)
    if (decided !== '.') edits.push({ start: index, end: index + 1, text: decided })
  }
  return pairQuotes(cleaned.edit(edits))
}

/** 附：1. and 2. at the start of a line: numbers of a list keep their point. */
function isEntryNumber(text: string, index: number): boolean {
  const start = text.lastIndexOf('\n', index - 1) + 1
  return index - start <= 6 && /^(?:附件?[:：]?)?\d{1,2}$/.test(text.slice(start, index))
}

/** A title stands within so many characters. */
const TOP = 800

/** Inside a title nothing but the members of a list is parted. */
function* titleMarks(text: string, grammar: Grammar): Iterable<[number, MarkText]> {
  for (const { from, to } of linesOf(text.slice(0, TOP))) {
    const title = find(grammar.patterns.structure.titleEnd, text.slice(from, to))
    if (title === null) continue
    const end = from + title.index + title[0].length
    for (let at = text.indexOf('.', from); at >= 0 && at < end; at = text.indexOf('.', at + 1))
      if (!/\d/.test(text[at + 1] ?? '')) yield [at, '、']
  }
}

/** The mark that a pattern's matches end with. */
function settle(pattern: RegExp, text: string, mark: MarkText): [number, MarkText][] {
  return findAll(pattern, text).map(({ index, 0: { length } }) => [index + length - 1, mark])
}

/** Straight quotation marks become pairs, line by line. */
function pairQuotes(cleaned: CleanedText): CleanedText {
  const edits: Edit[] = []
  let open = false
  for (const { index, 0: character } of cleaned.text.matchAll(/['\n]/g)) {
    open = character === "'" && !open
    if (character === "'") edits.push({ start: index, end: index + 1, text: open ? '“' : '”' })
  }
  return cleaned.edit(edits)
}
