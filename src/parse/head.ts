/**
 * The head (版头) and the top of the main part: labelled elements, red head, number, title, salutation. A crawl may have joined them on one
 * line, so a cursor takes what a rule claims at its place and goes on behind it.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { NoticePart } from '../tree.ts'
import type { TreeBuilder } from './builder.ts'

/** Lines of the head after which the body is taken to have begun. */
const LONGEST_HEAD = 40
/** A title is no longer than this, in characters. */
const LONGEST_TITLE = 160

/** @returns the head's nodes and where the body begins */
export function parseHead(builder: TreeBuilder, grammar: Grammar): { parts: NoticePart[]; end: number } {
  const { text } = builder
  const parts: NoticePart[] = []
  let cursor = 0
  for (let step = 0; step < LONGEST_HEAD && cursor < text.length; step++) {
    while (cursor < text.length && /\s/.test(text[cursor]!)) cursor++
    const newline = text.indexOf('\n', cursor)
    const lineEnd = newline < 0 ? text.length : newline
    const line = text.slice(cursor, lineEnd)
    const claimed =
      claimMark(builder, grammar, cursor, line) ??
      claimNumber(builder, grammar, cursor, line, parts) ??
      claimRedHead(builder, grammar, cursor, line) ??
      claimTitle(builder, grammar, cursor, line, parts) ??
      claimRecipients(builder, grammar, cursor, line, parts)
    if (claimed === null) break
    parts.push(claimed.part)
    cursor = claimed.end
    if (claimed.part.type === 'recipients') break
  }
  return { parts: settleTitle(parts), end: cursor }
}

interface Claim {
  part: NoticePart
  /** Where the cursor goes on. */
  end: number
}

/** Labelled elements that may stand above the body. */
const HEAD_MARKS = [
  'indexNumber',
  'subject',
  'publisher',
  'writtenOn',
  'publishedOn',
  'name',
  'number',
  'validity',
  'keywords',
  'copyNumber',
  'secrecy',
  'urgency',
  'signer',
] as const

function claimMark(builder: TreeBuilder, grammar: Grammar, at: number, line: string): Claim | null {
  for (const name of HEAD_MARKS) {
    const match = find(grammar.patterns.mark[name], line)
    if (match?.index !== 0) continue
    const value = match.groups!.value!
    const from = at + match[0].lastIndexOf(value)
    return { part: builder.mark(name, from, from + value.length), end: at + match[0].length }
  }
  return null
}

/** A number opens the line; one cut to its serial counts only right behind the title. */
function claimNumber(
  builder: TreeBuilder,
  grammar: Grammar,
  at: number,
  line: string,
  parts: readonly NoticePart[],
): Claim | null {
  const { documentNumber, unbracketed, byYear, serialOnly } = grammar.patterns.documentNumber
  const patterns =
    parts.at(-1)?.type === 'title'
      ? [documentNumber, unbracketed, byYear, serialOnly]
      : [documentNumber, unbracketed, byYear]
  for (const pattern of patterns) {
    const open = /^[（(]?\s*/.exec(line)![0].length
    const match = find(pattern, line, open)
    if (match?.index !== open) continue
    const end = open + match[0].length
    const rest = /^[）)]?\s*[、，,;；]?/.exec(line.slice(end))![0].length
    return { part: builder.line('documentNumber', at + open, at + end), end: at + end + rest }
  }
  return null
}

function claimRedHead(builder: TreeBuilder, grammar: Grammar, at: number, line: string): Claim | null {
  const match = find(grammar.patterns.structure.redHead, line)
  return match === null ? null : { part: builder.line('redHead', at, at + line.length), end: at + line.length }
}

function claimTitle(
  builder: TreeBuilder,
  grammar: Grammar,
  at: number,
  line: string,
  parts: readonly NoticePart[],
): Claim | null {
  const { titleEnd, titleOpening, genreAtEnd } = grammar.patterns.structure
  const stated = find(titleEnd, line)
  if (stated && stated.index <= 60 && !/[。；：，]/.test(line.slice(0, stated.index))) {
    const end = stated.index + stated[0].length
    // Behind a title stand its number, the salutation or nothing; 关于…的通知》要求 is a sentence.
    if (!/^[》”，。、；]/.test(line.slice(end))) return { part: builder.line('title', at, at + end), end: at + end }
  }
  if (line.length <= LONGEST_TITLE && !/[。；：]/.test(line)) {
    if (find(genreAtEnd, line)) return { part: builder.line('title', at, at + line.length), end: at + line.length }
    // A title over two lines: the second ends it.
    const next = builder.text.slice(at + line.length + 1).split('\n', 1)[0]!
    if (
      (occurs(titleOpening, line) || find(titleOpening, next)?.index === 0) &&
      next.length <= LONGEST_TITLE &&
      !/[。；：]/.test(next) &&
      find(genreAtEnd, next)
    ) {
      const end = at + line.length + 1 + next.length
      return { part: builder.line('title', at, end), end }
    }
    if (parts.length === 0 && at === 0)
      return { part: builder.line('pageTitle', at, at + line.length), end: at + line.length }
  }
  return null
}

function claimRecipients(
  builder: TreeBuilder,
  grammar: Grammar,
  at: number,
  line: string,
  parts: readonly NoticePart[],
): Claim | null {
  if (!parts.some((part) => part.type === 'title' || part.type === 'pageTitle')) return null
  const colon = line.search(/[：:]/)
  if (colon < 2 || colon > 600) return null
  const items = splitItems(line.slice(0, colon))
  if (!items.every(({ from, to }) => find(grammar.patterns.structure.recipient, line.slice(from, to)))) return null
  const children = items.map(({ from, to }) => builder.line('recipient', at + from, at + to))
  return { part: { type: 'recipients', children, ...builder.place(at, at + colon) }, end: at + colon + 1 }
}

/** The items of a salutation: split at commas and enumeration commas outside brackets. */
function splitItems(line: string): { from: number; to: number }[] {
  const items: { from: number; to: number }[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i <= line.length; i++) {
    const character = line[i]
    if (character === '（' || character === '(') depth++
    else if (character === '）' || character === ')') depth--
    else if (i === line.length || (depth <= 0 && /[，,、；;]/.test(character!))) {
      if (i > from) items.push({ from, to: i })
      from = i + 1
    }
  }
  return items
}

/** Of several titles the last is the notice's own, as it stands beside the number; those above are the page's. */
function settleTitle(parts: NoticePart[]): NoticePart[] {
  const last = parts.findLastIndex((part) => part.type === 'title')
  if (last < 0) return parts.map((part) => (part.type === 'pageTitle' ? { ...part, type: 'title' } : part))
  return parts.map((part, index) => (part.type === 'title' && index < last ? { ...part, type: 'pageTitle' } : part))
}
