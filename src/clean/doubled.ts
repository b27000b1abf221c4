/** A notice that its source holds twice, as crawls do: the second copy is taken out. */
import type { CleanedText } from './cleaned.ts'

/** Length of the stretch whose second occurrence is looked for. */
const PROBE = 40
/** A copy is no shorter than this, and what is doubled reaches so far from the original to the copy. */
const SHORTEST = 2 * PROBE
const REACH = 0.8
/** Besides the beginning and the first line's end, probes are taken at these shares of the text: the page's head is often not doubled. */
const PLACES = [1 / 8, 1 / 4, 3 / 8]

export function cleanDoubled(cleaned: CleanedText): CleanedText {
  const { text } = cleaned
  const places = [0, text.indexOf('\n') + 1, ...PLACES.map((share) => Math.floor(share * text.length))]
  for (const place of places) {
    const copy = findCopy(text, place)
    if (copy !== null) return cleaned.edit([{ start: copy.start, end: copy.end, text: '\n' }], 'doubled')
  }
  return cleaned
}

/** The copy of what stands about `place`: from where the doubled stretch begins again to where the two part. */
function findCopy(text: string, place: number): { start: number; end: number } | null {
  if (text.length - place < 4 * PROBE) return null
  const second = text.indexOf(text.slice(place, place + PROBE), place + PROBE)
  if (second < 0) return null
  let before = 0
  while (before < place && before < second - place - PROBE && text[place - before - 1] === text[second - before - 1])
    before++
  const distance = second - place
  let behind = PROBE
  while (place + behind < second - before && text[place + behind] === text[second + behind]) behind++
  const length = before + behind
  return length >= SHORTEST && length >= REACH * Math.min(distance, text.length - second + before)
    ? { start: second - before, end: second + behind }
    : null
}
