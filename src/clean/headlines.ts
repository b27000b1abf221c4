/**
 * Lines that ran into one: a numbered headline and its text without a mark between them (一、工作要求各地区要…), items behind a bullet (■落实地块。…),
 * the line that leads into a numbered list. A break parts them again.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** So many of a bullet make a list. */
const FEWEST = 2

export function cleanHeadlines(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const { bareHeading, bulleted, listHeading } = grammar.patterns.break
  const heads = findAll(bareHeading, text).map(({ index, groups }) => index + groups!.head!.length)
  const bullets = findAll(bulleted, text)
  const items = bullets.filter(({ 0: bullet }) => bullets.filter(([other]) => other === bullet).length >= FEWEST)
  const breaks = [...heads, ...[...items, ...findAll(listHeading, text)].map(({ index }) => index)]
  return cleaned.edit([...new Set(breaks)].sort((a, b) => a - b).map((end): Edit => ({ start: end, end, text: '\n' })))
}
