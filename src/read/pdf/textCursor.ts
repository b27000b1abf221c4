/** The place where a PDF's text goes on, and its glyphs put on the page, as pdf.js's canvas does it. */
import { apply, compose, IDENTITY, type Matrix } from '../page/matrix.ts'
import type { PageInk } from '../page/pageInk.ts'
import type { PdfGlyph, State } from './state.ts'

export class TextCursor {
  /** Glyphs whose font does not tell what they mean. */
  unmapped = 0
  #matrix: Matrix = IDENTITY
  #x = 0
  #y = 0
  #lineX = 0
  #lineY = 0

  /** Text begins, or its matrix is set. */
  set(matrix: Matrix = IDENTITY): void {
    this.#matrix = matrix
    this.#x = this.#y = this.#lineX = this.#lineY = 0
  }

  /** To the beginning of a line so far from that of the last. */
  move(dx: number, dy: number): void {
    this.#x = this.#lineX += dx
    this.#y = this.#lineY += dy
  }

  /** @param target the page, or null where the glyphs are not seen and only move the cursor */
  show(state: State, glyphs: readonly (PdfGlyph | number)[], target: PageInk | null): void {
    const { font, fontSize, fontDirection, charSpacing, wordSpacing, rise, red, fontName } = state
    if (!font || fontSize === 0) return
    const vertical = font.vertical === true
    const scale = state.scale * fontDirection
    const unit = font.fontMatrix?.[0] ?? 0.001
    const base = compose(state.matrix, this.#matrix)
    const type = compose(base, [fontSize * (vertical ? 1 : scale), 0, 0, fontSize * fontDirection, 0, 0])
    let along = 0
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        along += ((vertical ? 1 : -1) * glyph * fontSize) / 1000
        continue
      }
      const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing
      const metric = glyph.vmetric ?? font.defaultVMetrics
      const width = vertical && metric ? -metric[0]! : glyph.width
      const advance = width * unit * fontSize
      const text = glyph.unicode.trim()
      if (text !== '' && target) {
        if (isUnmapped(text)) this.unmapped++
        const [x, y] = vertical
          ? apply(base, this.#x, this.#y + rise - along)
          : apply(base, this.#x + along * scale, this.#y + rise)
        target.addGlyph(text, type, x, y, advance / fontSize, vertical, red, fontName)
      }
      along += vertical ? advance - spacing * fontDirection : advance + spacing * fontDirection
    }
    if (vertical) this.#y -= along
    else this.#x += along * scale
  }
}

/** Control characters and private use: the font has no Unicode map, or a false one. */
function isUnmapped(text: string): boolean {
  const code = text.codePointAt(0)!
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code < 0xf900) || code === 0xfffd
}
