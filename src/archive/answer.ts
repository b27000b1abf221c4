/** A stream of requests answered line by line, in their order: the unit of work that Spark, Hadoop, Flink and the like run on many machines. */
import { ReadError } from '../read/readError.ts'
import { toJson } from '../write/json.ts'
import { type ConvertOptions, convertEach } from './convert.ts'
import { readRequests } from './requests.ts'
import { plainError } from './task.ts'

/**
 * Answers lines `{"id", "path" | "text" | "base64"}` with lines `{"id", "notice"}` or `{"id", "error"}`, each with its line end. One line has one
 * answer, but for containers, which have one a document. Of the lines no more are held than the workers need to be kept at work.
 */
export async function* answer(
  chunks: AsyncIterable<Uint8Array>,
  options: Omit<ConvertOptions, 'order'> = {},
): AsyncGenerator<string, void, undefined> {
  const ids: (string | number | null)[] = []
  async function* inputs() {
    for await (const { id, input } of readRequests(chunks)) {
      ids.push(id)
      yield input
    }
  }
  for await (const { found } of convertEach(inputs(), { ...options, order: 'input' })) {
    const id = JSON.stringify(ids.shift())
    yield found
      .map((one) =>
        one instanceof ReadError
          ? `{"id":${id},"error":${toJson(plainError(one))}}\n`
          : `{"id":${id},"notice":${one.json}}\n`,
      )
      .join('')
  }
}
