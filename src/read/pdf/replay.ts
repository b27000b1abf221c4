/**
 * Replays a page's operators as pdf.js's canvas does, and notes where each glyph and each line lands. pdf.js's own text items are no help with
 * tables: they join figures of neighbouring cells and drop blank cells.
 */
import { compose, type Matrix } from '../page/matrix.ts'
import { PageInk } from '../page/pageInk.ts'
import { drawPath } from './drawPath.ts'
import { OPS } from './operators.ts'
import { initialState, type PdfFont, type State } from './state.ts'
import { TextCursor } from './textCursor.ts'

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

/** Text that is drawn with neither fill nor stroke: the layer that text recognition lays under a scan. */
const INVISIBLE = 3
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
  const text = new TextCursor()
  let state = initialState(page.transform)
  const saved: State[] = []
  /** Marked content that is open, true where a layer that is not shown hides it. */
  const layers: boolean[] = []
  let hiddenLayers = 0

  const save = () => {
    if (saved.length < DEEPEST) saved.push({ ...state })
  }
  const restore = () => {
    state = saved.pop() ?? state
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
        text.set()
        break
      case OPS.setTextMatrix:
        // The matrix comes by itself or as a list's only member.
        text.set((args.length === 1 ? args[0] : args) as unknown as Matrix)
        break
      case OPS.moveText:
        text.move(args[0], args[1])
        break
      case OPS.setLeadingMoveText:
        state.leading = args[1]
        text.move(args[0], args[1])
        break
      case OPS.nextLine:
        text.move(0, state.leading)
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
        text.show(state, args[0], hiddenLayers > 0 ? null : state.mode === INVISIBLE ? hidden : ink)
        break
      case OPS.constructPath:
        drawConstructed(args)
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
  return { ink, hidden, unmapped: text.unmapped }

  function drawConstructed([paint, [path]]: Operands): void {
    if (path && hiddenLayers === 0) drawPath(ink, state.matrix, state.lineWidth, paint as number, path as Float32Array)
  }

  function setFont(name: string, size: number): void {
    state.font = page.font(name)
    state.fontName = name
    state.fontSize = Math.abs(size)
    state.fontDirection = size < 0 ? -1 : 1
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
