/**
 * What closes a notice (reports to be sent in, inspections to come, 特此通知) stands in paragraphs of its own behind the last numbered item.
 * Where a crawl joined it to that item, a break parts them again.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { CleanedText } from './cleaned.ts'
import { linesOf } from './lines.ts'

/** An item's number, or the head of an attachment, is no longer than this. */
const LONGEST_MARKER = 16

export function cleanClosing(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const { from, to } = lastItem(text, grammar)
  for (let at = text.indexOf('.', from); at >= 0 && at < to - 1; at = text.indexOf('.', at + 1))
    if (find(grammar.patterns.break.closingParagraph, text, at + 1))
      return cleaned.edit([{ start: at + 1, end: at + 1, text: '\n' }])
  return cleaned
}

/** What stands behind the last number of the body, up to the line's end; an empty stretch where no line has one. */
function lastItem(text: string, grammar: Grammar): { from: number; to: number } {
  const { attachmentList, attachmentHead, level1, level2, level3, level4 } = grammar.patterns.structure
  let item = { from: 0, to: 0 }
  for (const { from, to } of linesOf(text)) {
    const opening = text.slice(from, Math.min(to, from + LONGEST_MARKER))
    if ([attachmentList, attachmentHead].some((pattern) => find(pattern, opening))) break
    const marker = [level1, level2, level3, level4]
      .map((pattern) => find(pattern, opening))
      .find((match) => match !== null)
    if (marker) item = { from: from + marker[0].length, to }
  }
  return item
}
