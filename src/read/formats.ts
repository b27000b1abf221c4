/** The formats that can be read, by the names that `format` and `--format` use. Each has its reader, loaded when it is first needed. */
import type { Reader } from './reader.ts'

export const formats = [
  'text',
  'markdown',
  'html',
  'pdf',
  'docx',
  'ofd',
  'doc',
  'rtf',
  'mht',
  'warc',
  'zip',
  'tar',
  'gzip',
] as const
export type Format = (typeof formats)[number]

/** What an input of the format is called in messages. */
export const formatNames: Record<Format, string> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'an HTML page',
  pdf: 'a PDF file',
  docx: 'a Word document (DOCX)',
  ofd: 'an OFD document',
  doc: 'an old Word or WPS document (DOC, WPS)',
  rtf: 'an RTF document',
  mht: 'a web archive (MHT)',
  warc: 'a web archive (WARC)',
  zip: 'a ZIP archive',
  tar: 'a TAR archive',
  gzip: 'a gzip file',
}

const load: Record<Format, () => Promise<Reader>> = {
  text: async () => (await import('./textReader.ts')).textReader,
  markdown: async () => (await import('./markdown/markdownReader.ts')).markdownReader,
  html: async () => (await import('./html/htmlReader.ts')).htmlReader,
  pdf: async () => (await import('./pdf/pdfReader.ts')).pdfReader,
  docx: async () => (await import('./docx/docxReader.ts')).docxReader,
  ofd: async () => (await import('./ofd/ofdReader.ts')).ofdReader,
  doc: async () => (await import('./office/officeReader.ts')).docReader,
  rtf: async () => (await import('./office/officeReader.ts')).rtfReader,
  mht: async () => (await import('./archive/mhtReader.ts')).mhtReader,
  warc: async () => (await import('./archive/warcReader.ts')).warcReader,
  zip: async () => (await import('./archive/zipReader.ts')).zipReader,
  tar: async () => (await import('./archive/tarReader.ts')).tarReader,
  gzip: async () => (await import('./archive/gzipReader.ts')).gzipReader,
}

const loaded = new Map<Format, Reader>()

/** Once loaded it is at hand: even a module that is there costs an import some time, and a page is read in little. */
export async function readerOf(format: Format): Promise<Reader> {
  const reader = loaded.get(format) ?? (await load[format]())
  loaded.set(format, reader)
  return reader
}
