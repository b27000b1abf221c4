/** Text under construction that knows of each character where it was printed. */
import type { Span } from '../../types.ts'
import type { Box } from './ink.ts'
import type { Line } from './line.ts'
import type { PageBox } from '../../source.ts'

interface Piece {
  readonly start: number
  readonly line: Line
}

export class TracedText {
  #chunks: string[] = []
  #length = 0
  #page = 0
  readonly #pieces: Piece[] = []
  #text: string | null = null

  get length(): number {
    return this.#length
  }

  /** A new line of text that begins on a page (from 0; null: wherever the last one ended). */
  startLine(page: number | null): void {
    if (this.#length > 0) this.addBlank('\n')
    if (page === null) return
    if (page > this.#page) this.addBlank('\f'.repeat(page - this.#page))
    this.#page = Math.max(page, this.#page)
  }

  addLine(line: Line): void {
    this.#pieces.push({ start: this.#length, line })
    this.addBlank(line.text)
  }

  /** Text that was not printed. */
  addBlank(text: string): void {
    this.#chunks.push(text)
    this.#length += text.length
  }

  slice(start: number): string {
    let text = ''
    for (let at = this.#chunks.length - 1; at >= 0 && text.length < this.#length - start; at--) {
      text = this.#chunks[at]! + text
    }
    return text.slice(text.length - (this.#length - start))
  }

  end(): { text: string } {
    this.#text ??= this.#chunks.join('')
    this.#chunks = [this.#text]
    return { text: this.#text }
  }

  /** The boxes of a stretch, one for each piece of a printed line that it touches. */
  locate([start, end]: Span): PageBox[] {
    const locations: PageBox[] = []
    for (let at = this.#pieceAt(start); at < this.#pieces.length && this.#pieces[at]!.start < end; at++) {
      const { start: from, line } = this.#pieces[at]!
      const box = union(line.boxes, Math.max(0, start - from), Math.min(line.text.length, end - from))
      if (box) locations.push({ page: line.sheet.index + 1, ...box })
    }
    return locations
  }

  /** The last piece that begins at or before. */
  #pieceAt(offset: number): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#pieces[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The box around the units `[from, to)`; null where none of them was printed. */
function union(boxes: Float32Array, from: number, to: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = from; at < to; at++) {
    if (Number.isNaN(boxes[4 * at]!)) continue
    left = Math.min(left, boxes[4 * at]!)
    top = Math.min(top, boxes[4 * at + 1]!)
    right = Math.max(right, boxes[4 * at + 2]!)
    bottom = Math.max(bottom, boxes[4 * at + 3]!)
  }
  return left === Infinity ? null : { left, top, right, bottom }
}
