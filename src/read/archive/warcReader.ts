/** Web archives (WARC, ISO 28500): each page that a crawler was given. */
import type { ContainerReader, Entry } from '../reader.ts'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'
import { ByteStream } from './byteStream.ts'
import { type HeaderBlock, type Headers, mediaTypeOf, parameter, readHeaders } from './headers.ts'
import { gunzip } from './gzipReader.ts'

const WAY_OUT = 'Get the archive again, or have it written anew by the crawler'
/** Types of documents; pictures, styles and programs are passed over. */
const DOCUMENT =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|ofd|msword|rtf|zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|vnd\.ms-works|octet-stream))$/

export const warcReader: ContainerReader = {
  entries: (bytes, context) => warcEntries(new ByteStream([bytes]), context),
}

/** So many bytes of header lines may a record have. */
const LONGEST_HEAD = 1 << 16

/** The pages of a web archive as they come. Where a record is broken or cut off, a `ReadError` is the last. */
export async function* warcEntries(stream: ByteStream, context: ReadContext): AsyncGenerator<Entry | ReadError> {
  let count = 0
  for (;;) {
    await context.breathe(`byte ${stream.position}`)
    for (;;) {
      const [byte] = await stream.peek(1)
      if (byte === undefined) return
      if (byte !== 0x0d && byte !== 0x0a) break
      await stream.skip(1)
    }
    context.limit('entries', ++count)
    const at = stream.position
    const record = await headOf(stream)
    const length = Number(record?.headers.get('content-length'))
    if (!record?.first.startsWith('WARC/') || !Number.isSafeInteger(length) || length < 0) {
      yield context.error('damaged-file', `byte ${at}`, 'no record begins there', WAY_OUT)
      return
    }
    await stream.skip(record.end)
    const large = length > context.limits.bytes
    if (large) {
      const reason = `the limit "bytes" is exceeded: a record of ${length} bytes, and ${context.limits.bytes} are allowed`
      yield context.error('limit-exceeded', `byte ${at}`, reason, 'Raise the limit "bytes" if it can be trusted')
    }
    const block = large ? null : await stream.take(length)
    const missing = length - (block ? block.length : await stream.skip(length))
    if (missing > 0) {
      const reason = `the record at byte ${at} is cut off: ${missing} bytes are missing`
      yield context.error('damaged-file', `byte ${stream.position}`, reason, WAY_OUT)
      return
    }
    const entry = block && (await entryOf(record.headers, block, at, context))
    if (entry) yield entry
  }
}

/** The header lines that stand next; read in two steps, as they are short and records may be long. */
async function headOf(stream: ByteStream): Promise<HeaderBlock | null> {
  return readHeaders(await stream.peek(1 << 11), 0) ?? readHeaders(await stream.peek(LONGEST_HEAD), 0, LONGEST_HEAD)
}

async function entryOf(
  record: Headers,
  block: Uint8Array,
  at: number,
  context: ReadContext,
): Promise<Entry | ReadError | null> {
  const type = record.get('warc-type')
  const address = record.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? `record-${at}`
  if (type === 'resource' || type === 'conversion') return entry(address, record.get('content-type'), block)
  if (type !== 'response' || mediaTypeOf(record.get('content-type')) !== 'application/http') return null
  const response = readHeaders(block, 0)
  if (!response || !/^HTTP\/\d(?:\.\d)? 2\d\d/.test(response.first)) return null
  const contentType = response.headers.get('content-type')
  if (!DOCUMENT.test(mediaTypeOf(contentType))) return null
  let content = block.subarray(response.end)
  if (/chunked/i.test(response.headers.get('transfer-encoding') ?? '')) content = unchunked(content)
  try {
    if (/gzip/i.test(response.headers.get('content-encoding') ?? '')) content = await gunzip(content, context)
  } catch (error) {
    if (!(error instanceof ReadError) || error.rule !== 'damaged-file') throw error
    return context.error('damaged-file', `byte ${at}`, `the page ${address} cannot be unfolded`, WAY_OUT)
  }
  return entry(address, contentType, content)
}

function entry(address: string, contentType: string | undefined, bytes: Uint8Array): Entry | null {
  if (bytes.length === 0 || !DOCUMENT.test(mediaTypeOf(contentType))) return null
  const charset = parameter(contentType, 'charset')
  return { name: address, address, bytes, ...(charset === null ? {} : { charset }) }
}

/** HTTP's chunks (RFC 9112 7.1) put together; crawlers that did so already leave the header standing. */
function unchunked(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf(0x0a, at)
    const size = /^([\da-f]{1,8})\s*(?:;[^\n]*)?$/i.exec(
      new TextDecoder('latin1').decode(bytes.subarray(at, lineEnd)).trim(),
    )?.[1]
    if (lineEnd < 0 || size === undefined) return length === 0 ? bytes : out.subarray(0, length)
    const count = Number.parseInt(size, 16)
    if (count === 0) break
    const chunk = bytes.subarray(lineEnd + 1, lineEnd + 1 + count)
    out.set(chunk, length)
    length += chunk.length
    at = lineEnd + 1 + count
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++
  }
  return out.subarray(0, length)
}
