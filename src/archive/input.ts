import type { ReadOptions } from '../read/readOptions.ts'

/**
 * One input of an archive (档案中的一件): a file by its path, or bytes (a text among them) that the caller or a container holds. A file may
 * hold several notices.
 */
export type Input = { readonly name: string } & ({ readonly path: string } | ByteInput)

/** Bytes in hand, and what is known of them. */
export interface ByteInput extends Pick<ReadOptions, 'address' | 'charset' | 'format'> {
  readonly bytes: Uint8Array
}
