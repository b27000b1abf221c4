/** U+FFFD, which stands in the text for what could not be read. */
export const REPLACEMENT = '\uFFFD'

/** Bytes that are no character in the charset. In the text U+FFFD stands for them, one for each broken sequence. */
export interface Gap {
  /** Where the bytes stand in the input, from 0, and how many they are. */
  readonly offset: number
  readonly length: number
  /** Where their stand-ins are in the text: `[start, end)` in UTF-16 units. */
  readonly start: number
  readonly end: number
}

export interface Decoded {
  readonly text: string
  readonly gaps: readonly Gap[]
}

/** Text under construction, with its gaps; gaps that touch become one. */
export class GapText implements Decoded {
  text = ''
  readonly gaps: Gap[] = []

  add(text: string): void {
    this.text += text
  }

  addGap(offset: number, length: number): void {
    const start = this.text.length
    this.text += REPLACEMENT
    const end = this.text.length
    const last = this.gaps.at(-1)
    if (last && last.end === start && last.offset + last.length === offset) {
      this.gaps[this.gaps.length - 1] = { ...last, length: last.length + length, end }
    } else this.gaps.push({ offset, length, start, end })
  }
}

/** Bytes in hexadecimal, as messages show them. */
export function toHex(bytes: Uint8Array, separator: string): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(separator)
}
