/** The pages of a PDF as glyphs and rules, through pdf-parse and the pdf.js in it. Both are loaded when the first PDF is read. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Matrix } from '../page/matrix.ts'
import { replay, type Replayed } from './replay.ts'
import type { PdfFont } from './state.ts'
import type { PdfOptions } from '../readOptions.ts'
import { fontData } from './fontData.ts'
import { unshown } from './unshown.ts'

export interface PdfDocument {
  readonly pages: number
  /** From 1. Pages are read one after the other, so that one at a time is held. */
  page(number: number): Promise<Replayed & { width: number; height: number }>
  /** The page as a PNG picture of so many pixels a point. */
  picture(number: number, scale: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Loaded by itself, so that a file is not blamed where the program is missing. */
export const loadPdfParse = () => import('pdf-parse')

export async function openPdf(
  { PDFParse }: Awaited<ReturnType<typeof loadPdfParse>>,
  bytes: Uint8Array,
  { worker, ...options }: PdfOptions,
): Promise<PdfDocument> {
  if (worker !== undefined) PDFParse.setWorker(worker)
  const parser = new PDFParse({
    // pdf.js takes the bytes over; the caller's stay.
    data: bytes.slice(),
    // Pictures are neither shown nor needed: pdf.js would decode each.
    maxImageSize: 4,
    cMapPacked: true,
    useSystemFonts: false,
    stopAtErrors: false,
    ...fontData(),
    ...unshown(),
    ...options,
  })
  // The parser hands its document to its own methods only, and none of them gives positions.
  const document = await (parser as unknown as { load(): Promise<PDFDocumentProxy> }).load()
  const layers = await document.getOptionalContentConfig()
  return {
    pages: document.numPages,
    async page(number) {
      const page = await document.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const { fnArray, argsArray } = await page.getOperatorList()
      const replayed = replay({
        width,
        height,
        transform: transform as unknown as Matrix,
        operators: fnArray,
        operands: argsArray,
        font: (name) => fontOf(page, name),
        shows: (layer) => layer === null || layer === undefined || (layers.isVisible(layer) as boolean),
      })
      page.cleanup()
      return { ...replayed, width, height }
    },
    async picture(number, scale) {
      const whole = new PDFParse({ data: bytes.slice(), cMapPacked: true, ...fontData(), ...options })
      try {
        const shot = await whole.getScreenshot({ partial: [number], scale, imageDataUrl: false })
        return shot.pages[0]!.data
      } finally {
        await whole.destroy()
      }
    },
    close: () => parser.destroy(),
  }
}

function fontOf(page: PDFPageProxy, name: string): PdfFont | null {
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as PdfFont) : null
}
