/**
 * Parsing: the cleaned text becomes a tree. Generic: the grammar says which rule claims a line; here stands only what follows what.
 * Head, body, attachment list, signature and date, attachments, foot.
 */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { LineIndex } from '../position.ts'
import type { Body, NoticePart, NoticeTree, Stretch } from '../tree.ts'
import type { Span } from '../types.ts'
import { isAttachedTable, isAttachmentHead, parseAttachmentList, parseAttachments, parseLinks } from './attachments.ts'
import { parseBlocks } from './body.ts'
import { TreeBuilder } from './builder.ts'
import { claimFoot, closingFoot } from './foot.ts'
import { parseHead } from './head.ts'
import { splitLines } from './lines.ts'

/** @param tables the format's own tables, in the source, in the order of their places */
export function parseTree(
  lines: LineIndex,
  cleaned: CleanedText,
  grammar: Grammar,
  tables: readonly Span[] = [],
): NoticeTree {
  const builder = new TreeBuilder(lines, cleaned, tables)
  const head = parseHead(builder, grammar)
  const rest = splitLines(cleaned.text, head.end)
  const { children, end } = parseMain(builder, grammar, rest)
  const signed = children.some(({ type }) => type === 'signature' || type === 'date')
  const below = signed ? null : closingFoot(builder, grammar, rest, end)
  const attachments = parseAttachments(builder, grammar, rest.slice(end, below?.from))
  return {
    type: 'notice',
    children: [...head.parts, ...children, ...attachments, ...(below?.parts ?? [])],
    ...builder.place(0, cleaned.text.length),
  }
}

/** What may stand above or between paragraphs of the body, although its place is behind it. */
const MAY_PRECEDE_TEXT: ReadonlySet<NoticePart['type']> = new Set(['attachmentList', 'mark'])
const MAY_PRECEDE_PROSE: ReadonlySet<NoticePart['type']> = new Set(['attachmentList', 'mark', 'note'])

/** Body, attachment list, signature, date, notes: up to the first attachment. */
function parseMain(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
): { children: NoticePart[]; end: number } {
  /** What is claimed as the foot's, above the first paragraph. */
  const above: NoticePart[] = []
  const foot: NoticePart[] = []
  const body: Stretch[] = []
  const claim = (parts: readonly NoticePart[]) => {
    const early = body.length === 0 && foot.length === 0 && parts.every(({ type }) => MAY_PRECEDE_TEXT.has(type))
    ;(early ? above : foot).push(...parts)
  }
  let index = 0
  while (index < lines.length) {
    const line = lines[index]!
    if (isAttachedTable(grammar, builder.text, line.from)) break
    if (foot.length === 0 && builder.inTable(line)) {
      body.push(line)
      index++
      continue
    }
    const value = builder.text.slice(line.from, line.to)
    const dated = foot.some(({ type }) => type === 'date')
    const listed = parseAttachmentList(builder, grammar, lines, index)
    if (listed !== null) {
      claim([listed.list])
      index += listed.lines
      continue
    }
    if (isAttachmentHead(grammar, value, foot.length === 0)) break
    const claimed = claimFoot({ builder, grammar, lines, index, foot })
    if (claimed !== null) {
      claim(claimed.parts)
      index += claimed.lines
      continue
    }
    const links = dated ? parseLinks(builder, grammar, line) : null
    if (links !== null) {
      foot.push(links)
      index++
      continue
    }
    if (dated) break
    if (foot.every((part) => part.type === 'signature' || (part.type === 'mark' && part.name === 'remark')))
      // What looked like a signature or a remark stood inside the body.
      body.push(...foot.splice(0).map((part) => part.data), line)
    else if (occurs(grammar.patterns.title.prose, value) && foot.every(({ type }) => MAY_PRECEDE_PROSE.has(type))) {
      // What looked like notes are lines of the body: a headline, names.
      body.push(...foot.filter(({ type }) => type === 'note').map((part) => part.data), line)
      foot.splice(0, foot.length, ...foot.filter(({ type }) => type !== 'note'))
    } else foot.push(builder.line('note', line.from, line.to))
    index++
  }
  return { children: [...above, ...parseBody(builder, grammar, body), ...foot], end: index }
}

function parseBody(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): Body[] {
  if (lines.length === 0) return []
  const place = builder.place(lines[0]!.from, lines.at(-1)!.to)
  return [{ type: 'body', children: parseBlocks(builder, grammar, lines), ...place }]
}
