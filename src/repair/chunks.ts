/** A row's digits, cut where the source itself cuts them: at gaps, dashes for 不适用, minus and percent signs. */
import type { RunRow } from './runs.ts'
import { Gap, type Stretch } from './stretch.ts'

export interface Chunk {
  text: string
  /** For each character, its place in the stretch. */
  places: number[]
  percent: boolean
}

/** A dash becomes a whole 0: it takes a column and adds nothing. */
export function chunksOf(stretch: Stretch, { digits: [from, to] }: RunRow): Chunk[] {
  const chunks: Chunk[] = []
  let chunk: Chunk | null = null
  for (let place = from; place < to; place++) {
    const character = stretch.text[place]!
    if (place > from && stretch.gaps[place] !== Gap.none) chunk = null
    if (/[—–]/.test(character) || (/[-/]/.test(character) && !/\d/.test(stretch.text[place + 1] ?? ''))) {
      const previous = stretch.text[place - 1] ?? ''
      const continued =
        place > from && stretch.gaps[place] === Gap.none && previous === character && chunks.at(-1)?.text === '0'
      if (!continued) chunks.push({ text: '0', places: [place], percent: false })
      chunk = null
    } else if (character === '%') {
      if (chunk) chunk.percent = true
      chunk = null
    } else if (character === '-' || character === '/') chunk = null
    else if (character !== ',') {
      if (!chunk) {
        chunk = { text: '', places: [], percent: false }
        chunks.push(chunk)
      }
      chunk.text += character
      chunk.places.push(place)
    }
  }
  return chunks
}
