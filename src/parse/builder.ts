/** Makes the tree's nodes over a cleaned text, each with its place in the source. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { LineIndex } from '../position.ts'
import type { Line, LineType, Mark, Sentence } from '../tree.ts'

export class TreeBuilder {
  readonly cleaned: CleanedText
  readonly #lines: LineIndex

  constructor(lines: LineIndex, cleaned: CleanedText) {
    this.cleaned = cleaned
    this.#lines = lines
  }

  get text(): string {
    return this.cleaned.text
  }

  /** What every node carries: where it stands in the source and in the cleaned text. */
  place(from: number, to: number) {
    return { position: this.#lines.position(this.cleaned.span(from, to)), data: { from, to } }
  }

  line(type: LineType, from: number, to: number): Line {
    const [start, end] = this.trim(from, to)
    return { type, value: this.text.slice(start, end), ...this.place(start, end) }
  }

  mark(name: string, from: number, to: number): Mark {
    const [start, end] = this.trim(from, to)
    return { type: 'mark', name, value: this.text.slice(start, end), ...this.place(start, end) }
  }

  sentence(from: number, to: number, ordinal: number | null, marker: string): Sentence {
    return { type: 'sentence', value: this.text.slice(from, to), ordinal, marker, ...this.place(from, to) }
  }

  /** The stretch without the white space at its ends. */
  trim(from: number, to: number): [number, number] {
    let start = from
    let end = to
    while (start < end && /\s/.test(this.text[start]!)) start++
    while (end > start && /\s/.test(this.text[end - 1]!)) end--
    return [start, end]
  }
}
