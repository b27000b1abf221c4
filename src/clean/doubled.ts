/** A notice that its source holds twice, as crawls do: the second copy is taken out. */
import type { CleanedText } from './cleaned.ts'

/** Length of the stretch whose second occurrence is looked for, and the share of the copy that must agree. */
const PROBE = 40
const AGREEMENT = 0.9

export function cleanDoubled(cleaned: CleanedText): CleanedText {
  const { text } = cleaned
  const copy = findCopy(text, 0) ?? findCopy(text, text.indexOf('\n') + 1)
  if (copy === null) return cleaned
  return cleaned.edit([{ start: copy.start, end: copy.end, text: copy.start === 0 ? '' : '\n' }], 'doubled')
}

/** Where what begins at `from` begins again and goes on alike. */
function findCopy(text: string, from: number): { start: number; end: number } | null {
  if (text.length - from < 4 * PROBE) return null
  const probe = text.slice(from, from + PROBE)
  const start = text.indexOf(probe, from + PROBE)
  if (start < 0) return null
  const length = Math.min(start - from, text.length - start)
  let same = 0
  while (same < length && text[from + same] === text[start + same]) same++
  return same >= AGREEMENT * length && same >= 2 * PROBE ? { start, end: start + same } : null
}
