/**
 * A sink (输出): a form in which notices go out. It is a pure transform of a stream of notices into chunks of files; whoever calls it decides
 * where the chunks go: a folder, standard output, a download. A sink of one's own is a function of this type.
 */
import type { Notice } from '../extract/notice.ts'

export type Sink = (notices: AsyncIterable<Notice>) => AsyncIterable<Chunk>

/** The next piece of a file. Pieces of several files may come in turns; those of one file come in their order. */
export interface Chunk {
  /** Name of the file, without a folder: `praises.csv`. */
  readonly file: string
  readonly data: string | Uint8Array
}
