/** 版记: subject words, copies and the printing office stand on lines of their own below the date; what ran into them is parted again. */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

export function cleanImprint(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const begins = findAll(grammar.patterns.break.imprint, text)
    .map(({ index }) => index)
    .filter((at) => at > 0 && text[at - 1] !== '\n')
  return cleaned.edit(begins.map((at): Edit => ({ start: at, end: at, text: '\n' })))
}
