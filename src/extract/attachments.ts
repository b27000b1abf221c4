import * as z from 'zod/mini'
import { described } from '../described.ts'
import type { AttachmentEntry, AttachmentNode } from '../tree.ts'
import { provenance, Span, Table } from '../types.ts'
import { type Context, parts, report } from './context.ts'

/** 附件: as the notice lists them; `present` where the attachment's content stands in the source. */
export const Attachment = /* @__PURE__ */ described('Attachment', () =>
  z.strictObject({
    ordinal: z.nullable(z.int()),
    title: z.string(),
    present: z.boolean(),
    span: z.nullable(Span),
    tables: z.array(Table),
    ...provenance(),
    address: z.optional(z.string()).check(z.meta({ description: 'where the page or document links it' })),
  }),
)
export type Attachment = z.infer<typeof Attachment>

/**
 * The list of the notice, the heads of the attachments' own texts and those texts are matched: by title, by number, or as the only one of both.
 * An attachment without a list counts where a head (附件) stands over it.
 */
export function extractAttachments(context: Context): Attachment[] {
  const title = parts(context, 'title')[0]?.value ?? ''
  // A link to the notice itself is none.
  const entries = parts(context, 'attachmentList')
    .flatMap((list) => list.children)
    .filter(({ value }) => plain(value) !== plain(title))
    .filter(({ value }, i, all) => all.findIndex((other) => plain(other.value) === plain(value)) === i)
  const contents = parts(context, 'attachment')
  const matched = match(entries, contents)
  const listed = entries.map((entry): Attachment => {
    const node = matched.get(entry)
    const title = entry.value.replace(/\s/g, '')
    const span = context.cleaned.span(entry.data.from, entry.data.to)
    const present = node !== undefined && hasContent(node, entry.value)
    const ordinal = entry.ordinal ?? (entries.length === 1 ? 1 : null)
    const name = `Attachment ${ordinal === null ? '' : `${ordinal} `}《${title}》`
    if (!present)
      report(context, 'warning', 'attachment-missing', `${name} is listed, but the source does not hold it.`, span)
    else if (!sameTitle(entry.value, headingOf(node)) && headingOf(node) !== '')
      report(context, 'info', 'attachment-renamed', `${name} is headed 《${headingOf(node).slice(0, 60)}》.`, span)
    return { ordinal, title, present, span, tables: node ? tablesOf(node) : [], rule: 'attachment.list' }
  })
  const extra = contents.filter((node) => node.marker !== '' && ![...matched.values()].includes(node))
  return [...listed, ...extra.map((node) => unlisted(context, node, extra.length))]
}

/** By title first, then by number, then the only one of both. */
function match(
  entries: readonly AttachmentEntry[],
  contents: readonly AttachmentNode[],
): Map<AttachmentEntry, AttachmentNode> {
  const matched = new Map<AttachmentEntry, AttachmentNode>()
  const free = new Set(contents)
  const tests: ((entry: AttachmentEntry, node: AttachmentNode) => boolean)[] = [
    (entry, node) => sameTitle(entry.value, headingOf(node)),
    (entry, node) => node.ordinal !== null && node.ordinal === (entry.ordinal ?? (entries.length === 1 ? 1 : null)),
    (_, node) =>
      entries.length === 1 &&
      node.ordinal === null &&
      (node.marker !== '' || (contents.length === 1 && node.children.length > 2)),
  ]
  for (const test of tests)
    for (const entry of entries) {
      if (matched.has(entry)) continue
      const node = [...free].find((candidate) => test(entry, candidate))
      if (node === undefined) continue
      matched.set(entry, node)
      free.delete(node)
    }
  return matched
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

function headingOf({ children: [first] }: AttachmentNode): string {
  return first?.type === 'heading' ? first.value : ''
}

/** One begins with the other: a heading may go on, or be cut. */
function sameTitle(listed: string, heading: string): boolean {
  const [a, b] = [plain(listed), plain(heading)]
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a))
}

/** Does more than the headline stand there, notes in brackets apart? */
function hasContent(node: AttachmentNode, title: string): boolean {
  const notes = /[（(][^（()）]{0,60}[）)]|注[：:].*/gs
  const rest = node.children.slice(1).some((child) => child.type !== 'heading' && !isNote(child))
  return (
    rest ||
    plain(headingOf(node).replace(notes, '')).length >
      Math.max(plain(title).length, plain(title.replace(notes, '')).length)
  )
}

/** 注：… alone, without the table that it explains. */
const isNote = (block: AttachmentNode['children'][number]) =>
  block.type === 'paragraph' && /^注[：:]/.test(block.children[0]?.value ?? '')

function unlisted(context: Context, node: AttachmentNode, count: number): Attachment {
  const title = headingOf(node).replace(/\s/g, '')
  const span = context.cleaned.span(node.data.from, node.data.to)
  const ordinal = node.ordinal ?? (count === 1 ? 1 : null)
  report(
    context,
    'info',
    'attachment-extra',
    `Attachment ${ordinal === null ? '' : `${ordinal} `}《${title.slice(0, 60)}》 stands in the source, but no list names it.`,
    span,
  )
  return { ordinal, title, present: hasContent(node, title), span, tables: tablesOf(node), rule: 'attachment.head' }
}

function tablesOf(node: AttachmentNode): Table[] {
  return node.children.flatMap((child) => (child.type === 'table' ? [child.table] : []))
}
