/** The directory of a ZIP container, which stands at its end (APPNOTE 4.3.12 to 4.3.16), ZIP64 included. */
import { plausibility } from '../plausibility.ts'
import type { ReadContext } from '../readContext.ts'

export interface DirectoryEntry {
  /** As it stands, with `/` between folders. */
  readonly name: string
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where its local header begins, in bytes from the start of the container. */
  readonly offset: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
/** The end's record without its comment, and the longest comment. */
const END_SIZE = 22
const COMMENT = 0xffff
const UTF8 = 0x800
const ENCRYPTED = 0x1
const WAY_OUT = 'Get the file again: it was cut off or changed on its way'

/** @throws {ReadError} `damaged-file` where there is no directory, or it is broken; `limit-exceeded` for too many entries */
export function readDirectory(bytes: Uint8Array, context: ReadContext): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) {
    throw context.error(
      'damaged-file',
      `byte ${bytes.length}`,
      'its directory, which stands at the end, is missing',
      WAY_OUT,
    )
  }
  const { count, offset } = directoryAt(view, end)
  context.limit('entries', count)
  const entries: DirectoryEntry[] = []
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw context.error('damaged-file', `byte ${at}`, `entry ${index + 1} of its directory is broken`, WAY_OUT)
    }
    const flags = view.getUint16(at + 8, true)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength)
    entries.push({
      name: nameOf(name, (flags & UTF8) !== 0),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & ENCRYPTED) !== 0,
      crc: view.getUint32(at + 16, true),
      ...sizes,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - COMMENT); at--) if (view.getUint32(at, true) === END) return at
  return null
}

function directoryAt(view: DataView, end: number): { count: number; offset: number } {
  const small = { count: view.getUint16(end + 10, true), offset: view.getUint32(end + 16, true) }
  if (small.count !== 0xffff && small.offset !== 0xffffffff) return small
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) return small
  const large = Number(view.getBigUint64(end - 12, true))
  if (large + 56 > view.byteLength || view.getUint32(large, true) !== END64) return small
  return { count: Number(view.getBigUint64(large + 32, true)), offset: Number(view.getBigUint64(large + 48, true)) }
}

/** Sizes over 4 GiB stand in an extra field, those of them that do not fit. */
function sizesOf(
  view: DataView,
  entry: number,
  extra: number,
  length: number,
): Pick<DirectoryEntry, 'size' | 'compressedSize' | 'offset'> {
  let [compressedSize, size, offset] = [20, 24, 42].map((field) => view.getUint32(entry + field, true)) as [
    number,
    number,
    number,
  ]
  for (let at = extra; at + 4 <= Math.min(extra + length, view.byteLength); at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = () => {
      const value = field + 8 <= view.byteLength ? Number(view.getBigUint64(field, true)) : 0
      field += 8
      return value
    }
    if (size === 0xffffffff) size = next()
    if (compressedSize === 0xffffffff) compressedSize = next()
    if (offset === 0xffffffff) offset = next()
  }
  return { compressedSize, size, offset }
}

/** Names that are not marked as UTF-8 are mostly UTF-8 too, else in the charset of Chinese systems; short ones may be valid as both. */
export function nameOf(bytes: Uint8Array, marked: boolean): string {
  const utf8 = new TextDecoder('utf-8', { fatal: !marked })
  let name: string
  try {
    name = utf8.decode(bytes)
    if (!marked && /[\u0080-\u07ff]/.test(name)) name = likelier(name, new TextDecoder('gb18030').decode(bytes))
  } catch {
    // Not UTF-8, then: a writer of GB 18030 names.
    name = new TextDecoder('gb18030').decode(bytes)
  }
  return name.replaceAll('\\', '/')
}

function likelier(first: string, second: string): string {
  return plausibility(second).logProbability > plausibility(first).logProbability ? second : first
}
