import { docxReader } from '../docx/docxReader.ts'
import { type Format, formatNames } from '../formats.ts'
import type { ReadContext } from '../readContext.ts'
import type { DocumentReader } from '../reader.ts'
import { sourceOf } from '../reading.ts'

/** Word's and WPS's documents of old (DOC, WPS) and RTF, turned into DOCX by the caller's converter and read as that. */
const officeReader = (format: Format, mediaType: string): DocumentReader => ({
  async read(bytes, context) {
    if (format === 'doc') refuseOtherStreams(bytes, context)
    const { office, signal } = context.options
    if (!office) {
      const reason = `this is ${formatNames[format]}, which only an office program reads`
      const wayOut =
        'Install LibreOffice (Debian: libreoffice-writer) and give "office" of gongwen/node, or save it as DOCX'
      throw context.error('unsupported-format', 'byte 0', reason, wayOut)
    }
    const converted = await office(bytes, format, { name: context.name, ...(signal && { signal }) })
    const { source, messages } = await docxReader.read(converted, context)
    const { text, grids, links } = source
    return { source: sourceOf(bytes, context.name, { text, mediaType, grids, links }), messages }
  },
})

export const docReader = officeReader('doc', 'application/msword')
export const rtfReader = officeReader('rtf', 'application/rtf')

/** What streams of an OLE container say about what is in it (MS-CFB, MS-OFFCRYPTO), by their names in UTF-16. */
const streams = [
  ['EncryptedPackage', 'encrypted-file', 'the document is locked by a password', 'Save it without a password and read that'],
  ['Workbook', 'unsupported-format', 'this is an Excel workbook (XLS), which is not read', 'Save the notice as DOCX, HTML or text and read that'],
  ['PowerPoint Document', 'unsupported-format', 'this is a PowerPoint presentation (PPT), which is not read', 'Save the notice as DOCX, HTML or text and read that'],
] as const // prettier-ignore

function refuseOtherStreams(bytes: Uint8Array, context: ReadContext): void {
  const text = new TextDecoder('latin1').decode(bytes)
  if (text.includes([...'WordDocument'].join('\0'))) return
  for (const [name, rule, reason, wayOut] of streams) {
    if (text.includes([...name].join('\0'))) throw context.error(rule, 'byte 0', reason, wayOut)
  }
}
