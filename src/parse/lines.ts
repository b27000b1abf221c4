/** The lines of a cleaned text, as stretches without their breaks; blank ones left out. */
import type { Stretch } from '../tree.ts'

export function splitLines(text: string, from = 0, to = text.length): Stretch[] {
  const lines: Stretch[] = []
  for (let start = from; start < to;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found > to ? to : found
    if (text.slice(start, end).trim() !== '') lines.push({ from: start, to: end })
    start = end + 1
  }
  return lines
}
