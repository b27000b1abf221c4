/**
 * Line breaks that a crawl lost behind the body: before each entry of the attachment list, around the date, before each attachment. What the
 * list names is what stands at the head of an attachment: the two find each other by their common beginning.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** A title is told by so many of its first characters. */
const TELLING = 6

export function cleanFoot(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const list = findList(text, grammar)
  if (list === null) return cleaned
  const breaks = new Set<number>()
  const end = lineEndOfList(text, list.from)
  const entries = listEntries(text, list.end, end, grammar)
  for (const entry of entries) {
    if (entry.from > list.end + 1) breaks.add(entry.from)
    const head = findHead(text, Math.min(end, entry.title + TELLING), entry, grammar)
    if (head) {
      breaks.add(head.from)
      breaks.add(head.title + head.length)
    }
  }
  const colon: Edit[] = text[list.end - 1] === '.' ? [{ start: list.end - 1, end: list.end, text: '：' }] : []
  return cleaned.edit([...colon, ...toEdits(text, breaks, list.end)].sort((a, b) => a.start - b.start))
}

/** A break takes the place of the point that a crawl left for it. */
function toEdits(text: string, breaks: ReadonlySet<number>, listEnd: number): Edit[] {
  const edits: Edit[] = []
  for (const index of [...breaks].sort((a, b) => a - b)) {
    if (index <= 0 || index >= text.length || text[index] === '\n' || text[index - 1] === '\n') continue
    const point = index > listEnd && text[index - 1] === '.' && !/\d/.test(text[index - 2] ?? '')
    const start = Math.max(point ? index - 1 : index, edits.at(-1)?.end ?? 0)
    edits.push({ start, end: text[index] === '.' ? index + 1 : index, text: '\n' })
  }
  return edits
}

interface Entry {
  readonly ordinal: number | null
  /** The number's offset, the title's, and the entry's end. */
  readonly from: number
  readonly title: number
  readonly to: number
}

function findList(text: string, grammar: Grammar): { from: number; end: number } | null {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const match = find(grammar.patterns.structure.attachmentList, text.slice(start, end))
    if (match) return { from: start, end: start + match[0].length }
    start = end + 1
  }
  return null
}

/** A list goes on over lines that begin with a number. */
function lineEndOfList(text: string, from: number): number {
  let end = text.indexOf('\n', from)
  while (end >= 0 && /^\s*\d{1,2}[.．、]/.test(text.slice(end + 1, end + 12))) end = text.indexOf('\n', end + 1)
  return end < 0 ? text.length : end
}

/** The list's entries, numbered 1, 2, 3 …, or its one without number. */
function listEntries(text: string, from: number, to: number, grammar: Grammar): Entry[] {
  const starts: { ordinal: number | null; from: number; title: number }[] = []
  for (const match of findAll(grammar.patterns.structure.listEntry, text.slice(from, to))) {
    const ordinal = parseNumeral(match.groups!.ordinal!)
    if (ordinal === starts.length + 1)
      starts.push({ ordinal, from: from + match.index, title: from + match.index + match[0].length })
  }
  if (starts.length === 0) starts.push({ ordinal: null, from, title: from })
  return starts.map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? to }))
}

interface Head {
  /** Offset of 附件, of the title behind it, and how much of the listed title stands there. */
  readonly from: number
  readonly title: number
  readonly length: number
}

/** Where the attachment itself begins: 附件, its number, and the title that the list gave; of several places the one that has most of it. */
function findHead(text: string, from: number, entry: Entry, grammar: Grammar): Head | null {
  const telling = text.slice(entry.title, Math.min(entry.to, entry.title + TELLING))
  if (telling.length < 2) return null
  let best: Head | null = null
  for (let at = text.indexOf(telling, from); at >= 0; at = text.indexOf(telling, at + 1)) {
    const before = text.slice(Math.max(from, at - 8), at)
    const head = find(grammar.patterns.structure.attachmentAnywhere, before)
    const length = head ? common(text, entry.title, at) : 0
    if (head && length > (best?.length ?? 0)) best = { from: at - before.length + head.index, title: at, length }
  }
  return best
}

/** How many characters from the two offsets on are the same. */
function common(text: string, a: number, b: number): number {
  let length = 0
  while (
    text[a + length] === text[b + length] &&
    text[a + length] !== undefined &&
    text[a + length] !== '\n' &&
    a + length < b
  )
    length++
  return length
}
