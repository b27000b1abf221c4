/** Pages for tests: texts at places, in type without fonts, and rules. */
import { isEastAsian } from '../../../src/read/page/line.ts'
import type { Page } from '../../../src/read/page/ink.ts'
import { PageInk } from '../../../src/read/page/pageInk.ts'

/** A text that begins at x and stands on a baseline, in points from the upper left, and the height of its type. */
export type TextRun = [x: number, baseline: number, size: number, text: string, looks?: Looks]

export interface Looks {
  readonly font?: string
  readonly red?: boolean
  /** Degrees clockwise. */
  readonly turned?: number
  readonly vertical?: boolean
  /** Points between glyphs. */
  readonly spacing?: number
}

export interface PageInput {
  readonly size?: [width: number, height: number]
  readonly text: readonly TextRun[]
  /** From one point to another. */
  readonly rules?: readonly [number, number, number, number][]
}

/** Letters and figures are half as wide as high; blanks leave their room. */
export function pageOf({ size: [width, height] = [595, 842], text, rules = [] }: PageInput): Page {
  const ink = new PageInk(width, height)
  for (const [
    x,
    baseline,
    size,
    said,
    { font = 'body', red = false, turned = 0, vertical = false, spacing = 0 } = {},
  ] of text) {
    const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
    const type = [cos * size, sin * size, sin * size, -cos * size, 0, 0] as const
    let along = 0
    for (const character of said) {
      const advance = isEastAsian(character) || character === '\u3000' ? 1 : 0.5
      const [dx, dy] = vertical ? [-sin * along, cos * along] : [cos * along, sin * along]
      if (character.trim() !== '') ink.addGlyph(character, type, x + dx, baseline + dy, advance, vertical, red, font)
      along += advance * size + spacing
    }
  }
  for (const [x0, y0, x1, y1] of rules) ink.addStroke([1, 0, 0, 1, 0, 0], x0, y0, x1, y1, 0.5)
  return ink
}

/** Rules of a table: all lines between the given places, but for those that merged cells leave out. */
export function gridRules(xs: readonly number[], ys: readonly number[]): [number, number, number, number][] {
  const across = ys.map((y): [number, number, number, number] => [xs[0]!, y, xs.at(-1)!, y])
  const down = xs.map((x): [number, number, number, number] => [x, ys[0]!, x, ys.at(-1)!])
  return [...across, ...down]
}
