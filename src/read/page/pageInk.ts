/** A page under construction: formats put glyphs and lines on it in coordinates of their own, through a matrix. */
import type { Box, Glyph, Page, Turn } from './ink.ts'
import { apply, type Matrix } from './matrix.ts'

/** Lines thicker than this, in points, are areas. */
const THICKEST = 3.2
/** Lines shorter than this, in points, are dots of a drawing. */
const SHORTEST = 3
/** Type that leans by more than this (tangent) from upright and from a quarter turn is slanted. */
const SLANT = 0.05
/** Type lower than this, in points, cannot be read. */
const SMALLEST = 0.5

export class PageInk implements Page {
  readonly width: number
  readonly height: number
  readonly glyphs: Glyph[] = []
  readonly rules: Box[] = []
  slanted = 0

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
  }

  /**
   * @param type from a space in which the type is one unit high and stands upright (x to the right, y up) to the page as shown (y down)
   * @param x where the glyph's origin stands on the page, which is not told by the matrix
   * @param advance how far the next glyph stands, in the type's space
   * @param vertical the text runs down (竖排); the origin is then the middle of the upper edge
   */
  addGlyph(
    text: string,
    type: Matrix,
    x: number,
    y: number,
    advance: number,
    vertical: boolean,
    red: boolean,
    font: string,
  ): void {
    const [a, b, c, d] = type
    if (!this.#holds(x, y)) return
    const [width, height] = [Math.abs(a), Math.abs(b)]
    if (Math.min(width, height) > SLANT * Math.max(width, height)) {
      this.slanted++
      return
    }
    const size = b === 0 && c === 0 ? Math.abs(d) : Math.hypot(c, d)
    if (!(size >= SMALLEST)) return
    const turn = (((width >= height ? (a > 0 ? 0 : 2) : b > 0 ? 1 : 3) + (vertical ? 1 : 0)) % 4) as Turn
    const left = turn === 0 ? x : turn === 1 ? y : turn === 2 ? this.width - x : this.height - y
    const level = turn === 0 ? y : turn === 1 ? this.width - x : turn === 2 ? this.height - y : x
    const right = left + advance * (vertical ? size : Math.max(width, height))
    // The middle of a vertical column is where the middle of the em square stands.
    this.glyphs.push({ text, left, right, baseline: vertical ? level + 0.38 * size : level, size, turn, red, font })
  }

  /** A straight line from one point to another. */
  addStroke(matrix: Matrix, x0: number, y0: number, x1: number, y1: number, width: number): void {
    const [left, top] = apply(matrix, x0, y0)
    const [right, bottom] = apply(matrix, x1, y1)
    const half = (width * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))) / 2
    if (Math.abs(right - left) <= 1 && Math.abs(bottom - top) > SHORTEST) {
      this.#addRule(
        Math.min(left, right) - half,
        Math.min(top, bottom),
        Math.max(left, right) + half,
        Math.max(top, bottom),
      )
    } else if (Math.abs(bottom - top) <= 1 && Math.abs(right - left) > SHORTEST) {
      this.#addRule(
        Math.min(left, right),
        Math.min(top, bottom) - half,
        Math.max(left, right),
        Math.max(top, bottom) + half,
      )
    }
  }

  /** A filled rectangle, which is a line if it is thin. */
  addArea(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): void {
    const [ax, ay] = apply(matrix, x0, y0)
    const [bx, by] = apply(matrix, x1, y1)
    const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)]
    const [top, bottom] = [Math.min(ay, by), Math.max(ay, by)]
    if (Math.min(right - left, bottom - top) <= THICKEST && Math.max(right - left, bottom - top) > SHORTEST) {
      this.#addRule(left, top, right, bottom)
    }
  }

  #addRule(left: number, top: number, right: number, bottom: number): void {
    if (right - left > THICKEST && bottom - top > THICKEST) return
    if (right < 0 || bottom < 0 || left > this.width || top > this.height) return
    this.rules.push({ left, top, right, bottom })
  }

  #holds(x: number, y: number): boolean {
    return x >= -1 && y >= -1 && x <= this.width + 1 && y <= this.height + 1
  }
}
