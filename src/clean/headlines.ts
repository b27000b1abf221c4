/**
 * Lines that ran into one: a numbered headline and its text without a mark between them (一、工作要求各地区要…), items behind a bullet (■落实地块。…),
 * the headline of a list, the paragraph that announces what follows (现通报如下：). A break parts them again.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** So many of a bullet make a list. */
const FEWEST = 2

export function cleanHeadlines(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const { announced, bareHeading, bulleted, listHeading } = grammar.patterns.break
  const heads = findAll(bareHeading, text).map(({ index, groups }) => index + groups!.head!.length)
  const bullets = findAll(bulleted, text)
  const kind = ({ 0: bullet, groups }: RegExpExecArray) => (groups!.circled === undefined ? bullet : '')
  const counts = new Map<string, number>()
  for (const bullet of bullets) counts.set(kind(bullet), (counts.get(kind(bullet)) ?? 0) + 1)
  const items = bullets.filter((bullet) => counts.get(kind(bullet))! >= FEWEST)
  const breaks = [
    ...heads,
    ...[...items, ...findAll(announced, text), ...findAll(listHeading, text)].map(({ index }) => index),
  ]
  return cleaned.edit([...new Set(breaks)].sort((a, b) => a - b).map((end): Edit => ({ start: end, end, text: '\n' })))
}
