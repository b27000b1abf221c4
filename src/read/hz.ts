import { type Decoded, GapText } from './decoded.ts'

const TILDE = 0x7e
const LINE_FEED = 0x0a
const OPEN = 0x7b
const CLOSE = 0x7d

/**
 * HZ (RFC 1843), the seven-bit form of GB 2312 in old mail and news: between `~{` and `~}` two bytes are one character, each 0x80
 * below its GB code; `~~` is a tilde, `~` at the end of a line joins it to the next. As decoders do, a line feed ends an open `~{`.
 */
export function decodeHz(bytes: Uint8Array): Decoded {
  const gb = new TextDecoder('gb18030')
  const output = new GapText()
  let inChinese = false
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!
    const next = bytes[at + 1]
    const escapes = inChinese ? next === CLOSE : next === TILDE || next === OPEN || next === LINE_FEED
    if (byte === TILDE && escapes) {
      if (next === TILDE) output.add('~')
      if (next === OPEN || next === CLOSE) inChinese = next === OPEN
      at += 2
    } else if (!inChinese || byte <= 0x20) {
      if (byte < 0x80) output.add(String.fromCharCode(byte))
      else output.addGap(at, 1)
      if (byte === LINE_FEED) inChinese = false
      at += 1
    } else {
      const pair = byte < TILDE && next !== undefined && next > 0x20 && next < 0x7f
      const character = pair ? gb.decode(Uint8Array.of(byte | 0x80, next | 0x80)) : ''
      if (isAssigned(character)) output.add(character)
      else output.addGap(at, pair ? 2 : 1)
      at += pair ? 2 : 1
    }
  }
  return output
}

/** GB 2312 has no characters where GB 18030 maps to the private use area. */
function isAssigned(character: string): boolean {
  return character !== '' && !/[\uE000-\uF8FF\uFFFD]/.test(character)
}
