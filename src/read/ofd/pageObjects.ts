/** The objects of a page (图元): text and paths, put on it as glyphs and rules. Boxes and places are in millimetres, y down. */
import { isEastAsian } from '../page/line.ts'
import { apply, compose, type Matrix } from '../page/matrix.ts'
import type { PageInk } from '../page/pageInk.ts'
import { childrenOf, type XmlElement } from '../package/xml.ts'
import { deltasOf, numbersOf } from './numbers.ts'
import { isRedInk, lineWidthOf, type Resources } from './resources.ts'

/** Graphics within graphics that are followed. */
const DEEPEST = 30

export interface Drawing {
  readonly ink: PageInk
  readonly resources: Resources
  /** Drawing parameter of the layer. */
  readonly drawParam: string | undefined
}

/** What stands in a layer, a block or a shared graphic. `matrix` leads from its space to the page in points. */
export function drawObjects(parent: XmlElement, matrix: Matrix, drawing: Drawing, depth = 0): void {
  for (const object of parent.children) {
    if (object.attributes.Visible === 'false') continue
    switch (object.name) {
      case 'Layer':
      case 'PageBlock':
        if (depth < DEEPEST) {
          drawObjects(
            object,
            matrix,
            { ...drawing, drawParam: object.attributes.DrawParam ?? drawing.drawParam },
            depth + 1,
          )
        }
        break
      case 'TextObject':
        drawText(object, compose(matrix, placeOf(object)), drawing)
        break
      case 'PathObject':
        drawPath(object, compose(matrix, placeOf(object)), drawing)
        break
      case 'CompositeObject': {
        const unit = drawing.resources.composites.get(object.attributes.ResourceID ?? '')
        const contents = childrenOf(unit, 'Content')
        if (depth < DEEPEST)
          for (const content of contents) drawObjects(content, compose(matrix, placeOf(object)), drawing, depth + 1)
        break
      }
    }
  }
}

/** From the object's own space to its parent's: its matrix, then its boundary's corner. */
function placeOf({ attributes }: XmlElement): Matrix {
  const [x = 0, y = 0] = numbersOf(attributes.Boundary)
  const ctm = numbersOf(attributes.CTM)
  const own: Matrix = ctm.length === 6 ? (ctm as unknown as Matrix) : [1, 0, 0, 1, 0, 0]
  return compose([1, 0, 0, 1, x, y], own)
}

/** Glyph matrices by CharDirection: the glyph's own axes, y up, in a space with y down. */
const DIRECTIONS: Record<string, Matrix> = {
  '0': [1, 0, 0, -1, 0, 0],
  '90': [0, 1, 1, 0, 0, 0],
  '180': [-1, 0, 0, 1, 0, 0],
  '270': [0, -1, -1, 0, 0, 0],
}

function drawText(object: XmlElement, matrix: Matrix, { ink, resources, drawParam }: Drawing): void {
  const size = Number(object.attributes.Size)
  if (!(size > 0)) return
  const stretch = Number(object.attributes.HScale ?? 1) || 1
  const red = isRedInk(object, drawParam, resources)
  const font = object.attributes.Font ?? ''
  const direction = DIRECTIONS[object.attributes.CharDirection ?? '0'] ?? DIRECTIONS['0']!
  const along = DIRECTIONS[object.attributes.ReadDirection ?? '0'] ?? DIRECTIONS['0']!
  const [a, b, c, d] = direction
  const type = compose(matrix, [a * size * stretch, b * size * stretch, c * size, d * size, 0, 0])
  const downward = compose(matrix, [size, 0, 0, -size, 0, 0])
  let [x, y] = [0, 0]
  for (const code of childrenOf(object, 'TextCode')) {
    // A line break in the markup is none of the text.
    const characters = Array.from(code.text.replace(/[\r\n]/g, ''))
    x = code.attributes.X === undefined ? x : Number(code.attributes.X) || 0
    y = code.attributes.Y === undefined ? y : Number(code.attributes.Y) || 0
    const xs = deltasOf(code.attributes.DeltaX, characters.length)
    const ys = deltasOf(code.attributes.DeltaY, characters.length)
    const placed = xs.length > 0 || ys.length > 0
    const down = ys.some((delta) => delta !== 0) && xs.every((delta) => delta === 0) && direction === DIRECTIONS['0']
    for (let at = 0; at < characters.length; at++) {
      const character = characters[at]!
      const natural = (isEastAsian(character) ? size : size / 2) * stretch
      // Without offsets the glyphs follow each other by their widths.
      const dx = placed ? (xs[at] ?? 0) : natural * along[0]
      const dy = placed ? (ys[at] ?? 0) : natural * along[1]
      if (character.trim() !== '') {
        const step = dy === 0 ? Math.abs(dx) : Math.hypot(dx, dy)
        const last = at === characters.length - 1
        const width = last || !placed || step === 0 ? natural : widthOf(character, step, natural, size)
        const [atX, atY] = down ? apply(matrix, x + natural / 2, y - 0.88 * size) : apply(matrix, x, y)
        ink.addGlyph(character, down ? downward : type, atX, atY, down ? 1 : width / size / stretch, down, red, font)
      }
      x += dx
      y += dy
    }
  }
}

/** Fonts are not read, so a letter's width is told by where the next one stands; an East Asian character is as wide as high. */
function widthOf(character: string, step: number, natural: number, size: number): number {
  if (isEastAsian(character)) return Math.min(step, natural)
  return step <= size ? step : natural
}

/** Numbers behind each command of a path (GB/T 33190 9.1). */
const OPERANDS: Record<string, number> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 }

function drawPath(object: XmlElement, matrix: Matrix, { ink, resources, drawParam }: Drawing): void {
  const data = childrenOf(object, 'AbbreviatedData')[0]?.text
  if (!data) return
  const stroked = object.attributes.Stroke !== 'false'
  const filled = object.attributes.Fill === 'true'
  const width = lineWidthOf(object, drawParam, resources)
  const tokens = data.trim().split(/\s+/)
  let points: [number, number][] = []
  let curved = false
  for (let at = 0; at < tokens.length;) {
    const command = tokens[at++]!
    const count = OPERANDS[command]
    if (count === undefined) continue
    const numbers = tokens.slice(at, at + count).map(Number)
    at += count
    if (!numbers.every(Number.isFinite) || numbers.length < count) continue
    const end: [number, number] = [numbers[count - 2]!, numbers[count - 1]!]
    if (command === 'M' || command === 'S') {
      finish()
      points = [end]
      curved = false
    } else if (command === 'C') {
      if (points.length > 0) points.push(points[0]!)
    } else {
      if (command !== 'L') curved = true
      points.push(end)
    }
  }
  finish()

  function finish(): void {
    if (points.length < 2 || curved) return
    if (stroked) {
      for (let at = 1; at < points.length; at++) ink.addStroke(matrix, ...points[at - 1]!, ...points[at]!, width)
    }
    if (filled && points.length <= 5) {
      const xs = points.map(([x]) => x)
      const ys = points.map(([, y]) => y)
      ink.addArea(matrix, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    }
  }
}
