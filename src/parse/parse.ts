/**
 * Parsing: the cleaned text becomes a tree. Generic: the grammar says which rule claims a line; here stands only what follows what.
 * Head, body, attachment list, signature and date, attachments, foot.
 */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { LineIndex } from '../position.ts'
import type { AttachmentNode, AttachmentEntry, AttachmentList, Body, NoticePart, NoticeTree, Stretch } from '../tree.ts'
import { parseNumeral } from '../value/numeral.ts'
import { parseBlocks } from './body.ts'
import { TreeBuilder } from './builder.ts'
import { parseHead } from './head.ts'
import { splitLines } from './lines.ts'

export function parseTree(lines: LineIndex, cleaned: CleanedText, grammar: Grammar): NoticeTree {
  const builder = new TreeBuilder(lines, cleaned)
  const head = parseHead(builder, grammar)
  const rest = splitLines(cleaned.text, head.end)
  const { children, end } = parseMain(builder, grammar, rest)
  const attachments = parseAttachments(builder, grammar, rest.slice(end))
  return {
    type: 'notice',
    children: [...head.parts, ...children, ...attachments],
    ...builder.place(0, cleaned.text.length),
  }
}

/** Body, attachment list, signature, date, notes: up to the first attachment. */
function parseMain(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
): { children: NoticePart[]; end: number } {
  const foot: NoticePart[] = []
  const body: Stretch[] = []
  let index = 0
  for (; index < lines.length; index++) {
    const line = lines[index]!
    const value = builder.text.slice(line.from, line.to)
    const last = foot.at(-1)
    if (last?.type === 'attachmentList' && claimEntry(builder, grammar, line, last)) continue
    if (find(grammar.patterns.structure.attachmentList, value)) {
      foot.push(parseAttachmentList(builder, grammar, line))
      continue
    }
    if (isAttachmentHead(grammar, value, foot)) break
    const claimed = claimFoot(builder, grammar, line, value, lines, index, foot)
    if (claimed) foot.push(claimed)
    else if (foot.length === 0) body.push(line)
    else if (foot.some((part) => part.type === 'date')) break
    else if (foot.every((part) => part.type === 'signature')) {
      // What looked like a signature stood inside the body.
      body.push(...foot.splice(0).map((part) => part.data), line)
    } else foot.push(builder.line('note', line.from, line.to))
  }
  return { children: [...parseBody(builder, grammar, body), ...foot], end: index }
}

function parseBody(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): Body[] {
  if (lines.length === 0) return []
  const place = builder.place(lines[0]!.from, lines.at(-1)!.to)
  return [{ type: 'body', children: parseBlocks(builder, grammar, lines), ...place }]
}

const FOOT_MARKS = ['keywords', 'copies', 'printed', 'remark'] as const

/** A line of the foot, with all that 抄送 may list, is no longer than this. */
const LONGEST_FOOT_LINE = 400

/** Nor is an organ's name than this. */
const LONGEST_SIGNATURE = 60

/** Lines of the foot: labelled elements, a date alone, an organ before it, contacts. */
function claimFoot(
  builder: TreeBuilder,
  grammar: Grammar,
  line: Stretch,
  value: string,
  lines: readonly Stretch[],
  index: number,
  foot: readonly NoticePart[],
): NoticePart | null {
  if (value.length > LONGEST_FOOT_LINE) return null
  const { mark, date, structure } = grammar.patterns
  for (const name of FOOT_MARKS) {
    const match = find(mark[name], value)
    if (match?.index !== 0) continue
    const inner = match.groups!.value ?? match[0]
    const from = line.from + match[0].indexOf(inner)
    return builder.mark(name, from, from + inner.length)
  }
  const stated = find(date.date, value)
  if (stated && value.trim() === stated[0].trim()) return builder.line('date', line.from, line.to)
  if (
    stated &&
    stated.index + stated[0].length === value.trimEnd().length &&
    find(structure.organAtEnd, value.slice(0, stated.index))
  )
    return builder.line('date', line.from + stated.index, line.to)
  if (foot.length > 0 && find(mark.contact, value)) return builder.line('note', line.from, line.to)
  if (value.length > LONGEST_SIGNATURE) return null
  const organ = find(structure.organAtEnd, value)
  if (organ && organ[0].length === value.trim().length && dateFollows(builder, grammar, lines, index))
    return builder.line('signature', line.from, line.to)
  return null
}

/** Does a date stand on one of the next lines, with nothing but organs between? */
function dateFollows(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[], index: number): boolean {
  for (const { from, to } of lines.slice(index + 1, index + 4)) {
    const value = builder.text.slice(from, to).trim()
    const date = find(grammar.patterns.date.date, value)
    if (date) return date[0].length === value.length
    if (!find(grammar.patterns.structure.organAtEnd, value)) return false
  }
  return false
}

function parseAttachmentList(builder: TreeBuilder, grammar: Grammar, { from, to }: Stretch): AttachmentList {
  const label = find(grammar.patterns.structure.attachmentList, builder.text.slice(from, to))!
  const list: AttachmentList = { type: 'attachmentList', children: [], ...builder.place(from, to) }
  list.children.push(parseEntry(builder, grammar, { from: from + label[0].length, to }))
  return list
}

function parseEntry(builder: TreeBuilder, grammar: Grammar, { from, to }: Stretch): AttachmentEntry {
  const number = find(grammar.patterns.structure.listEntry, builder.text.slice(from, to))
  const start = number?.index === 0 ? from + number[0].length : from
  const [first, end] = builder.trim(start, to)
  const last = /[。.；;，]/.test(builder.text[end - 1] ?? '') ? end - 1 : end
  const ordinal = number?.index === 0 ? parseNumeral(number.groups!.ordinal!) : null
  return { type: 'attachmentEntry', ordinal, value: builder.text.slice(first, last), ...builder.place(first, last) }
}

/** A line that carries the list's next number belongs to it. */
function claimEntry(builder: TreeBuilder, grammar: Grammar, line: Stretch, list: AttachmentList): boolean {
  const number = find(grammar.patterns.structure.listEntry, builder.text.slice(line.from, line.to).trimStart())
  if (number?.index !== 0 || parseNumeral(number.groups!.ordinal!) !== (list.children.at(-1)?.ordinal ?? 0) + 1)
    return false
  const [from] = builder.trim(line.from, line.to)
  list.children.push(parseEntry(builder, grammar, { from, to: line.to }))
  Object.assign(list, builder.place(list.data.from, line.to))
  return true
}

/** 附件 with its number at the start of a line, behind the foot. */
function isAttachmentHead(grammar: Grammar, value: string, foot: readonly NoticePart[]): boolean {
  const match = find(grammar.patterns.structure.attachmentHead, value)
  return match !== null && (foot.length > 0 || match[0].trim().length === value.trim().length)
}

/** Each attachment from its head to the next. Behind the attachments the foot (抄送, 印发) may stand. */
function parseAttachments(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): NoticePart[] {
  const parts: NoticePart[] = []
  const marks: NoticePart[] = []
  let current: { ordinal: number | null; lines: Stretch[] } | null = null
  const close = () => {
    if (current && current.lines.length > 0) parts.push(attachment(builder, grammar, current.ordinal, current.lines))
    current = null
  }
  for (const line of lines) {
    const value = builder.text.slice(line.from, line.to)
    const foot = claimFoot(builder, grammar, line, value, lines, lines.length, parts)
    if (foot?.type === 'mark') {
      marks.push(foot)
      continue
    }
    const head = find(grammar.patterns.structure.attachmentHead, value)
    if (head) {
      close()
      current = { ordinal: head.groups!.ordinal === undefined ? null : parseNumeral(head.groups!.ordinal), lines: [] }
      const [from, to] = builder.trim(line.from + head[0].length, line.to)
      if (from < to) current.lines.push({ from, to })
      continue
    }
    current ??= { ordinal: null, lines: [] }
    current.lines.push(line)
  }
  close()
  return [...parts, ...marks]
}

/** The first line is the attachment's heading. */
function attachment(
  builder: TreeBuilder,
  grammar: Grammar,
  ordinal: number | null,
  lines: readonly Stretch[],
): AttachmentNode {
  const [title, ...rest] = lines
  const heading = builder.line('heading', title!.from, title!.to)
  return {
    type: 'attachment',
    ordinal,
    children: [heading, ...parseBlocks(builder, grammar, rest)],
    ...builder.place(title!.from, lines.at(-1)!.to),
  }
}
