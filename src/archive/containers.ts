/**
 * Archive files on a disk, entry by entry: ZIP, TAR and WARC, the last two also in gzip. They are streamed, so that their size does not matter.
 * What lies in an entry (a ZIP in a ZIP) is left to the reader of that input.
 */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createGunzip } from 'node:zlib'
import * as yauzl from 'yauzl'
import { ByteStream } from '../read/archive/byteStream.ts'
import { isDocumentName } from '../read/archive/documentName.ts'
import { isTarHeader, tarEntries } from '../read/archive/tarReader.ts'
import { warcEntries } from '../read/archive/warcReader.ts'
import { nameOf } from '../read/package/directory.ts'
import { ReadContext } from '../read/readContext.ts'
import { ReadError } from '../read/readError.ts'
import type { Entry } from '../read/reader.ts'
import type { Input } from './input.ts'

/** Names of files that are worth opening; what they are, their first bytes tell. */
const CONTAINER = /\.(?:zip|tar|tgz|tar\.gz|warc|warc\.gz)$/i

export function mayBeContainer(path: string): boolean {
  return CONTAINER.test(path)
}

const WAY_OUT = 'Get the archive again: it was cut off or changed on its way'
const UTF8_NAME = 0x800

/**
 * The entries of an archive file as inputs; null where the file is none, or is a document that happens to be a ZIP (DOCX, OFD).
 *
 * @param onBytes called before each entry with the bytes of the file that have been gone through
 */
export async function containerEntries(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<AsyncGenerator<Input | ReadError> | null> {
  if (!mayBeContainer(path)) return null
  const first = await firstBytes(path)
  // The run decides how much it takes in; only a single entry has a limit.
  const context = new ReadContext({ name: path, limits: { entries: Infinity, expandedBytes: Infinity } })
  if (startsWith(first, 'PK\x03\x04'))
    return (await isDocument(path)) ? null : named(path, zipEntries(path, context, onBytes))
  const folded = first[0] === 0x1f && first[1] === 0x8b
  const head = folded ? await firstUnfolded(path) : first
  const read = startsWith(head, 'WARC/') ? warcEntries : isTarHeader(head) ? tarEntries : null
  return read && named(path, streamed(path, folded, context, read, onBytes))
}

async function* named(path: string, entries: AsyncIterable<Entry | ReadError>): AsyncGenerator<Input | ReadError> {
  for await (const entry of entries) {
    if (entry instanceof ReadError) yield entry
    else yield { ...entry, name: `${path}/${entry.name}` }
  }
}

async function* streamed(
  path: string,
  folded: boolean,
  context: ReadContext,
  read: (stream: ByteStream, context: ReadContext) => AsyncIterable<Entry | ReadError>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Entry | ReadError> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const stream = folded ? file.pipe(createGunzip()) : file
  if (folded) file.on('error', (error) => stream.destroy(error))
  const bytes = new ByteStream(stream as AsyncIterable<Uint8Array>)
  try {
    for await (const entry of read(bytes, context)) {
      onBytes(file.bytesRead)
      yield entry
    }
  } catch (error) {
    yield damaged(context, `byte ${bytes.position}${folded ? ' unfolded' : ''}`, error)
  } finally {
    file.destroy()
  }
}

async function* zipEntries(
  path: string,
  context: ReadContext,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Entry | ReadError> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry)
      if (name.endsWith('/') || !isDocumentName(name)) continue
      onBytes(entry.relativeOffsetOfLocalHeader + entry.compressedSize)
      try {
        yield { name, bytes: await zipBytes(zip, entry, name, context) }
      } catch (error) {
        yield damaged(context, name, error)
      }
    }
  } catch (error) {
    yield damaged(context, 'its directory', error)
  } finally {
    zip.close()
  }
}

/** yauzl checks the size; the checksum is left to its callers. */
async function zipBytes(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  context: ReadContext,
): Promise<Uint8Array> {
  if (entry.isEncrypted()) {
    throw context.error('encrypted-file', name, 'it is encrypted', 'Save it without a password and read that')
  }
  context.limit('bytes', entry.uncompressedSize, name)
  const parts: Buffer[] = []
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  if (crc32(bytes) !== entry.crc32) throw context.error('damaged-file', name, 'its checksum does not hold', WAY_OUT)
  return bytes
}

function entryName(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer
  return nameOf(raw, (entry.generalPurposeBitFlag & UTF8_NAME) !== 0).replace(/^\/+/, '')
}

/** Office documents are ZIP containers that say so in one of their first entries. */
async function isDocument(path: string): Promise<boolean> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
    // What is broken is told when it is read.
    .catch(() => null)
  if (zip === null) return true
  try {
    for await (const entry of zip.eachEntry()) {
      if (/^(?:OFD\.xml|\[Content_Types\]\.xml)$/i.test(entryName(entry))) return true
    }
    return false
  } catch {
    return false
  } finally {
    zip.close()
  }
}

function damaged(context: ReadContext, place: string, error: unknown): ReadError {
  if (error instanceof ReadError) return error
  return context.error('damaged-file', place, `it cannot be read (${(error as Error).message})`, WAY_OUT)
}

async function firstBytes(path: string): Promise<Uint8Array> {
  let file: FileHandle | null = null
  try {
    file = await open(path)
    const { buffer, bytesRead } = await file.read(new Uint8Array(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file?.close()
  }
}

/** The first bytes behind the compression; none where there is no whole gzip stream. */
async function firstUnfolded(path: string): Promise<Uint8Array> {
  const file = createReadStream(path, { end: 1 << 16 })
  const unfolded = file.pipe(createGunzip())
  try {
    for await (const chunk of unfolded) return (chunk as Buffer).subarray(0, 512)
  } catch {
    // Not gzip, or broken: the reader of the file says so.
  } finally {
    file.destroy()
  }
  return new Uint8Array(0)
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, text.length)).toString('latin1') === text
}
