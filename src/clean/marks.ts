/** The marks of a degraded text: for every point what it was. The decisions are a trained model's (`marks/`). */
import type { CleanedText, Edit } from './cleaned.ts'
import { decideMarks } from './marks/decide.ts'

export function cleanMarks(cleaned: CleanedText): CleanedText {
  const edits: Edit[] = []
  for (const { index, mark } of decideMarks(cleaned.text)) if (mark !== '.') edits.push({ start: index, end: index + 1, text: mark })
  return quotes(cleaned.edit(edits))
}

/** Straight quotation marks become pairs, line by line. */
function quotes(cleaned: CleanedText): CleanedText {
  const edits: Edit[] = []
  let open = false
  for (const { index, 0: character } of cleaned.text.matchAll(/['\n]/g)) {
    if (character === '\n') {
      open = false
      continue
    }
    open = !open
    edits.push({ start: index, end: index + 1, text: open ? '“' : '”' })
  }
  return cleaned.edit(edits)
}
