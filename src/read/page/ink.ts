/** What stands on a page: glyphs and rules with their places. The formats that are laid out (PDF, OFD) bring their pages into this form. */

/** Quarter turns clockwise from upright: 0 reads to the right, 1 down, 2 upside down, 3 up. */
export type Turn = 0 | 1 | 2 | 3

/**
 * A glyph (字形). Lengths are points (1/72 inch). Places are seen with the page turned so that the glyph stands upright: x from the left,
 * y from the top down.
 */
export interface Glyph {
  /** What it says: mostly one character; blanks are no glyphs. */
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of the type (字号). */
  readonly size: number
  readonly turn: Turn
  /** Red ink: the red head (红头), a seal. */
  readonly red: boolean
  /** Any name that tells its typeface from the others of the document. */
  readonly font: string
}

/** A straight line, thin (格线): its box on the page as shown, in points from the upper left. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Page {
  /** Of the page as shown, in points. */
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Box[]
  /** Glyphs that stand aslant: watermarks, the round text of seals. They are left out. */
  readonly slanted: number
}

/** Above this share of the type's height over the baseline, and below it, a glyph's box ends: the em square of East Asian type. */
const ASCENT = 0.88

export const topOf = ({ baseline, size }: { baseline: number; size: number }): number => baseline - ASCENT * size
export const bottomOf = ({ baseline, size }: { baseline: number; size: number }): number =>
  baseline + (1 - ASCENT) * size
