/**
 * How each charset cuts bytes into characters: the number of bytes of the character at `at`, or, negative, the number of bytes
 * there that can be no character. Structure alone: whether a well-formed code is assigned is for the decoder to say.
 */
import type { Charset } from './charset.ts'

export type ByteUnits = (bytes: Uint8Array, at: number) => number

const within = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high

/** RFC 3629. A broken sequence ends before the first byte that cannot continue it (Unicode's maximal subpart). */
const utf8: ByteUnits = (bytes, at) => {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length = within(lead, 0xc2, 0xdf) ? 2 : within(lead, 0xe0, 0xef) ? 3 : within(lead, 0xf0, 0xf4) ? 4 : 0
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  let seen = 1
  while (seen < length && within(bytes[at + seen], low, high)) {
    seen++
    low = 0x80
    high = 0xbf
  }
  return seen === length ? length : -seen
}

/** RFC 2781: two bytes, or four for a pair of surrogates. What is left of a pair at the end is one broken sequence. */
const utf16 =
  (highByte: 0 | 1): ByteUnits =>
  (bytes, at) => {
    const rest = bytes.length - at
    if (rest < 2) return -1
    const high = bytes[at + highByte]!
    if (!within(high, 0xd8, 0xdf)) return 2
    if (high >= 0xdc) return -2
    if (rest < 4) return -rest
    return within(bytes[at + 2 + highByte], 0xdc, 0xdf) ? 4 : -2
  }

/** GB 18030: one, two or four bytes; 0x80 is the euro sign of code page 936. */
const gb18030: ByteUnits = (bytes, at) => {
  const lead = bytes[at]!
  if (lead <= 0x80) return 1
  if (lead === 0xff) return -1
  const second = bytes[at + 1]
  if (within(second, 0x40, 0x7e) || within(second, 0x80, 0xfe)) return 2
  const four = within(second, 0x30, 0x39) && within(bytes[at + 2], 0x81, 0xfe) && within(bytes[at + 3], 0x30, 0x39)
  return four ? 4 : -1
}

/** Big5 as of 1984: what Hong Kong and vendors added around it reads differently from one decoder to the next, so it is refused here. */
const big5: ByteUnits = (bytes, at) => {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const trail = bytes[at + 1]
  if (!within(trail, 0x40, 0x7e) && !within(trail, 0xa1, 0xfe)) return -1
  const code = (lead << 8) | trail!
  const standard = within(code, 0xa140, 0xa3bf) || within(code, 0xa440, 0xc67e) || within(code, 0xc940, 0xf9d5)
  return standard ? 2 : within(lead, 0x81, 0xfe) ? -2 : -1
}

/** By charset; HZ switches its state within a text and has a decoder of its own. */
export const byteUnits: Record<Exclude<Charset, 'hz'>, ByteUnits> = {
  'utf-8': utf8,
  'utf-16le': utf16(1),
  'utf-16be': utf16(0),
  gb18030,
  big5,
}
