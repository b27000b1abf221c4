/** A ZIP container (ZIP, DOCX, OFD) whose entries are unfolded one by one, when they are asked for, within the limits. */
import { inflateSync } from 'fflate'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'
import { crc32 } from './crc32.ts'
import { type DirectoryEntry, readDirectory } from './directory.ts'

const WAY_OUT = 'Get the file again: it was cut off or changed on its way'
const LOCAL_HEADER = 0x04034b50

export class Package {
  /** Entries by their names, in the order of the directory; folders are none. */
  readonly entries: ReadonlyMap<string, DirectoryEntry>
  readonly #bytes: Uint8Array
  readonly #context: ReadContext
  /** Bytes unfolded so far, and what they were folded to. */
  #size = 0
  #compressedSize = 0
  #lowerCase: Map<string, string> | null = null

  /** @throws {ReadError} `damaged-file`, `limit-exceeded` */
  constructor(bytes: Uint8Array, context: ReadContext) {
    this.#bytes = bytes
    this.#context = context
    const entries = readDirectory(bytes, context).filter(({ name }) => !name.endsWith('/'))
    this.entries = new Map(entries.map((entry) => [entry.name.replace(/^\/+/, ''), entry]))
  }

  /** The name under which an entry is kept: names differ in case where writers were careless. */
  find(name: string): string | null {
    if (this.entries.has(name)) return name
    this.#lowerCase ??= new Map([...this.entries.keys()].map((key) => [key.toLowerCase(), key]))
    return this.#lowerCase.get(name.toLowerCase()) ?? null
  }

  /**
   * @returns the entry's bytes, or null where there is none of this name
   * @throws {ReadError} `damaged-file`, `encrypted-file`, `limit-exceeded`
   */
  bytes(name: string): Uint8Array | null {
    const key = this.find(name)
    const entry = key === null ? undefined : this.entries.get(key)
    if (!entry) return null
    const place = `${entry.name}, byte ${entry.offset}`
    if (entry.encrypted)
      throw this.#context.error(
        'encrypted-file',
        entry.name,
        'it is encrypted',
        'Save it without a password and read that',
      )
    this.#size += entry.size
    this.#compressedSize += entry.compressedSize
    this.#context.expansion(this.#compressedSize, this.#size, entry.name)
    const content = this.#unfold(entry, place)
    if (crc32(content) !== entry.crc) throw this.#damaged(place, 'its checksum does not hold')
    return content
  }

  #unfold({ method, offset, compressedSize, size }: DirectoryEntry, place: string): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength)
    if (offset + 30 > this.#bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER)
      throw this.#damaged(place, 'it does not begin where the directory says')
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (start + compressedSize > this.#bytes.length) throw this.#damaged(place, 'it is cut off')
    const folded = this.#bytes.subarray(start, start + compressedSize)
    if (method === 0 && size === compressedSize) return folded
    if (method !== 8) throw this.#damaged(place, `it is compressed by method ${method}, which is not read`)
    try {
      return inflateSync(folded, { out: new Uint8Array(size) })
    } catch (error) {
      // What does not fit into the size that the directory gives, or is no deflated data.
      throw this.#damaged(place, `it cannot be unfolded (${(error as Error).message})`)
    }
  }

  #damaged(place: string, reason: string): ReadError {
    return this.#context.error('damaged-file', place, reason, WAY_OUT)
  }
}
