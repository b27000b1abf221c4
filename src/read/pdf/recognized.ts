/** Recognized words as glyphs: those of one line on one baseline, in type of one height. */
import type { Matrix } from '../page/matrix.ts'
import { PageInk } from '../page/pageInk.ts'
import type { Page } from '../page/ink.ts'
import type { RecognizedWord } from '../recognizer.ts'

/** A gap narrower than this share of the type's height lies within the text. */
const BLANK = 0.9

/** @param scale points a pixel */
export function inkOfWords(words: readonly RecognizedWord[], width: number, height: number, scale: number): Page {
  const ink = new PageInk(width, height)
  const lines = new Map<number, RecognizedWord[]>()
  for (const word of words) {
    const line = lines.get(word.line)
    if (line) line.push(word)
    else lines.set(word.line, [word])
  }
  for (const line of lines.values()) {
    // The characters' boxes end at their ink, so the tallest tells the type's height, which is a little more.
    const size = 1.1 * scale * median(line.map(({ top, bottom }) => bottom - top))
    const baseline = scale * median(line.map(({ bottom }) => bottom)) - 0.06 * size
    const type: Matrix = [size, 0, 0, -size, 0, 0]
    // The words' order is surer than their boxes, which may overlap.
    let reached = -Infinity
    line.forEach(({ text, left, right }, index) => {
      const characters = Array.from(text)
      const start = Math.max(scale * left, reached)
      const next = (line[index + 1]?.left ?? right) * scale
      // A box ends at the ink: what is less than a character's width behind it is no blank.
      const own = Math.max(scale * right, start + 0.5 * size * characters.length)
      reached = next > own && next - own < BLANK * size ? next : own
      const stride = (reached - start) / characters.length
      characters.forEach((character, at) => {
        if (character.trim() === '') return
        ink.addGlyph(character, type, start + at * stride, baseline, stride / size, false, false, '')
      })
    })
  }
  return ink
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}
