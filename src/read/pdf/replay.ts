/**
 * Replays a page's operators as pdf.js's canvas does, and notes where each glyph and each line lands. pdf.js's own text items are no help with
 * tables: they join figures of neighbouring cells and drop blank cells.
 */
import { apply, compose, IDENTITY, type Matrix } from '../page/matrix.ts'
import { PageInk } from '../page/pageInk.ts'
import { OPS } from './operators.ts'

/** What pdf.js knows of a font, as far as it is needed here. */
export interface PdfFont {
  readonly fontMatrix?: readonly number[]
  readonly isType3Font?: boolean
  readonly vertical?: boolean
  readonly defaultVMetrics?: readonly number[]
}

interface PdfGlyph {
  readonly unicode: string
  readonly width: number
  readonly vmetric?: readonly number[]
  readonly isSpace: boolean
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  /** From the page's space to the page as shown, with y down. */
  readonly transform: Matrix
  readonly operators: ArrayLike<number>
  readonly operands: ArrayLike<unknown>
  font(name: string): PdfFont | null
  /** Is a layer (可选内容) shown? */
  shows(layer: unknown): boolean
}

/** What an operator's operands are, the operator tells. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Operands = readonly any[]

/** What of the state is saved and restored. */
interface State {
  matrix: Matrix
  lineWidth: number
  font: PdfFont | null
  fontName: string
  fontSize: number
  fontDirection: 1 | -1
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  red: boolean
}

/** Text that is drawn with neither fill nor stroke: the layer that text recognition lays under a scan. */
const INVISIBLE = 3
const PAINTED_BY_LINE = new Set<number>([OPS.stroke, OPS.closeStroke])
const PAINTED_WITH_AREA = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
/** Depth of nested states that is followed. */
const DEEPEST = 500

export interface Replayed {
  readonly ink: PageInk
  /** Glyphs that are drawn invisibly. */
  readonly hidden: PageInk
  /** Glyphs whose font does not tell what they mean. */
  readonly unmapped: number
}

export function replay(page: PdfPage): Replayed {
  const ink = new PageInk(page.width, page.height)
  const hidden = new PageInk(page.width, page.height)
  let unmapped = 0
  let state: State = {
    matrix: page.transform,
    lineWidth: 1,
    font: null,
    fontName: '',
    fontSize: 0,
    fontDirection: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    red: false,
  }
  const saved: State[] = []
  let textMatrix: Matrix = IDENTITY
  let [x, y, lineX, lineY] = [0, 0, 0, 0]
  /** Marked content that is open, true where a layer that is not shown hides it. */
  const layers: boolean[] = []
  let hiddenLayers = 0

  const save = () => {
    if (saved.length < DEEPEST) saved.push({ ...state })
  }
  const restore = () => {
    state = saved.pop() ?? state
  }
  const moveText = (dx: number, dy: number) => {
    x = lineX += dx
    y = lineY += dy
  }

  const { operators, operands } = page
  for (let at = 0; at < operators.length; at++) {
    const args = operands[at] as Operands
    switch (operators[at]) {
      case OPS.save:
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform:
        state.matrix = compose(state.matrix, args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        save()
        if (args[0]) state.matrix = compose(state.matrix, args[0])
        break
      case OPS.beginGroup:
        // The form that follows brings the group's matrix. A group that makes a mask is not seen.
        save()
        if ((args[0] as { smask?: unknown }).smask) hiddenLayers++
        break
      case OPS.endGroup:
        restore()
        if ((args[0] as { smask?: unknown }).smask) hiddenLayers--
        break
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        restore()
        break
      case OPS.beginAnnotation: {
        save()
        const [, , transform, matrix] = args as unknown as [string, number[], Matrix, Matrix]
        state.matrix = compose(compose(page.transform, transform), matrix)
        break
      }
      case OPS.setLineWidth:
        state.lineWidth = args[0]
        break
      case OPS.setGState:
        for (const [key, value] of args[0] as [string, unknown][]) {
          if (key === 'LW') state.lineWidth = value as number
          else if (key === 'Font') setFont(...(value as [string, number]))
        }
        break
      case OPS.setFillRGBColor:
        state.red = isRed(args)
        break
      case OPS.beginText:
        textMatrix = IDENTITY
        x = y = lineX = lineY = 0
        break
      case OPS.setTextMatrix:
        // The matrix comes by itself or as a list's only member.
        textMatrix = (args.length === 1 ? args[0] : args) as unknown as Matrix
        x = y = lineX = lineY = 0
        break
      case OPS.moveText:
        moveText(args[0], args[1])
        break
      case OPS.setLeadingMoveText:
        state.leading = args[1]
        moveText(args[0], args[1])
        break
      case OPS.nextLine:
        moveText(0, state.leading)
        break
      case OPS.setLeading:
        state.leading = -args[0]
        break
      case OPS.setCharSpacing:
        state.charSpacing = args[0]
        break
      case OPS.setWordSpacing:
        state.wordSpacing = args[0]
        break
      case OPS.setHScale:
        state.scale = args[0] / 100
        break
      case OPS.setTextRise:
        state.rise = args[0]
        break
      case OPS.setTextRenderingMode:
        state.mode = args[0]
        break
      case OPS.setFont:
        setFont(args[0], args[1])
        break
      case OPS.showText:
        showText(args[0])
        break
      case OPS.constructPath:
        drawPath(args[0], (args[1] as unknown[])[0] as Float32Array | null)
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        // An image a point wide is a line.
        ink.addArea(state.matrix, 0, 0, 1, 1)
        break
      case OPS.beginMarkedContent:
        layers.push(false)
        break
      case OPS.beginMarkedContentProps: {
        const hides = (args[0] as string) === 'OC' && !page.shows(args[1])
        layers.push(hides)
        if (hides) hiddenLayers++
        break
      }
      case OPS.endMarkedContent:
        if (layers.pop()) hiddenLayers--
        break
    }
  }
  return { ink, hidden, unmapped }

  function setFont(name: string, size: number): void {
    state.font = page.font(name)
    state.fontName = name
    state.fontSize = Math.abs(size)
    state.fontDirection = size < 0 ? -1 : 1
  }

  function showText(glyphs: readonly (PdfGlyph | number)[]): void {
    const { font, fontSize, fontDirection, charSpacing, wordSpacing, mode, red, fontName } = state
    if (!font || fontSize === 0) return
    const vertical = font.vertical === true
    const scale = state.scale * fontDirection
    const unit = font.fontMatrix?.[0] ?? 0.001
    const target = mode === INVISIBLE ? hidden : ink
    const base = compose(state.matrix, textMatrix)
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
      if (text !== '' && hiddenLayers === 0) {
        if (isUnmapped(text)) unmapped++
        const [atX, atY] = vertical
          ? apply(base, x, y + state.rise - along)
          : apply(base, x + along * scale, y + state.rise)
        target.addGlyph(text, type, atX, atY, advance / fontSize, vertical, red, fontName)
      }
      along += vertical ? advance - spacing * fontDirection : advance + spacing * fontDirection
    }
    if (vertical) y -= along
    else x += along * scale
  }

  /** pdf.js's paths: 0 move, 1 line, 2 curve, 3 close, each with its points behind it. */
  function drawPath(paint: number, path: Float32Array | null): void {
    if (!path || hiddenLayers > 0) return
    const byLine = PAINTED_BY_LINE.has(paint)
    if (!byLine && !PAINTED_WITH_AREA.has(paint)) return
    let points: number[] = []
    let curved = false
    for (let at = 0; at < path.length;) {
      const step = path[at++]
      if (step === 0) {
        finish()
        points = [path[at++]!, path[at++]!]
        curved = false
      } else if (step === 1) points.push(path[at++]!, path[at++]!)
      else if (step === 2) {
        curved = true
        points.push(path[at + 4]!, path[at + 5]!)
        at += 6
      } else if (step === 3) points.push(points[0]!, points[1]!)
    }
    finish()

    function finish(): void {
      if (points.length < 4 || curved) return
      if (byLine) {
        for (let at = 2; at < points.length; at += 2) {
          ink.addStroke(state.matrix, points[at - 2]!, points[at - 1]!, points[at]!, points[at + 1]!, state.lineWidth)
        }
        return
      }
      const xs = points.filter((_, index) => index % 2 === 0)
      const ys = points.filter((_, index) => index % 2 === 1)
      if (points.length <= 10)
        ink.addArea(state.matrix, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    }
  }
}

/** `#rrggbb`, or three numbers from 0 to 255. */
function isRed(args: readonly unknown[]): boolean {
  const [first] = args
  const [red, green, blue] =
    typeof first === 'string'
      ? [1, 3, 5].map((at) => parseInt(first.slice(at, at + 2), 16))
      : (args as readonly number[])
  return red! > 150 && green! < 90 && blue! < 90
}

/** Control characters and private use: the font has no Unicode map, or a false one. */
function isUnmapped(text: string): boolean {
  const code = text.codePointAt(0)!
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code < 0xf900) || code === 0xfffd
}
