import { byteUnits } from './byteUnits.ts'
import type { Charset } from './charset.ts'
import { type Decoded, GapText, REPLACEMENT, toHex } from './decoded.ts'
import { decodeHz } from './hz.ts'

/** Characters decoded at once on the way that looks for gaps. */
const RUN = 1024

/** The bytes as text. A mark at the start is for the caller to cut off: here it is a character. Never throws because of the bytes. */
export function decode(bytes: Uint8Array, charset: Charset): Decoded {
  if (charset === 'hz') return decodeHz(bytes)
  const decoder = new TextDecoder(charset, { ignoreBOM: true })
  if (charset !== 'big5') {
    const text = decoder.decode(bytes)
    if (!text.includes(REPLACEMENT)) return { text, gaps: [] }
  }
  return decodeWithGaps(bytes, charset, decoder)
}

function decodeWithGaps(bytes: Uint8Array, charset: Exclude<Charset, 'hz'>, decoder: TextDecoder): Decoded {
  const unitAt = byteUnits[charset]
  const output = new GapText()
  let bounds = [0]

  /** Decodes the characters between two bounds; where the decoder balks, each half by itself, down to the one it cannot read. */
  const decodeRun = (from: number, to: number): void => {
    if (from === to) return
    const start = bounds[from]!
    const end = bounds[to]!
    const text = decoder.decode(bytes.subarray(start, end))
    if (!text.includes(REPLACEMENT)) output.add(text)
    else if (to - from > 1) {
      const middle = (from + to) >> 1
      decodeRun(from, middle)
      decodeRun(middle, to)
    } else if (isReplacement(bytes.subarray(start, end), charset)) output.add(text)
    else output.addGap(start, end - start)
  }

  for (let at = 0; at < bytes.length;) {
    const length = unitAt(bytes, at)
    if (length < 0 || bounds.length > RUN) {
      decodeRun(0, bounds.length - 1)
      if (length < 0) output.addGap(at, -length)
      bounds = [length < 0 ? at - length : at]
    }
    if (length > 0) bounds.push(at + length)
    at += Math.abs(length)
  }
  decodeRun(0, bounds.length - 1)
  return output
}

/** Is the character U+FFFD itself, written as such into the file by whoever lost it? */
function isReplacement(bytes: Uint8Array, charset: Charset): boolean {
  const hex = toHex(bytes, '')
  return (
    { 'utf-8': 'EFBFBD', 'utf-16le': 'FDFF', 'utf-16be': 'FFFD', gb18030: '8431A437', big5: '', hz: '' }[charset] ===
    hex
  )
}
