import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { SourceText } from '../source.ts'
import type { Message } from '../types.ts'
import { ReadError } from './readError.ts'

/** What a reader makes of an input: its source text (原文), and what is to be said about it. */
export interface Reading {
  readonly source: SourceText
  readonly messages: readonly Message[]
}

/** What a reader knows of a source text; the rest is told by the input's bytes. */
export type SourceContent = Pick<SourceText, 'text' | 'mediaType'> &
  Partial<Pick<SourceText, 'charset' | 'grids' | 'links' | 'locate'>>

/**
 * The source text with its origin.
 *
 * @throws {ReadError} `empty-input` where the text is nothing but white space
 */
export function sourceOf(bytes: Uint8Array, name: string | null, read: SourceContent): SourceText {
  if (read.text.trim() === '') throw emptyInput(name, bytes.length)
  return {
    text: read.text,
    name,
    mediaType: read.mediaType,
    charset: read.charset ?? null,
    bytes: bytes.length,
    sha256: bytesToHex(sha256(bytes)),
    grids: read.grids ?? [],
    links: read.links ?? [],
    locate: read.locate ?? null,
  }
}

export function emptyInput(name: string | null, bytes: number): ReadError {
  const reason =
    bytes === 0 ? 'there is nothing in it (0 bytes)' : `there is nothing but white space in it (${bytes} bytes)`
  return new ReadError('empty-input', name, null, reason, 'Check that it was saved or downloaded whole')
}
