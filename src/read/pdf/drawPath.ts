/** Paths of a PDF, for the straight lines in them: stroked, or filled and thin. */
import type { Matrix } from '../page/matrix.ts'
import type { PageInk } from '../page/pageInk.ts'
import { OPS } from './operators.ts'

const PAINTED_BY_LINE = new Set<number>([OPS.stroke, OPS.closeStroke])
const PAINTED_WITH_AREA = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/**
 * @param paint the operator that paints the path
 * @param path pdf.js's steps: 0 move, 1 line, 2 curve, 3 close, each with its points behind it
 */
export function drawPath(ink: PageInk, matrix: Matrix, lineWidth: number, paint: number, path: Float32Array): void {
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
        ink.addStroke(matrix, points[at - 2]!, points[at - 1]!, points[at]!, points[at + 1]!, lineWidth)
      }
      return
    }
    // A rectangle has four corners, and the first again.
    if (points.length > 10) return
    const xs = points.filter((_, index) => index % 2 === 0)
    const ys = points.filter((_, index) => index % 2 === 1)
    ink.addArea(matrix, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
  }
}
