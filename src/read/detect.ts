import { type Charset, charsets } from './charset.ts'
import { decode } from './decode.ts'
import { type Plausibility, plausibility } from './plausibility.ts'

/** Bytes that detection looks at, from the first on that tell charsets apart. */
const SAMPLE = 2048
/** How much likelier than the next the choice must be (natural logarithm; 3 is twenty to one) not to be called doubtful. */
const SURE = 3
/** Log probability a character above which a flawless UTF-8 text needs no comparison. */
const PLAIN = -8

/** How common each charset is among files without a mark, as a natural logarithm. */
const priors: Record<Charset, number> = { 'utf-8': 0, gb18030: -1, big5: -4, 'utf-16le': -5, 'utf-16be': -7, hz: -5 }

export interface Detection {
  readonly charset: Charset
  /** Another charset that is nearly as likely and reads differently; null where there is no doubt. */
  readonly rival: Charset | null
  /** How the sample fares in the charset: see {@link Plausibility}. */
  readonly characters: number
  readonly logProbability: number
  readonly junk: number
}

/**
 * The charset that makes the bytes the likeliest Chinese text. Every charset reads a sample of them; a wrong one gives rare
 * characters, controls or broken sequences. Bytes with a mark at the start are not for detection: see `byteOrderMark`.
 *
 * @param said what speaks for a charset beside the bytes (the page's own word), as a natural logarithm
 */
export function detect(bytes: Uint8Array, said: Partial<Record<Charset, number>> = {}): Detection {
  const sample = sampleOf(bytes)
  const readings: Reading[] = []
  for (const charset of candidates(sample)) {
    const text = decode(sample, charset).text
    const { logProbability, junk } = plausibility(text)
    readings.push({
      charset,
      text,
      logProbability,
      junk,
      score: logProbability + priors[charset] + (said[charset] ?? 0),
    })
    if (charset === 'utf-8' && junk === 0 && hasMany(text) && logProbability / text.length > PLAIN) break
  }
  readings.sort((a, b) => b.score - a.score)
  const best = readings[0]!
  const rival = readings.find((reading) => reading.score > best.score - SURE && reading.text !== best.text)
  const { charset, text, logProbability, junk } = best
  return { charset, rival: rival?.charset ?? null, characters: text.length, logProbability, junk }
}

interface Reading extends Plausibility {
  readonly charset: Charset
  readonly text: string
  readonly score: number
}

/**
 * All of a short input; of a long one, from the first byte that tells charsets apart (none of ASCII, or HZ's `~{`), at an even offset for UTF-16, up to the start of a
 * character of UTF-8.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes
  const foreign = bytes.findIndex((byte) => byte === 0 || byte >= 0x80)
  const first = foreign >= 0 ? foreign : bytes.findIndex((byte, at) => byte === 0x7e && bytes[at + 1] === 0x7b)
  const from = Math.max(0, first) & ~1
  let to = Math.min(bytes.length, from + SAMPLE)
  for (let back = 0; back < 3 && to < bytes.length && bytes[to]! >> 6 === 0b10; back++) to--
  return bytes.subarray(from, to)
}

/** HZ has seven bits alone. */
function candidates(sample: Uint8Array): Charset[] {
  const sevenBit = sample.every((byte) => byte < 0x80)
  return charsets.filter((charset) => charset !== 'hz' || sevenBit)
}

/** Eight characters or more that UTF-8 writes in several bytes. */
function hasMany(text: string): boolean {
  return /(?:\P{ASCII}\p{ASCII}*){8}/u.test(text)
}
