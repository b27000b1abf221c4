/** OFD (版式文档, GB/T 33190): pages of text objects and paths in a ZIP container. */
import { wholeGrammar } from '../../grammar/whole.ts'
import type { Message } from '../../types.ts'
import { PageReader } from '../page/pageText.ts'
import { Package } from '../package/package.ts'
import { child, childrenOf, parseXml } from '../package/xml.ts'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'
import type { SeriesReader } from '../reader.ts'
import { type Reading, sourceOf } from '../reading.ts'
import { OfdDocument, resolve } from './ofdDocument.ts'

const WAY_OUT = 'Have it saved anew by the program that wrote it'

export const ofdReader: SeriesReader = {
  async *readEach(bytes, context) {
    const files = new Package(bytes, context)
    refuseEncrypted(files, context)
    const paths = documentsOf(files, context)
    for (const path of paths) {
      // One document goes by the file's name; several by theirs in it.
      const name = paths.length === 1 ? context.name : [context.name, path.split('/')[0]!].filter(Boolean).join('/')
      try {
        yield await readDocument(files, path, bytes, name, context)
      } catch (error) {
        if (!(error instanceof ReadError) || paths.length === 1) throw error
        yield name === null ? error : error.named(name)
      }
    }
  },
}

async function readDocument(
  files: Package,
  path: string,
  bytes: Uint8Array,
  name: string | null,
  context: ReadContext,
): Promise<Reading> {
  const document = new OfdDocument(files, path, context)
  const pages = new PageReader(wholeGrammar)
  for (let index = 0; index < document.length; index++) {
    await context.breathe(`page ${index + 1}`)
    const page = document.page(index)
    if (page) pages.add(page)
  }
  const { text, grids, messages, locate } = pages.finish()
  if (text.trim() === '') throw noText(document, context)
  const source = sourceOf(bytes, name, { text, mediaType: 'application/ofd', grids, locate })
  return { source, messages: [...messages, ...document.missing.map(missing), ...attached(files)] }
}

/** The documents that `OFD.xml` names, in its order. */
function documentsOf(files: Package, context: ReadContext): string[] {
  const bytes = files.bytes('OFD.xml')
  if (bytes === null) throw context.error('damaged-file', 'OFD.xml', 'the entry is missing', WAY_OUT)
  const root = parseXml(bytes, 'OFD.xml', context)
  const roots = childrenOf(root, 'DocBody').flatMap((body) => child(body, 'DocRoot')?.text.trim() ?? [])
  if (roots.length === 0) throw context.error('damaged-file', 'OFD.xml', 'it names no document', WAY_OUT)
  return roots.map((path) => resolve('OFD.xml', path))
}

/** GB/T 33190's own encryption keeps its keys in these. */
function refuseEncrypted(files: Package, context: ReadContext): void {
  const key = [...files.entries.keys()].find((name) => /(?:^|\/)(?:Encryptions\.xml|Decryptseed\.dat)$/i.test(name))
  if (key === undefined) return
  throw context.error('encrypted-file', key, 'it is encrypted', 'Save it without encryption and read that')
}

function noText({ length, missing }: OfdDocument, context: ReadContext): ReadError {
  const wanting = missing.length === 0 ? '' : ` (it does not hold ${missing.join(', ')})`
  const reason = `there is no text on its ${length} ${length === 1 ? 'page' : 'pages'}: pictures, drawings or nothing${wanting}`
  return context.error('no-text', null, reason, 'Have its text recognized (OCR) and read that')
}

function missing(what: string): Message {
  return { severity: 'warning', rule: 'missing-entry', text: `the file names ${what} and does not hold it`, span: null }
}

/** Files within the file are not read. */
function attached(files: Package): Message[] {
  const names = [...files.entries.keys()].filter((name) =>
    /(?:^|\/)Attach[^/]*\/(?!Attachments\.xml$)[^/]+$/i.test(name),
  )
  return names.map((name) => ({
    severity: 'info',
    rule: 'attached-file',
    text: `the file ${name} in it is not read`,
    span: null,
  }))
}
