/** Makes the tree's nodes over a cleaned text, each with its place in the source. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { LineIndex } from '../position.ts'
import type { Line, LineType, Mark, Sentence, Stretch } from '../tree.ts'
import type { Span } from '../types.ts'

export class TreeBuilder {
  readonly cleaned: CleanedText
  readonly #lines: LineIndex
  /** Of the format's own tables, in the source, in the order of their places. */
  readonly #tables: readonly Span[]

  constructor(lines: LineIndex, cleaned: CleanedText, tables: readonly Span[]) {
    this.cleaned = cleaned
    this.#lines = lines
    this.#tables = tables
  }

  get text(): string {
    return this.cleaned.text
  }

  /** What every node carries: where it stands in the source and in the cleaned text. */
  place(from: number, to: number) {
    return { position: this.#lines.position(this.cleaned.span(from, to)), data: { from, to } }
  }

  /** Is the line a row of one of the format's own tables? Then nothing in it is a heading or a part of the foot: 一、 counts rows there. */
  inTable({ from, to }: Stretch): boolean {
    if (this.#tables.length === 0) return false
    const [start] = this.cleaned.span(from, to)
    let low = 0
    for (let high = this.#tables.length; low < high;) {
      const middle = (low + high) >>> 1
      if (this.#tables[middle]![1] <= start) low = middle + 1
      else high = middle
    }
    return (this.#tables[low]?.[0] ?? Infinity) <= start
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
