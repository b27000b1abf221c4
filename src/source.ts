import * as z from 'zod'

/** Where a notice came from, as `source` in the result tells it. */
export const Source = z
  .strictObject({
    name: z.string().nullable().meta({ description: 'file name or address, as it was handed in' }),
    mediaType: z.string().meta({ description: 'what it was read as' }),
    charset: z.string().nullable().meta({ description: 'null where the format has none (PDF, DOCX, OFD)' }),
    bytes: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    length: z.int().nonnegative().meta({ description: 'UTF-16 units of the source text that spans point into' }),
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

/** The source text (原文), the one common form of all formats, with its origin. It is never changed: every span points into `text`. */
export interface SourceText {
  readonly text: string
  /** File name or address, as it was handed in. */
  readonly name: string | null
  /** What it was read as: `text/plain`. */
  readonly mediaType: string
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`, `hz`; null where the format has none. */
  readonly charset: string | null
  /** Size of the input in bytes, a byte order mark included. */
  readonly bytes: number
  /** Hash of those bytes, in lower-case hexadecimal. */
  readonly sha256: string
}

/** The `source` field of a notice: the source text without the text. */
export function describeSource(source: SourceText): Source {
  const { text, name, mediaType, charset, bytes, sha256 } = source
  return { name, mediaType, charset, bytes, sha256, length: text.length }
}
