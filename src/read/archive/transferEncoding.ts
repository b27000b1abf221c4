/** The two ways in which mail writes bytes as letters (RFC 2045 6.7, 6.8). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUE = new Int8Array(256).fill(-1)
for (let at = 0; at < ALPHABET.length; at++) VALUE[ALPHABET.charCodeAt(at)] = at

/** @returns the bytes, or the offset of what is no base64 */
export function fromBase64(bytes: Uint8Array): Uint8Array | number {
  const out = new Uint8Array(Math.floor((bytes.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 0x3d) break
    if (byte <= 0x20) continue
    const value = VALUE[byte]!
    if (value < 0) return at
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[length++] = (held >> bits) & 0xff
    }
  }
  return out.subarray(0, length)
}

/** What is not written as it should be is taken as it stands, as the standard advises. */
export function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte !== 0x3d) {
      out[length++] = byte
      continue
    }
    const lineEnd = bytes[at + 1] === 0x0a ? 1 : bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a ? 2 : 0
    const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0x20, bytes[at + 2] ?? 0x20), 16)
    if (lineEnd > 0) at += lineEnd
    else if (/^[\da-f]{2}$/i.test(String.fromCharCode(bytes[at + 1] ?? 0x20, bytes[at + 2] ?? 0x20))) {
      out[length++] = value
      at += 2
    } else out[length++] = byte
  }
  return out.subarray(0, length)
}
