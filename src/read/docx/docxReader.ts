import type { Message } from '../../types.ts'
import { Package } from '../package/package.ts'
import { child, parseLargeXml, type XmlElement } from '../package/xml.ts'
import type { DocumentReader } from '../reader.ts'
import type { ReadContext } from '../readContext.ts'
import { sourceOf } from '../reading.ts'
import { SourceBuilder } from '../sourceBuilder.ts'
import { BlockWriter } from './blocks.ts'
import { DocxDocument } from './document.ts'
import { relationshipsOf, targetOf } from './relationships.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** A header's words as a message tells them. */
const TOLD = 80

/**
 * Word documents (DOCX): automatic numbers printed, merged cells, text boxes and notes kept, tracked changes read as if accepted, headers and
 * footers told apart.
 */
export const docxReader: DocumentReader = {
  async read(bytes, context) {
    const parcel = new Package(bytes, context)
    const part = mainPart(parcel, context)
    const document = new DocxDocument(parcel, part, context)
    const builder = new SourceBuilder()
    const writer = new BlockWriter(document, builder)
    const content = parcel.bytes(part)
    if (content === null)
      throw context.error('damaged-file', part, 'the document itself is missing', 'Get the file again')
    await parseLargeXml(content, part, context, (element, depth) => {
      // The body's own children, one by one.
      if (depth !== 2) return false
      writer.write(element)
      return true
    })
    writer.close()
    const notes = writeNotes(document, builder)
    const source = sourceOf(bytes, context.name, {
      text: builder.text,
      mediaType: MEDIA_TYPE,
      grids: builder.grids,
      links: builder.links,
    })
    return { source, messages: [...messagesOf(document), ...notes] }
  },
}

/** Its place is told by the package, and is not always `word/document.xml`. */
function mainPart(parcel: Package, context: ReadContext): string {
  const part = targetOf(relationshipsOf('', parcel, context), 'officeDocument') ?? 'word/document.xml'
  return parcel.find(part) ?? part
}

/** Footnotes and endnotes (脚注, 尾注) behind the text, by their marks. */
function writeNotes(document: DocxDocument, builder: SourceBuilder): Message[] {
  if (document.notes.length === 0) return []
  const bodies = document.noteBodies()
  document.notes.forEach(({ kind, id }, index) => {
    const body = bodies.get(`${kind} ${id}`)
    if (!body) return
    const own = new SourceBuilder()
    const writer = new BlockWriter(document, own)
    writer.writeAll(body)
    writer.close()
    builder.paragraph(`[${index + 1}] ${own.text.trim().replace(/\s*\n\s*/g, ' ')}`)
  })
  return []
}

function messagesOf(document: DocxDocument): Message[] {
  const messages: Message[] = []
  const say = (severity: Message['severity'], rule: string, text: string) =>
    messages.push({ severity, rule, text, span: null })
  const { inserted, deleted } = document.changes
  if (inserted + deleted > 0)
    say(
      'warning',
      'tracked-changes',
      `the document holds tracked changes (${inserted} insertions, ${deleted} deletions); it is read as if they were accepted`,
    )
  for (const [type, name] of [
    ['header', 'headers'],
    ['footer', 'footers'],
  ] as const) {
    const words = [...new Set(document.parts(type).map(wordsOf))].filter((text) => /[^\s\d—–-]/.test(text))
    if (words.length > 0)
      say('info', `${type}-apart`, `the ${name} are not part of the text: ${words.join(' | ').slice(0, TOLD)}`)
  }
  return messages
}

function wordsOf(element: XmlElement): string {
  if (element.name === 't') return element.text
  if (element.name === 'AlternateContent')
    return wordsOf(child(element, 'Choice') ?? child(element, 'Fallback') ?? element)
  return element.children.map(wordsOf).join('')
}
