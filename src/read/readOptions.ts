import type { Recognizer } from './recognizer.ts'
import type { Format } from './formats.ts'
import type { Limits } from './limits.ts'

/** Turns a document of an old format (DOC, WPS, RTF) into DOCX. `gongwen/node` has one that calls LibreOffice. */
export interface OfficeConverter {
  /**
   * @param bytes the document
   * @param format `doc` or `rtf`
   * @returns the bytes of a DOCX
   * @throws {ReadError} where it cannot
   */
  (bytes: Uint8Array, format: Format, options: { name: string | null; signal?: AbortSignal }): Promise<Uint8Array>
}

/** What PDF may need. */
export interface PdfOptions {
  /** The password of an encrypted file. */
  readonly password?: string
  /**
   * Where pdf.js finds the maps of East Asian fonts that a file names and does not hold (`cmaps/` of pdfjs-dist): in Node a folder, found by
   * itself; in a browser an address. It ends in `/`.
   */
  readonly cMapUrl?: string
  /** As `cMapUrl`, for the standard fonts (`standard_fonts/` of pdfjs-dist). */
  readonly standardFontDataUrl?: string
  /** In a browser the address of pdf.js's worker (`pdfjs-dist/build/pdf.worker.min.mjs`, which a bundler or the site hands out). */
  readonly worker?: string
}

/** What a caller may say about an input, and how far a reader may go. */
export interface ReadOptions {
  /** File name or address of the input, for messages and `source.name`. It never decides alone what the input is. */
  readonly name?: string
  /** Address of the input (of a page), to which its links' addresses are relative; where it is not told, `name`, if that is one. */
  readonly address?: string
  /** What the input is, where its content does not tell. */
  readonly format?: Format
  /** Label of the charset where it is known (`gbk`, as an HTTP header says). A mark at the start outranks it. */
  readonly charset?: string
  /** Limits other than the usual ones. */
  readonly limits?: Partial<Limits>
  /** Stops the reading: `AbortSignal.timeout(5000)`. */
  readonly signal?: AbortSignal
  /** Reads DOC, WPS and RTF; without it they are refused. */
  readonly office?: OfficeConverter
  /** Reads pages that are pictures (scans); without it they are passed over, or the file is refused. */
  readonly recognizer?: Recognizer
  readonly pdf?: PdfOptions
}
