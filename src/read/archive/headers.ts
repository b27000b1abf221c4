/** Header lines, as mail, HTTP and web archives have them. */

/** Values by their names in lower case; of several of one name the first. */
export type Headers = ReadonlyMap<string, string>

const LF = 0x0a
const CR = 0x0d

export interface HeaderBlock {
  readonly headers: Headers
  /** The first line, where it is no header (`HTTP/1.1 200 OK`, `WARC/1.0`). */
  readonly first: string
  /** Where the content begins: behind the blank line. */
  readonly end: number
}

/** @returns null where no blank line ends the headers within `most` bytes */
export function readHeaders(bytes: Uint8Array, start: number, most = 1 << 16): HeaderBlock | null {
  const lines: string[] = []
  for (let at = start; at < Math.min(bytes.length, start + most);) {
    const end = bytes.indexOf(LF, at)
    if (end < 0) return null
    const line = ascii(bytes.subarray(at, end > at && bytes[end - 1] === CR ? end - 1 : end))
    at = end + 1
    if (line === '') return { ...parse(lines), end: at }
    // A line that begins with a blank goes on with the one before.
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop()!} ${line.trim()}`)
    else lines.push(line)
  }
  return null
}

function parse(lines: readonly string[]): Pick<HeaderBlock, 'headers' | 'first'> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { headers, first: lines[0] ?? '' }
}

/** A parameter of a header's value: `charset` of `text/html; charset="gbk"`. */
export function parameter(value: string | undefined, name: string): string | null {
  for (const part of (value ?? '').split(';').slice(1)) {
    const [key, ...rest] = part.split('=')
    if (key!.trim().toLowerCase() === name)
      return rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  return null
}

/** `text/html` of `Text/HTML; charset=gbk`. */
export function mediaTypeOf(value: string | undefined): string {
  return (value ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

/** One character a byte. */
export function ascii(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
