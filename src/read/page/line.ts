/** A printed line as text: blanks where the print has them, and every character with its box. */
import { bottomOf, type Glyph, topOf, type Turn } from './ink.ts'
import { turnBack } from './turn.ts'
import type { Row } from './rows.ts'
import { hasRadicals, unifyRadicals } from './radicals.ts'

/** The page that a line stands on, and the turn in which it is read. */
export interface Sheet {
  /** From 0. */
  readonly index: number
  readonly width: number
  readonly height: number
  readonly turn: Turn
}

/** A line (行): a row's text, or a part of it between wide gaps. Places are seen with the page turned for reading. */
export interface Line {
  readonly text: string
  /** Four numbers a UTF-16 unit: left, top, right, bottom on the page as shown; NaN for a blank that the gap stands for. */
  readonly boxes: Float32Array
  readonly sheet: Sheet
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  readonly size: number
  readonly font: string
  readonly red: boolean
  /** Width of what may not be parted at a line's end: the first character with the marks behind it, or the first word. */
  readonly firstWidth: number
}

/** Marks of Chinese text that stand among the marks of others: ‘ ’ “ ” … — · */
const MARKS = new Set([0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x2014, 0xb7])

/** Does it begin with an East Asian character or mark, which stand without blanks between them? */
export function isEastAsian(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code < 0x2e80) return (code >= 0x2460 && code <= 0x24ff) || MARKS.has(code)
  return code <= 0xa4cf || (code >= 0xac00 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe4f) || code >= 0xff00
}

const OPENING = /^[（〔【《〈“‘「『(\[]/
const CLOSING = /^[，。、；：？！）〕】》〉”’」』…%％,.;:?!)\]]/

/** A gap of this share of the type's height is a blank: between Latin letters or digits, and else. */
const LATIN_BLANK = 0.18
const BLANK = 0.6
/** Letters set wide apart throughout are set so for looks. */
const LETTER_SPACING = 0.3
const WIDEST_BLANK = 8

export function lineOf(row: Row, sheet: Sheet): Line {
  const { glyphs } = row
  const blanks = blanksOf(row)
  const texts = textsOf(glyphs)
  let text = ''
  for (let at = 0; at < glyphs.length; at++) text += texts[at]! + blanks[at]!
  const boxes = new Float32Array(4 * text.length).fill(NaN)
  let to = 0
  let red = 0
  const upright = sheet.turn === 0
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at]!
    if (glyph.red) red++
    const own = { left: glyph.left, top: topOf(glyph), right: glyph.right, bottom: bottomOf(glyph) }
    const box = upright ? own : turnBack(own, sheet.turn, sheet)
    for (let unit = 0; unit < texts[at]!.length; unit++) {
      boxes[to++] = box.left
      boxes[to++] = box.top
      boxes[to++] = box.right
      boxes[to++] = box.bottom
    }
    to += 4 * blanks[at]!.length
  }
  const { left, right, top, bottom, baseline, size } = row
  const font = glyphs[glyphs.length >> 1]!.font
  const firstWidth = firstWidthOf(glyphs, blanks)
  return {
    text,
    boxes,
    sheet,
    left,
    right,
    top,
    bottom,
    baseline,
    size,
    font,
    red: 2 * red > glyphs.length,
    firstWidth,
  }
}

function textsOf(glyphs: readonly Glyph[]): string[] {
  const texts = glyphs.map(({ text }) => text)
  return hasRadicals(texts.join('')) ? texts.map(unifyRadicals) : texts
}

/** What stands for the gap behind each glyph. */
function blanksOf({ glyphs, size }: Row): string[] {
  const gaps = glyphs.map((glyph, at) => (at + 1 < glyphs.length ? glyphs[at + 1]!.left - glyph.right : 0))
  const narrowest = spacingOf(gaps, size)
  return gaps.map((gap, at) => {
    if (at + 1 === glyphs.length || gap <= LATIN_BLANK * size) return ''
    const latin = !isEastAsian(glyphs[at]!.text) && !isEastAsian(glyphs[at + 1]!.text)
    const width = (gap - narrowest) / size
    if (width <= (latin ? LATIN_BLANK : BLANK)) return ''
    if (latin && width < 1.2) return ' '
    return '\u3000'.repeat(Math.min(WIDEST_BLANK, Math.max(1, Math.round(width))))
  })
}

/** The gap that all glyphs of a line have between them, where it is set wide; else 0. */
function spacingOf(gaps: readonly number[], size: number): number {
  if (gaps.length < 3) return gaps.length === 2 && gaps[0]! < 4.5 * size ? gaps[0]! : 0
  const wide = gaps.reduce((count, gap) => (gap > LETTER_SPACING * size ? count + 1 : count), 0)
  if (8 * wide < 7 * (gaps.length - 1)) return 0
  const sorted = gaps.slice(0, -1).sort((a, b) => a - b)
  const low = sorted[sorted.length >> 3]!
  const middle = sorted[sorted.length >> 1]!
  return low > LETTER_SPACING * size && middle < 1.3 * low + 0.1 * size ? middle : 0
}

function firstWidthOf(glyphs: readonly Glyph[], blanks: readonly string[]): number {
  let at = 0
  while (at + 1 < glyphs.length && OPENING.test(glyphs[at]!.text)) at++
  if (!isEastAsian(glyphs[at]!.text)) {
    while (at + 1 < glyphs.length && blanks[at] === '' && !isEastAsian(glyphs[at + 1]!.text)) at++
  }
  while (at + 1 < glyphs.length && blanks[at] === '' && CLOSING.test(glyphs[at + 1]!.text)) at++
  return glyphs[at]!.right - glyphs[0]!.left
}
