/**
 * A reader: one format's way from bytes to source text. A document gives one reading; a container (ZIP, WARC, MHT) gives entries, each
 * to be read in its turn. To add a format, write its reader, name it in `formats.ts` and tell its content in `recognize.ts`.
 */
import type { ReadContext } from './readContext.ts'
import type { ReadError } from './readError.ts'
import type { Reading } from './reading.ts'
import type { ReadOptions } from './readOptions.ts'

export interface DocumentReader {
  /** @throws {ReadError} for bytes that are no such document, damaged beyond reading, or over a limit; never because of what it says */
  read(bytes: Uint8Array, context: ReadContext): Promise<Reading>
}

/** A document in a container, and what the container says about it. */
export interface Entry extends Pick<ReadOptions, 'address' | 'charset' | 'format'> {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ContainerReader {
  /** The entries in their order; those that hold no document (images, styles) left out. An entry that is damaged is a `ReadError` in its place. */
  entries(bytes: Uint8Array, context: ReadContext): AsyncIterable<Entry | ReadError>
}

/** A format whose files may hold several documents of their own kind side by side (OFD). */
export interface SeriesReader {
  /**
   * The documents in their order, one that is damaged as a `ReadError` in its place.
   *
   * @throws {ReadError} where none can be read
   */
  readEach(bytes: Uint8Array, context: ReadContext): AsyncIterable<Reading | ReadError>
}

export type Reader = DocumentReader | SeriesReader | ContainerReader
