import type { Detection } from './detect.ts'
import { formatNames } from './formats.ts'
import { ReadError } from './readError.ts'
import { signatureOf } from './signatures.ts'

const signatureNames = { ...formatNames, package: 'a ZIP container (as DOCX, OFD and archives are)' }

/** Above this share of characters without use, and from this number on, bytes are no text. */
const JUNK_SHARE = 0.2
const JUNK = 3
/** Below this log probability a character, from this number of characters on, likewise; Chinese has some -7, noise -17. */
const NOISE = -14
const ENOUGH = 8

/** Refuses bytes that begin with the signature of another format. */
export function refuseOtherFormats(bytes: Uint8Array, name: string | null): void {
  const signature = signatureOf(bytes)
  if (signature === null) return
  const known = typeof signature !== 'object'
  const what = known ? signatureNames[signature] : signature.unreadable
  const wayOut = known ? 'Read it by what takes every format: parse or read' : 'Save it as plain text and read that'
  throw new ReadError('binary-input', name, 'byte 0', `this is ${what}, not text`, wayOut)
}

/** Refuses bytes of which no charset makes text. */
export function refuseNoise(bytes: Uint8Array, detection: Detection, name: string | null): void {
  const { charset, characters, logProbability, junk } = detection
  const refuse = (place: string | null, reason: string): never => {
    const wayOut = 'Save it as plain text and read that, or name its charset if it is text'
    throw new ReadError('binary-input', name, place, `${reason}, so this is a binary file, not text`, wayOut)
  }
  const nul = charset.startsWith('utf-16') ? -1 : bytes.indexOf(0)
  if (nul >= 0) refuse(`byte ${nul}`, 'a NUL byte stands there')
  const broken = junk >= JUNK && junk > JUNK_SHARE * characters
  const flawless = charset === 'utf-8' && junk === 0
  const noise = !flawless && characters >= ENOUGH && logProbability < NOISE * characters
  if (broken || noise) refuse(null, 'no charset makes text of it')
}
