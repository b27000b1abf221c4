/** Reading (读取): bytes of any format to source text. What chooses and calls the readers is loaded with the first document: plain text needs none of it. */
import type { ReadError } from './readError.ts'
import type { Reading } from './reading.ts'
import type { ReadOptions } from './readOptions.ts'

const documents = () => import('./documents.ts')

/**
 * Reads one document. Of a container that holds one, that one.
 *
 * @param input the bytes, or the text of a text format
 * @throws {ReadError} for what cannot be read: it names the input, the place in it and the way out
 */
export async function read(input: Uint8Array | string, options: ReadOptions = {}): Promise<Reading> {
  return (await documents()).read(input, options)
}

/**
 * Reads every document of an input: the one that it is, or all that it holds (ZIP, WARC, MHT), containers within it included. What cannot be
 * read stands as a `ReadError` in its place, and the rest goes on.
 */
export async function* readAll(
  input: Uint8Array | string,
  options: ReadOptions = {},
): AsyncGenerator<Reading | ReadError, void, undefined> {
  yield* (await documents()).readAll(input, options)
}
