/** Bytes that come one after the other and need not fit into memory together. */

const NOTHING = new Uint8Array(0)

export class ByteStream {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>
  #held: Uint8Array = NOTHING
  #ended = false
  /** Offset of the next byte, from the start of the stream. */
  position = 0

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#chunks = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  }

  /** The next bytes without going on; fewer than `count` where the stream ends. They may be more. */
  async peek(count: number): Promise<Uint8Array> {
    if (this.#held.length >= count || this.#ended) return this.#held
    const parts = [this.#held]
    let length = this.#held.length
    while (length < count) {
      const next = await this.#chunks.next()
      if (next.done) {
        this.#ended = true
        break
      }
      parts.push(next.value)
      length += next.value.length
    }
    return (this.#held = parts.length === 1 ? parts[0]! : joined(parts, length))
  }

  /** The next `count` bytes; fewer where the stream ends. */
  async take(count: number): Promise<Uint8Array> {
    const bytes = (await this.peek(count)).subarray(0, count)
    this.#held = this.#held.subarray(bytes.length)
    this.position += bytes.length
    return bytes
  }

  /** Goes past `count` bytes; returns how many there were. */
  async skip(count: number): Promise<number> {
    let left = count
    while (left > 0) {
      const held = await this.peek(1)
      if (held.length === 0) break
      left -= (await this.take(Math.min(left, held.length))).length
    }
    return count - left
  }
}

/** The parts in one. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
