/**
 * Undoes mojibake (乱码): GB 18030, UTF-8 or Big5 that some program before us read as Latin-1 or Windows-1252 and saved as UTF-8. Each
 * character stands for one byte of the original, so that nothing is lost where all of them do.
 */
import { plausibility } from './plausibility.ts'

/**
 * Characters of Windows-1252 for the bytes 0x80 to 0x9F; where it has none, Latin-1's own control character. Written out, as not every
 * engine's decoder of that name keeps to it.
 */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
/** Mojibake of Chinese is made of letters with accents, at least to this share and in this number. */
const SHARE = 0.2
const FEWEST = 8
const ENOUGH = 2000

const ACCENTED = /[\u0080-\u00FF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu
const ORIGINALS = ['utf-8', 'gb18030', 'big5'] as const

export interface Undone {
  readonly text: string
  readonly charset: (typeof ORIGINALS)[number]
}

/**
 * The original of bytes that hold such a text in UTF-8; null where they do not. Its pairs of bytes look like rare characters of GB 18030, so
 * that detection may have taken them for that.
 *
 * @param decoded the bytes as text, where they were taken for UTF-8
 */
export function undoMojibake(bytes: Uint8Array, decoded: string | null): Undone | null {
  const text = decoded ?? decodeWhole(bytes, 'utf-8')
  return text !== null && isMojibake(text) ? originalOf(text) : null
}

/** Is the text made of what Chinese bytes become in Latin-1? Its beginning tells. */
export function isMojibake(text: string): boolean {
  const beginning = text.slice(0, ENOUGH)
  const accented = beginning.match(ACCENTED)?.length ?? 0
  return accented >= FEWEST && accented >= SHARE * beginning.length
}

/** Null where bytes were lost, or the result makes no better sense. */
function originalOf(text: string): Undone | null {
  const bytes = bytesOf(text)
  if (bytes === null) return null
  const before = plausibility(text).logProbability / text.length
  for (const charset of ORIGINALS) {
    const undone = decodeWhole(bytes, charset)
    if (undone === null) continue
    const { logProbability, junk } = plausibility(undone)
    // Fewer characters say the same: probability is weighed for each.
    if (junk === 0 && logProbability / undone.length > before) return { text: undone, charset }
  }
  return null
}

/** The byte that each character was. */
function bytesOf(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = code <= 0xff ? code : 0x80 + WINDOWS.indexOf(text[i]!)
    if (byte < 0x80 && code > 0xff) return null
    bytes[i] = byte
  }
  return bytes
}

function decodeWhole(bytes: Uint8Array, charset: Undone['charset']): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    // Not this charset's bytes: the next is tried.
    return null
  }
}
