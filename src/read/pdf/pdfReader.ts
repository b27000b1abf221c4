/** PDF: glyphs and lines of each page by pdf.js, pages laid out anew. Pages that are pictures go to the caller's text recognition. */
import { wholeGrammar } from '../../grammar/whole.ts'
import type { Message } from '../../types.ts'
import { PageReader } from '../page/pageText.ts'
import type { Page } from '../page/ink.ts'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'
import type { DocumentReader } from '../reader.ts'
import { sourceOf } from '../reading.ts'
import { loadPdfParse, openPdf, type PdfDocument } from './readPages.ts'
import { inkOfWords } from './recognized.ts'

/** A font does not tell what its glyphs mean if more than this share of them are no characters. */
const UNMAPPED = 0.2
/** Pixels a point of the picture that is handed to text recognition: 300 dots an inch. */
const SCALE = 300 / 72

export const pdfReader: DocumentReader = {
  async read(bytes, context) {
    const pdfParse = await loadPdfParse()
    let document: PdfDocument
    try {
      document = await openPdf(pdfParse, bytes, context.options.pdf ?? {})
    } catch (error) {
      throw refusal(error as Error, bytes, context)
    }
    try {
      return await readPages(document, bytes, context)
    } finally {
      await document.close()
    }
  },
}

async function readPages(document: PdfDocument, bytes: Uint8Array, context: ReadContext) {
  context.limit('pages', document.pages)
  const pages = new PageReader(wholeGrammar)
  const messages: Message[] = []
  const blank: number[] = []
  let [glyphs, unmapped] = [0, 0]
  for (let number = 1; number <= document.pages; number++) {
    await context.breathe(`page ${number}`)
    const page = await pageOf(document, number, context, messages)
    if (page === null) continue
    glyphs += page.ink.glyphs.length
    unmapped += page.unmapped
    let ink: Page = page.ink
    if (ink.glyphs.length === 0 && page.hidden.glyphs.length > 0) ink = page.hidden
    else if (ink.glyphs.length === 0) {
      const recognized = await recognize(document, number, page, context)
      if (recognized) ink = recognized
      else blank.push(number)
    }
    pages.add(ink)
  }
  const { text, grids, messages: said, locate } = pages.finish()
  if (text.trim() === '') throw noText(document.pages, bytes, context)
  if (unmapped > UNMAPPED * glyphs) {
    const reason = `its fonts do not tell what ${unmapped} of ${glyphs} characters mean`
    throw context.error('no-text', null, reason, 'Have its text recognized (OCR) and read that')
  }
  messages.push(...said)
  if (blank.length > 0 && hasPictures(bytes)) messages.push(withoutText(blank))
  const source = sourceOf(bytes, context.name, { text, mediaType: 'application/pdf', grids, locate })
  return { source, messages }
}

/** A page that is broken is told, and the others are read. */
async function pageOf(document: PdfDocument, number: number, context: ReadContext, messages: Message[]) {
  try {
    return await document.page(number)
  } catch (error) {
    if (error instanceof ReadError) throw error
    const text = `page ${number} cannot be read (${(error as Error).message})`
    messages.push({ severity: 'error', rule: 'damaged-page', text, span: null })
    context.alive(`page ${number}`)
    return null
  }
}

async function recognize(
  document: PdfDocument,
  number: number,
  { width, height }: { width: number; height: number },
  context: ReadContext,
): Promise<Page | null> {
  const { recognizer, signal } = context.options
  if (!recognizer) return null
  const picture = await document.picture(number, SCALE)
  const words = await recognizer({ picture, page: number, dotsPerInch: 300 }, signal ? { signal } : {})
  return words.length > 0 ? inkOfWords(words, width, height, 1 / SCALE) : null
}

function refusal(error: Error, bytes: Uint8Array, context: ReadContext): ReadError {
  const password = context.options.pdf?.password !== undefined
  if (error.name === 'PasswordException') {
    const reason = password ? 'the password given does not open it' : 'it is encrypted, and opens with a password only'
    return context.error('encrypted-file', null, reason, 'Name its password, or save it without one')
  }
  const end = `byte ${bytes.length}`
  const cut = !hasAt(bytes, '%%EOF', Math.max(0, bytes.length - 2048))
  const reason = cut
    ? 'it ends without its closing mark, and no page can be found in it'
    : `its structure is broken (${error.message})`
  return context.error('damaged-file', end, reason, 'Get the file again: it was cut off or changed on its way')
}

function noText(pages: number, bytes: Uint8Array, context: ReadContext): ReadError {
  const count = `${pages} ${pages === 1 ? 'page' : 'pages'}`
  const reason = hasPictures(bytes)
    ? `its ${count} are pictures without text (a scan)`
    : `there is no text on its ${count}`
  const wayOut = context.options.recognizer
    ? 'No text was recognized in it either'
    : 'Hand in a recognizer (OCR; gongwen/node has one that calls tesseract), or have its text recognized and read that'
  return context.error('no-text', `page 1 to ${pages}`, reason, wayOut)
}

function withoutText(pages: readonly number[]): Message {
  const which = pages.length === 1 ? `page ${pages[0]} holds` : `pages ${pages.join(', ')} hold`
  return { severity: 'warning', rule: 'page-without-text', text: `${which} no text: a picture, or nothing`, span: null }
}

/** Pictures are streams of their own, whose dictionaries stand in the file as they are. */
function hasPictures(bytes: Uint8Array): boolean {
  return hasAt(bytes, '/Image', 0)
}

function hasAt(bytes: Uint8Array, word: string, from: number): boolean {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < word.length && bytes[at + length] === word.charCodeAt(length)) length++
    if (length === word.length) return true
  }
  return false
}
