/** 附件: the list that names them (附件说明), and their own texts behind the foot. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { AttachmentEntry, AttachmentList, AttachmentNode, NoticePart, Stretch } from '../tree.ts'
import { parseNumeral } from '../value/numeral.ts'
import { parseBlocks } from './body.ts'
import type { TreeBuilder } from './builder.ts'
import { claimFoot } from './foot.ts'

/** An entry that runs over a line's end has no longer lines than this. */
const LONGEST_ENTRY_LINE = 80

/** The list that begins at the line, and how many lines it takes; null where none begins. */
export function parseAttachmentList(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
  index: number,
): { list: AttachmentList; lines: number } | null {
  const { from, to } = lines[index]!
  const value = builder.text.slice(from, to)
  const { attachmentList, attachmentLabel } = grammar.patterns.structure
  const label = find(attachmentList, value)
  const entries: AttachmentEntry[] = []
  const list: AttachmentList = { type: 'attachmentList', children: entries, ...builder.place(from, to) }
  let next = index
  if (label !== null)
    entries.push(parseEntry(builder, grammar, { from: from + label[0].length, to: lines[next++]!.to }))
  else if (occurs(attachmentLabel, value)) next++
  else if (!listsByHeads(builder, grammar, lines, index)) return null
  for (; next < lines.length; next++) {
    const line = lines[next]!
    const number = entryNumber(builder, grammar, line, label === null && next === index + entries.length)
    if (number !== null && number.ordinal === (entries.at(-1)?.ordinal ?? 0) + 1)
      entries.push(parseEntry(builder, grammar, line, number))
    else if (entries.length > 0 && opensEntry(builder, grammar, lines, next, list))
      entries.push(parseEntry(builder, grammar, line, null))
    else if (entries.length === 0 || !goesOn(builder, grammar, lines, next, list)) break
    else entries.push(extend(builder, entries.pop()!, line))
  }
  if (entries.length === 0) return null
  return { list: { ...list, ...builder.place(from, lines[next - 1]!.to) }, lines: next - index }
}

interface EntryNumber {
  readonly ordinal: number
  /** Length of the number with what stands before and behind it. */
  readonly length: number
}

/** 1. before an entry; where the list has no label of its own, 附件1： */
function entryNumber(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  headed: boolean,
): EntryNumber | null {
  const value = builder.text.slice(from, to)
  const { listEntry, attachmentHead } = grammar.patterns.structure
  const match = headed ? find(attachmentHead, value) : find(listEntry, value)
  const ordinal = match?.groups!.ordinal
  if (match === null || ordinal === undefined || value.slice(0, match.index).trim() !== '') return null
  return { ordinal: parseNumeral(ordinal) ?? 0, length: match.index + match[0].length }
}

function parseEntry(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  number: EntryNumber | null = entryNumber(builder, grammar, { from, to }, false),
): AttachmentEntry {
  const [first, end] = builder.trim(from + (number?.length ?? 0), to)
  const last = /[。.；;，,]/.test(builder.text[end - 1] ?? '') ? end - 1 : end
  const value = builder.text.slice(first, last)
  return { type: 'attachmentEntry', ordinal: number?.ordinal ?? null, value, ...builder.place(first, last) }
}

/** 附件1：… 附件2：… one a line above the signature: a list whose entries carry the label each. */
function listsByHeads(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[], index: number): boolean {
  let next = index
  for (; next < lines.length; next++) {
    const number = entryNumber(builder, grammar, lines[next]!, true)
    if (number?.ordinal !== next - index + 1 || lines[next]!.to - lines[next]!.from - number.length < 3) break
  }
  if (next === index || next === lines.length) return false
  return (
    claimFoot({ builder, grammar, lines, index: next, foot: [] })?.parts.some(({ type }) => type !== 'mark') ?? false
  )
}

/** Entries without numbers, one a line: the one above ends as a title does, and so does the line. */
function opensEntry(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
  index: number,
  list: AttachmentList,
): boolean {
  const last = list.children.at(-1)!
  const { from, to } = lines[index]!
  const [start, end] = builder.trim(from, to)
  const { listedTitle } = grammar.patterns.structure
  return (
    last.ordinal === null &&
    occurs(listedTitle, last.value) &&
    occurs(listedTitle, builder.text.slice(start, end)) &&
    claimFoot({ builder, grammar, lines, index, foot: [list] }) === null
  )
}

/** Is the line the rest of the entry above it: no part of the foot, and behind it the next entry or the foot? */
function goesOn(
  builder: TreeBuilder,
  grammar: Grammar,
  lines: readonly Stretch[],
  index: number,
  list: AttachmentList,
): boolean {
  const { from, to } = lines[index]!
  const value = builder.text.slice(from, to)
  if (value.length > LONGEST_ENTRY_LINE || occurs(grammar.patterns.title.prose, value)) return false
  if (occurs(grammar.patterns.structure.attachmentHead, value)) return false
  const foot = (at: number) => claimFoot({ builder, grammar, lines, index: at, foot: [list] }) !== null
  if (foot(index) || lines[index + 1] === undefined) return false
  return foot(index + 1) || entryNumber(builder, grammar, lines[index + 1]!, false) !== null
}

function extend(builder: TreeBuilder, entry: AttachmentEntry, line: Stretch): AttachmentEntry {
  const [first, last] = builder.trim(entry.data.from, line.to)
  return { ...entry, value: builder.text.slice(first, last), ...builder.place(first, last) }
}

/** The files that a page offers below the notice (1.名单.docx): a list of its attachments without a label. */
export function parseLinks(builder: TreeBuilder, grammar: Grammar, { from, to }: Stretch): AttachmentList | null {
  const links = findAll(grammar.patterns.structure.fileLink, builder.text.slice(from, to))
  if (links.length === 0) return null
  const children = links.map(({ index, 0: link, groups }): AttachmentEntry => {
    const value = groups!.title!
    const start = from + index + link.indexOf(value)
    const ordinal = groups!.ordinal === undefined ? null : parseNumeral(groups!.ordinal)
    return { type: 'attachmentEntry', ordinal, value, ...builder.place(start, start + value.length) }
  })
  return { type: 'attachmentList', children, ...builder.place(children[0]!.data.from, children.at(-1)!.data.to) }
}

/** 附件 with its number at the start of a line. */
export function isAttachmentHead(grammar: Grammar, value: string, alone: boolean): boolean {
  const match = find(grammar.patterns.structure.attachmentHead, value)
  return match !== null && (!alone || match[0].trim().length === value.trim().length)
}

/** So far the rows of a table may be from the line that names it. */
const NEAR = 200

/** 附表 with its title, and the table below: an attachment that no list names. */
export function isAttachedTable(grammar: Grammar, text: string, from: number): boolean {
  return text[from] === '附' && occurs(grammar.patterns.structure.attachedTable, text.slice(from, from + NEAR))
}

/** Each attachment from its head to the next. Behind the attachments the foot (抄送, 印发) may stand. */
export function parseAttachments(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): NoticePart[] {
  const parts: NoticePart[] = []
  const marks: NoticePart[] = []
  let current: Open = { ordinal: null, marker: '', lines: [] }
  const close = () => {
    if (current.lines.length > 0) parts.push(attachment(builder, grammar, current))
  }
  lines.forEach((line, index) => {
    const value = builder.text.slice(line.from, line.to)
    const foot = claimFoot({ builder, grammar, lines, index, foot: parts })
    if (foot?.parts[0]?.type === 'mark') {
      marks.push(...foot.parts)
      return
    }
    const { attachmentHead, attachmentList } = grammar.patterns.structure
    const attached = isAttachedTable(grammar, builder.text, line.from) ? find(attachmentList, value) : null
    const head = find(attachmentHead, value) ?? attached
    if (head === null) {
      current.lines.push(line)
      return
    }
    close()
    const ordinal = head.groups?.ordinal === undefined ? null : parseNumeral(head.groups.ordinal)
    current = { ordinal, marker: head[0].trim(), lines: [] }
    const [from, to] = builder.trim(line.from + head[0].length, line.to)
    if (from < to) current.lines.push({ from, to })
  })
  close()
  return [...parts, ...marks]
}

interface Open {
  readonly ordinal: number | null
  readonly marker: string
  readonly lines: Stretch[]
}

/** The first line is the attachment's heading. */
function attachment(builder: TreeBuilder, grammar: Grammar, { ordinal, marker, lines }: Open): AttachmentNode {
  const [title, ...rest] = lines
  const heading = builder.line('heading', title!.from, title!.to)
  return {
    type: 'attachment',
    ordinal,
    marker,
    children: [heading, ...parseBlocks(builder, grammar, rest)],
    ...builder.place(title!.from, lines.at(-1)!.to),
  }
}
