/** The state in which a PDF's operators draw, as far as it is needed here. */
import type { Matrix } from '../page/matrix.ts'

/** What pdf.js knows of a font, as far as it is needed here. */
export interface PdfFont {
  readonly fontMatrix?: readonly number[]
  readonly isType3Font?: boolean
  readonly vertical?: boolean
  readonly defaultVMetrics?: readonly number[]
}

export interface PdfGlyph {
  readonly unicode: string
  readonly width: number
  readonly vmetric?: readonly number[]
  readonly isSpace: boolean
}

/** What of the state is saved and restored. */
export interface State {
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

export function initialState(matrix: Matrix): State {
  return {
    matrix,
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
}
