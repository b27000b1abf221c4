/**
 * A cleaned text and its way back: every character of it knows where it stands in the source, which is never changed.
 * Cleaners propose edits; applying them makes a new cleaned text. All work is linear in the text's length.
 */
import type { Span } from '../types.ts'

/** Replaces `[start, end)` of the text at hand by `text`. A deletion has the empty text, an insertion `start === end`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A stretch of the source that cleaning took out, and the class of debris it was. */
export interface Removal {
  readonly span: Span
  readonly reason: string
}

export class CleanedText {
  readonly text: string
  readonly removals: readonly Removal[]
  /** Source offset of each character, and one for the end. An inserted character stands before the offset it has. */
  readonly #offsets: Uint32Array
  /** 1 where the character stands for one of the source, 0 where it was inserted. */
  readonly #real: Uint8Array

  private constructor(text: string, offsets: Uint32Array, real: Uint8Array, removals: readonly Removal[]) {
    this.text = text
    this.#offsets = offsets
    this.#real = real
    this.removals = removals
  }

  static from(source: string): CleanedText {
    const offsets = new Uint32Array(source.length + 1)
    for (let i = 0; i <= source.length; i++) offsets[i] = i
    return new CleanedText(source, offsets, new Uint8Array(source.length).fill(1), [])
  }

  /**
   * @param edits in order, without overlap; a replacement longer than what it replaces inserts its surplus
   * @param reason where the edits take debris out, its class: the removals are kept under it
   */
  edit(edits: readonly Edit[], reason?: string): CleanedText {
    if (edits.length === 0) return this
    if (reason === undefined && edits.every(({ start, end, text }) => text.length === end - start))
      return this.#overwrite(edits)
    let size = this.text.length
    for (const { start, end, text } of edits) size += text.length - (end - start)
    const offsets = new Uint32Array(size + 1)
    const real = new Uint8Array(size)
    const removals = reason === undefined ? this.removals : [...this.removals]
    const parts: string[] = []
    let from = 0
    let to = 0
    const keep = (end: number) => {
      parts.push(this.text.slice(from, end))
      offsets.set(this.#offsets.subarray(from, end), to)
      real.set(this.#real.subarray(from, end), to)
      to += end - from
    }
    for (const { start, end, text } of edits) {
      keep(start)
      parts.push(text)
      for (let i = 0; i < text.length; i++) {
        offsets[to] = this.#offsets[Math.min(start + i, end)]!
        real[to++] = start + i < end ? this.#real[start + i]! : 0
      }
      if (reason !== undefined && end > start) (removals as Removal[]).push({ span: this.span(start, end), reason })
      from = end
    }
    keep(this.text.length)
    offsets[size] = this.#offsets[this.text.length]!
    return new CleanedText(parts.join(''), offsets, real, removals)
  }

  /** Edits that keep every place: marks for points, 1 for １. The way back stays as it is. */
  #overwrite(edits: readonly Edit[]): CleanedText {
    let text = ''
    let from = 0
    for (const edit of edits) {
      text += this.text.slice(from, edit.start) + edit.text
      from = edit.end
    }
    return new CleanedText(text + this.text.slice(from), this.#offsets, this.#real, this.removals)
  }

  /** The source's stretch that `[from, to)` of the cleaned text stands for, from its first to its last character. */
  span(from: number, to: number): Span {
    let first = from
    let last = to - 1
    while (first < last && this.#real[first] === 0) first++
    while (last > first && this.#real[last] === 0) last--
    if (last < first) return [this.#offsets[from]!, this.#offsets[from]!]
    return [this.#offsets[first]!, this.#offsets[last]! + (this.#real[last] ?? 0)]
  }

  /** The first character of the cleaned text that stands at the offset of the source or behind it. */
  locate(offset: number): number {
    let low = 0
    let high = this.text.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#offsets[middle]! < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Did the character stand in the source so? False for what cleaning put in. */
  isReal(index: number): boolean {
    return this.#real[index] === 1
  }
}
