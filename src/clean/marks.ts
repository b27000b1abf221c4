/** The marks of a degraded text: for every point what it was. The decisions are a trained model's (`marks/`); what a line's form tells is not asked of it. */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'
import { decideMarks } from './marks/decide.ts'

export function cleanMarks(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const headlines = headlineEnds(text, grammar)
  const edits: Edit[] = []
  for (const { index, mark } of decideMarks(text)) {
    const settled =
      /\d/.test(text[index - 1] ?? '') && isEntryNumber(text, index) ? '.' : headlines.has(index) ? '。' : mark
    if (settled !== '.') edits.push({ start: index, end: index + 1, text: settled })
  }
  return pairQuotes(cleaned.edit(edits))
}

/** 附：1. and 2. at the start of a line: numbers of a list keep their point. */
function isEntryNumber(text: string, index: number): boolean {
  const start = text.lastIndexOf('\n', index - 1) + 1
  return index - start <= 6 && /^(?:附件?[:：]?)?\d{1,2}$/.test(text.slice(start, index))
}

/** A headline ends before the clause in which someone is told to act: 一、规范信息报送。市级各部门要…. */
function headlineEnds(text: string, grammar: Grammar): Set<number> {
  const { structure, directive } = grammar.patterns
  const ends = new Set<number>()
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const marker =
      find(structure.level1, text.slice(start, start + 8)) ?? find(structure.level2, text.slice(start, start + 8))
    const point = marker === null ? -1 : text.indexOf('.', start + marker[0].length)
    if (point >= 0 && point < end && find(directive.actor, text.slice(point + 1, point + 40))?.index === 0)
      ends.add(point)
    start = end + 1
  }
  return ends
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
