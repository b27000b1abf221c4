/**
 * What other text of the notice says about where words begin and end: a stretch of characters that occurs there too, and cannot be
 * made longer on either side, is likely to be made of whole words (图片新闻 stands in the heads of both tables).
 */
const SHORTEST = 3
const LONGEST = 12

/** For each place between characters, how much speaks for a boundary. */
export function boundaries(text: string, known: string): number[] {
  const evidence = new Array<number>(text.length + 1).fill(0)
  let previousEnd = 0
  for (let start = 0; start + SHORTEST <= text.length; start++) {
    const end = longestKnown(text, start, known)
    if (end <= previousEnd || end === start) continue
    evidence[start]! += WEIGHT
    evidence[end]! += WEIGHT
    previousEnd = end
  }
  return evidence
}

const WEIGHT = 0.7

function longestKnown(text: string, start: number, known: string): number {
  let end = start + SHORTEST
  let found = known.indexOf(text.slice(start, end))
  if (found < 0) return start
  while (end < text.length && end - start < LONGEST) {
    found = known.indexOf(text.slice(start, end + 1), found)
    if (found < 0) break
    end++
  }
  return end
}
