import { startsWith } from './charset.ts'
import type { Detection } from './detect.ts'
import { ReadError } from './readError.ts'

/** Signatures of formats that are no text, by their first bytes. */
const signatures: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP container (as DOCX, OFD and archives are)', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP container', [0x50, 0x4b, 0x05, 0x06]],
  ['an OLE container (as DOC, WPS and XLS are)', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a gzip file', [0x1f, 0x8b, 0x08]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
]

/** Above this share of characters without use, and from this number on, bytes are no text. */
const JUNK_SHARE = 0.2
const JUNK = 3
/** Below this log probability a character, from this number of characters on, likewise; Chinese has some -7, noise -17. */
const NOISE = -14
const ENOUGH = 8

/** Refuses bytes that begin with the signature of another format. */
export function refuseOtherFormats(bytes: Uint8Array, name: string | null): void {
  const found = signatures.find(([, signature]) => startsWith(bytes, signature))
  if (!found) return
  throw new ReadError(
    'binary-input',
    name,
    'byte 0',
    `this is ${found[0]}, not text`,
    'Save it as plain text and read that',
  )
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
