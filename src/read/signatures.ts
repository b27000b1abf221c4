/** The formats of bytes by what they begin with. */
import { startsWith } from './charset.ts'
import type { Format } from './formats.ts'

/** A format that can be read; or what the bytes are, where that cannot. `package` is a ZIP container, whose entries tell more. */
export type Signature = Format | 'package' | { readonly unreadable: string }

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

const signatures: readonly (readonly [signature: Signature, bytes: readonly number[]])[] = [
  ['pdf', ascii('%PDF-')],
  ['package', ascii('PK\x03\x04')],
  [{ unreadable: 'an empty ZIP container' }, ascii('PK\x05\x06')],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', ascii('{\\rtf')],
  ['warc', ascii('WARC/')],
  ['gzip', [0x1f, 0x8b, 0x08]],
  [{ unreadable: 'a PNG image' }, [0x89, ...ascii('PNG\r\n\x1a\n')]],
  [{ unreadable: 'a JPEG image' }, [0xff, 0xd8, 0xff]],
  [{ unreadable: 'a GIF image' }, ascii('GIF8')],
  [{ unreadable: 'a TIFF image' }, ascii('II*\0')],
  [{ unreadable: 'a TIFF image' }, ascii('MM\0*')],
  [{ unreadable: 'a RAR archive' }, ascii('Rar!\x1a\x07')],
  [{ unreadable: 'a 7z archive' }, [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c]],
]

/** PDF allows bytes before its header; so far they are looked through. */
const PDF_HEADER = 1024

export function signatureOf(bytes: Uint8Array): Signature | null {
  const found = signatures.find(([, first]) => startsWith(bytes, first))
  if (found) return found[0]
  if (isTarStart(bytes)) return 'tar'
  const header = ascii('%PDF-')
  for (let at = 1; at < Math.min(PDF_HEADER, bytes.length - 5); at++) {
    if (bytes[at] === 0x25 && startsWith(bytes.subarray(at), header)) return 'pdf'
  }
  return null
}

/** TAR's mark stands behind the first name; archives older than it have none and are told by `format`. */
function isTarStart(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(257), ascii('ustar'))
}
