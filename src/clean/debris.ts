/** Debris: script remnants, buttons, page numbers, pinyin in brackets: whatever a rule of `grammars/debris.yaml` claims. */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText } from './cleaned.ts'

export function cleanDebris(cleaned: CleanedText, grammar: Grammar): CleanedText {
  let result = cleaned
  for (const [reason, pattern] of Object.entries(grammar.patterns.debris)) {
    const edits = findAll(pattern, result.text).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: '',
    }))
    result = result.edit(edits, reason)
  }
  return result
}
