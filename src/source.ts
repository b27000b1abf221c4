import * as z from 'zod/mini'
import { described } from './described.ts'
import type { Grid } from './grid.ts'
import type { Span } from './types.ts'

/** Where a notice came from, as `source` in the result tells it. */
export const Source = /* @__PURE__ */ described('Source', () =>
  z.strictObject({
    name: z.nullable(z.string()).check(z.meta({ description: 'file name or address, as it was handed in' })),
    mediaType: z.string().check(z.meta({ description: 'what it was read as' })),
    charset: z.nullable(z.string()).check(z.meta({ description: 'null where the format has none (PDF, DOCX, OFD)' })),
    bytes: z.int().check(z.nonnegative()),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    length: z
      .int()
      .check(z.nonnegative())
      .check(z.meta({ description: 'UTF-16 units of the source text that spans point into' })),
  }),
)
export type Source = z.infer<typeof Source>

/** Words that lead somewhere: a link (链接) of a page or a document. */
export interface Link {
  /** The words, in the source text. */
  readonly span: Span
  /** Where it leads, whole where the format tells its own address, else as it stands. */
  readonly address: string
}

/** Documents that a notice attaches, by the endings of their addresses. */
const DOCUMENT = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|dps|rtf|zip|rar|7z|txt|csv|ceb)(?:$|[?#&])/i

/** Does the link lead to a document rather than to a page? */
export function leadsToDocument({ address }: Pick<Link, 'address'>): boolean {
  return DOCUMENT.test(address)
}

/** A box on a page (页面上的位置). Units are points (1/72 inch) from the top left corner of the page as it is shown. */
export interface PageBox {
  /** From 1. */
  readonly page: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The source text (原文), the one common form of all formats, with its origin: a line a paragraph, a line a row of a table with TAB between
 * its cells, FORM FEED between pages. It is never changed: every span points into `text`.
 */
export interface SourceText {
  readonly text: string
  /** File name or address, as it was handed in. */
  readonly name: string | null
  /** What it was read as: `text/plain`, `text/html`, `application/pdf` … */
  readonly mediaType: string
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`, `hz`; null where the format has none. */
  readonly charset: string | null
  /** Size of the input in bytes, a byte order mark included. */
  readonly bytes: number
  /** Hash of those bytes, in lower-case hexadecimal. */
  readonly sha256: string
  /** The format's own tables, in the order of their places; none overlaps another. */
  readonly grids: readonly Grid[]
  /** In the order of their places. */
  readonly links: readonly Link[]
  /** The way back from a stretch of the text to the pages: a box a line, in reading order. Null where the format has no pages. */
  readonly locate: ((span: Span) => PageBox[]) | null
}

/** The `source` field of a notice: where the source text came from. */
export function describeSource({ text, name, mediaType, charset, bytes, sha256 }: SourceText): Source {
  return { name, mediaType, charset, bytes, sha256, length: text.length }
}
