/** Web pages saved as one file (MHT, RFC 2557): a mail message whose parts are the page and what it shows. */
import type { ContainerReader, Entry } from '../reader.ts'
import type { ReadContext } from '../readContext.ts'
import type { ReadError } from '../readError.ts'
import { ascii, type HeaderBlock, mediaTypeOf, parameter, readHeaders } from './headers.ts'
import { fromBase64, fromQuotedPrintable } from './transferEncoding.ts'

const WAY_OUT = 'Save the page again, as HTML if it can be'

export const mhtReader: ContainerReader = {
  async *entries(bytes, context) {
    const head = readHeaders(bytes, 0)
    if (head === null) throw context.error('damaged-file', 'byte 0', 'its header lines do not end', WAY_OUT)
    let parts = 0
    for (const entry of partsOf(bytes, head, 0, 0, context)) {
      await context.breathe()
      parts++
      yield entry
    }
    if (parts === 0) throw context.error('damaged-file', `byte ${bytes.length}`, 'it holds no page', WAY_OUT)
  },
}

/** @param offset where the part's bytes stand in the file */
function* partsOf(
  bytes: Uint8Array,
  { headers, end }: HeaderBlock,
  offset: number,
  depth: number,
  context: ReadContext,
): Generator<Entry | ReadError> {
  context.limit('depth', depth)
  const type = headers.get('content-type')
  const media = mediaTypeOf(type)
  if (media.startsWith('multipart/')) {
    const boundary = parameter(type, 'boundary')
    if (boundary === null)
      throw context.error('damaged-file', `byte ${offset}`, 'a part of several parts names no boundary', WAY_OUT)
    let count = 0
    for (const [from, to] of between(bytes, boundary, end)) {
      context.limit('entries', ++count)
      const part = bytes.subarray(from, to)
      const head = readHeaders(part, 0)
      if (head) yield* partsOf(part, head, offset + from, depth + 1, context)
    }
    return
  }
  if (media !== 'text/html' && media !== 'text/plain' && media !== 'application/xhtml+xml') return
  const address = headers.get('content-location')
  const content = contentOf(bytes.subarray(end), headers.get('content-transfer-encoding') ?? '')
  if (typeof content === 'number') {
    const place = `byte ${offset + end + content}`
    yield context.error('damaged-file', place, `a part in base64 is broken${address ? ` (${address})` : ''}`, WAY_OUT)
    return
  }
  const charset = parameter(type, 'charset')
  yield {
    name: address ?? `part-${offset}`,
    bytes: content,
    format: media === 'text/plain' ? 'text' : 'html',
    ...(address === undefined ? {} : { address }),
    ...(charset === null ? {} : { charset }),
  }
}

/** The parts between the lines of a boundary; the last may lack its end. */
function* between(bytes: Uint8Array, boundary: string, from: number): Generator<[number, number]> {
  const text = ascii(bytes)
  const mark = `--${boundary}`
  let start = -1
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue
    if (start >= 0) yield [start, at]
    const line = text.indexOf('\n', at)
    if (line < 0 || text.startsWith('--', at + mark.length)) return
    start = line + 1
  }
  if (start >= 0 && start < bytes.length) yield [start, bytes.length]
}

/** @returns the bytes, or where they are broken */
function contentOf(bytes: Uint8Array, encoding: string): Uint8Array | number {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return fromBase64(bytes)
    case 'quoted-printable':
      return fromQuotedPrintable(bytes)
    default:
      return bytes
  }
}
