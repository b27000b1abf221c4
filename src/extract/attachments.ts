import * as z from 'zod'
import type { AttachmentEntry, AttachmentNode } from '../tree.ts'
import { Span, Table } from '../types.ts'
import { type Context, parts, report } from './context.ts'

/** 附件: as the notice lists them; `present` where the attachment's content stands in the source. */
export const Attachment = z
  .strictObject({
    ordinal: z.int().nullable(),
    title: z.string(),
    present: z.boolean(),
    span: Span.nullable(),
    tables: z.array(Table),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof Attachment>

export function extractAttachments(context: Context): Attachment[] {
  const entries = parts(context, 'attachmentList').flatMap((list) => list.children)
  const contents = parts(context, 'attachment')
  const taken = new Set<AttachmentNode>()
  const listed = entries.map((entry): Attachment => {
    const node = contents.find((content) => !taken.has(content) && belongs(entry, content, entries.length))
    if (node) taken.add(node)
    const title = entry.value.replace(/\s/g, '')
    const span = context.cleaned.span(entry.data.from, entry.data.to)
    if (!node)
      report(
        context,
        'warning',
        'attachment-missing',
        `Attachment ${entry.ordinal ?? ''} 《${title}》 is listed, but the source does not hold it.`.replace('  ', ' '),
        span,
      )
    return {
      ordinal: entry.ordinal ?? (entries.length === 1 ? 1 : null),
      title,
      present: node !== undefined,
      span,
      tables: node ? tablesOf(node) : [],
    }
  })
  return [
    ...listed,
    ...contents.filter((node) => !taken.has(node) && node.ordinal !== null).map((node) => unlisted(context, node)),
  ]
}

/** By title, by number, or as the only one of both. */
function belongs(entry: AttachmentEntry, { ordinal, children: [first] }: AttachmentNode, listed: number): boolean {
  const heading = first?.type === 'heading' ? plain(first.value) : ''
  const title = plain(entry.value)
  if (heading !== '' && (heading.startsWith(title) || title.startsWith(heading))) return true
  return ordinal === null ? listed === 1 : ordinal === entry.ordinal
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

function unlisted(context: Context, node: AttachmentNode): Attachment {
  const [first] = node.children
  const title = first?.type === 'heading' ? first.value.replace(/\s/g, '') : ''
  const span = context.cleaned.span(node.data.from, node.data.to)
  report(
    context,
    'info',
    'attachment-unlisted',
    `Attachment ${node.ordinal} 《${title}》 stands in the source, but no list names it.`,
    span,
  )
  return { ordinal: node.ordinal, title, present: true, span, tables: tablesOf(node) }
}

function tablesOf(node: AttachmentNode): Table[] {
  return node.children.flatMap((child) => (child.type === 'table' ? [child.table] : []))
}
