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

/** What a ZIP container is, by what it holds. */
async function packageOf(bytes: Uint8Array, context: ReadContext): Promise<Format> {
  const { Package } = await import('./package/package.ts')
  const parcel = new Package(bytes, context)
  if (parcel.find('OFD.xml') !== null) return 'ofd'
  if (parcel.find('[Content_Types].xml') === null) return 'zip'
  const parts = [...parcel.entries.keys()]
  const other = ['xl/', 'ppt/', 'visio/'].findIndex((folder) => parts.some((part) => part.startsWith(folder)))
  if (other < 0) return 'docx'
  const what = ['an Excel workbook (XLSX)', 'a PowerPoint presentation (PPTX)', 'a Visio drawing (VSDX)'][other]!
  throw context.error(
    'unsupported-format',
    null,
    `this is ${what}, which is not read`,
    'Save the notice as DOCX, HTML or text and read that',
  )
}
