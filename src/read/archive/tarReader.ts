/** TAR archives (POSIX.1-2017 ustar and pax, GNU's long names): blocks of 512 bytes, a header before each file. */
import { nameOf } from '../package/directory.ts'
import type { ReadContext } from '../readContext.ts'
import type { ReadError } from '../readError.ts'
import type { ContainerReader, Entry } from '../reader.ts'
import { ByteStream } from './byteStream.ts'
import { isDocumentName } from './documentName.ts'

const BLOCK = 512
/** Names longer than this are no names. */
const LONGEST_NAME = 1 << 16
const WAY_OUT = 'Get the archive again: it was cut off or changed on its way'

export const tarReader: ContainerReader = {
  entries: (bytes, context) => tarEntries(new ByteStream([bytes]), context),
}

/** The files of a TAR archive as they come. Where a header is broken or the archive is cut off, a `ReadError` is the last. */
export async function* tarEntries(stream: ByteStream, context: ReadContext): AsyncGenerator<Entry | ReadError> {
  let count = 0
  let longName: string | null = null
  for (;;) {
    const at = stream.position
    await context.breathe(`byte ${at}`)
    const block = await stream.take(BLOCK)
    if (block.length === 0 || block.every((byte) => byte === 0)) return
    if (!isTarHeader(block)) {
      yield context.error('damaged-file', `byte ${at}`, 'no entry begins there', WAY_OUT)
      return
    }
    const { size, type, name: shortName } = headerOf(block)
    const padded = Math.ceil(size / BLOCK) * BLOCK
    if (type === 'L' || type === 'x') {
      const content = (await stream.take(Math.min(padded, LONGEST_NAME))).subarray(0, size)
      await stream.skip(padded - Math.min(padded, LONGEST_NAME))
      longName = (type === 'L' ? nameOf(untilNul(content), false) : paxPath(content)) ?? longName
      continue
    }
    const name: string = (longName ?? shortName).replace(/^(?:\.?\/)+/, '')
    longName = null
    context.limit('entries', ++count)
    const isFile = type === '0' || type === '\0' || type === '7'
    const wanted = isFile && size > 0 && !name.endsWith('/') && isDocumentName(name)
    const large = wanted ? overLimit(size, name, context) : null
    if (large) yield large
    const there = wanted && !large ? await stream.take(size) : null
    const missing = there ? size - there.length : size - (await stream.skip(size))
    if (missing > 0) {
      const reason = `the entry ${name} is cut off: ${missing} bytes are missing`
      yield context.error('damaged-file', `byte ${stream.position}`, reason, WAY_OUT)
      return
    }
    if (there) yield { name, bytes: there }
    await stream.skip(padded - size)
  }
}

/** Is this block a header? Its checksum holds (the sum of its bytes, the checksum itself taken for blanks). */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : block[at]!
  const stated = octal(block.subarray(148, 156))
  return stated === sum && sum > 8 * 0x20
}

function headerOf(block: Uint8Array): { name: string; size: number; type: string } {
  const name = nameOf(untilNul(block.subarray(0, 100)), false)
  const ustar = nameOf(block.subarray(257, 262), false) === 'ustar' && block[262] === 0
  const prefix = ustar ? nameOf(untilNul(block.subarray(345, 500)), false) : ''
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: numberOf(block.subarray(124, 136)),
    type: String.fromCharCode(block[156]!),
  }
}

/** Octal digits; where they do not suffice, binary with the first bit set. */
function numberOf(field: Uint8Array): number {
  if ((field[0]! & 0x80) === 0) return octal(field)
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x7f)
}

function octal(field: Uint8Array): number {
  return Number.parseInt(new TextDecoder('latin1').decode(untilNul(field)).trim() || '0', 8)
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** `path` of pax records, each `LENGTH key=value\n`. */
function paxPath(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes)
  return /(?:^|\n)\d+ path=([^\n]+)\n/.exec(text)?.[1] ?? null
}

function overLimit(size: number, name: string, context: ReadContext): ReadError | null {
  if (size <= context.limits.bytes) return null
  const reason = `the limit "bytes" is exceeded: ${size} bytes of an input, and ${context.limits.bytes} are allowed`
  return context.error('limit-exceeded', name, reason, 'Raise the limit "bytes" if the input can be trusted')
}
