/** A numbered headline and its text became one line without a mark between them (一、工作要求各地区要…): a break parts them again. */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

export function cleanHeadlines(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const ends = findAll(grammar.patterns.break.bareHeading, cleaned.text).map(
    ({ index, groups }) => index + groups!.head!.length,
  )
  return cleaned.edit(ends.map((end): Edit => ({ start: end, end, text: '\n' })))
}
