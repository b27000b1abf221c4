import type { Format } from './formats.ts'
import type { ReadContext } from './readContext.ts'
import { markupOf } from './markup.ts'
import { signatureOf } from './signatures.ts'

/**
 * What an input is, by its content: first the signature, then the structure. The name never decides.
 *
 * @throws {ReadError} for what is known and cannot be read (images, other archives)
 */
export async function recognize(bytes: Uint8Array, context: ReadContext): Promise<Format> {
  const signature = signatureOf(bytes)
  if (signature === null) return markupOf(bytes)
  if (signature === 'package') return packageOf(bytes, context)
  if (typeof signature === 'string') return signature
  const wayOut = 'Save the notice as text, HTML, DOCX, PDF or OFD and read that'
  throw context.error('unsupported-format', 'byte 0', `this is ${signature.unreadable}, which is not read`, wayOut)
}

/** A ZIP container with what entries: an OFD has an `OFD.xml`. */
async function packageOf(bytes: Uint8Array, context: ReadContext): Promise<Format> {
  const { Package } = await import('./package/package.ts')
  return new Package(bytes, context).find('OFD.xml') === null ? 'zip' : 'ofd'
}
