/**
 * The disclosure block of a government site (信息公开目录) and the labelled elements of the head: a label and its value on one line, on two,
 * in the cells of a table row, or several run together on one line.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { Mark } from '../tree.ts'
import type { Claim, Place } from './head.ts'
import { findSalutation } from './salutation.ts'

/** What the labels of a block name; each is a list of labels in `grammars/mark.yaml`. Values of `other` are claimed and not reported. */
const FIELDS = [
  'indexNumber',
  'subject',
  'issuer',
  'publisher',
  'writtenOn',
  'publishedOn',
  'name',
  'number',
  'validity',
  'keywords',
  'other',
] as const

/** Elements of the head that stand without a label, or with their own. */
const BARE = ['copyNumber', 'secrecy', 'urgency', 'signer'] as const

/** A label is no longer than this, in characters, and a block on one line than this. */
const LONGEST_LABEL = 12
const LONGEST_BLOCK = 1000

export function claimMark(place: Place): Claim | null {
  return claimLabelled(place) ?? claimBare(place) ?? claimTitleNote(place)
}

export function beginsWithLabel(grammar: Grammar, text: string): boolean {
  return findLabel(grammar, text) !== null
}

interface Label {
  readonly name: (typeof FIELDS)[number]
  /** Where its value begins. */
  readonly end: number
}

/** The label that the text begins with. */
function findLabel(grammar: Grammar, text: string): Label | null {
  const match = find(grammar.patterns.mark.label, text)
  if (match === null) return null
  const { label, bracketed, plain } = match.groups as Record<string, string | undefined>
  if (plain !== undefined && !grammar.words.mark.plain.includes(plain)) return null
  const name = fieldOf(grammar, (label ?? bracketed ?? plain)!)
  return name === undefined ? null : { name, end: match[0].length }
}

function fieldOf(grammar: Grammar, label: string): Label['name'] | undefined {
  return FIELDS.find((field) => grammar.words.mark[field].includes(label))
}

/** Where in the line, from the offset on, the next label begins: the longest that stands before a colon. */
function nextLabel(grammar: Grammar, line: string, from: number): number {
  for (let at = line.slice(from).search(/[:：【[〔]/) + from; at >= from && at < line.length;) {
    if (/[:：]/.test(line[at]!)) {
      const before = line.slice(from, at).trimEnd()
      for (let length = Math.min(LONGEST_LABEL, before.length); length >= 2; length--)
        if (fieldOf(grammar, before.slice(-length)) !== undefined) return from + before.length - length
    } else if (findLabel(grammar, line.slice(at, at + LONGEST_LABEL + 4)) !== null) return at
    const next = line.slice(at + 1).search(/[:：【[〔]/)
    at = next < 0 ? -1 : at + 1 + next
  }
  return line.length
}

function claimLabelled({ builder, grammar, at, line, before }: Place): Claim | null {
  const inBlock = before.at(-1)?.type === 'mark'
  // What is left of a row behind its last value.
  if (inBlock && /^[|\s]+$/.test(line)) return { parts: [], end: at + line.length }
  const unknown = inBlock ? find(grammar.patterns.mark.unknownLabel, line) : null
  const label =
    findLabel(grammar, line) ?? (unknown === null ? null : ({ name: 'other', end: unknown[0].length } as const))
  if (label === null) return null
  const { name, end } = label
  const cell = line.slice(end).search(/[\t|]/)
  const to = Math.min(nextLabel(grammar, line.slice(0, LONGEST_BLOCK), end), cell < 0 ? line.length : end + cell)
  if (line.slice(end, to).trim() !== '') return { parts: [builder.mark(name, at + end, at + to)], end: at + to }
  const below =
    to >= line.trimEnd().length ? stackedValue(name, builder.text, grammar, at + line.length + 1, before) : null
  if (below === null) return { parts: [], end: at + Math.max(to, 1) }
  return { parts: [builder.mark(name, ...below)], end: below[1] }
}

/** Values that may be titles. */
const TITLED: ReadonlySet<Label['name']> = new Set(['name', 'subject', 'other'])

/** The value on the line below its label: if the block's other values stand so, or it is the first. */
function stackedValue(
  name: Label['name'],
  text: string,
  grammar: Grammar,
  from: number,
  before: readonly { type: string; data: { from: number } }[],
): [number, number] | null {
  const newline = text.indexOf('\n', from)
  const to = newline < 0 ? text.length : newline
  const last = before.at(-1)
  const stacked = last?.type !== 'mark' || text[last.data.from - 1] === '\n'
  const value = text.slice(from, to)
  if (!stacked || value === '' || beginsWithLabel(grammar, value)) return null
  // Under a label that was left empty the title may stand.
  if (!TITLED.has(name) && occurs(grammar.patterns.title.opening, value)) return null
  return [from, to]
}

function claimBare({ builder, grammar, at, line }: Place): Claim | null {
  for (const name of BARE) {
    const match = find(grammar.patterns.mark[name], line)
    if (match === null) continue
    const value = match.groups!.value!
    const from = at + match[0].lastIndexOf(value)
    return { parts: [builder.mark(name, from, from + value.length)], end: at + match[0].length }
  }
  return null
}

/** What stands in brackets between the title and the salutation, as the offices that give the notice out. */
function noteAboveSalutation(grammar: Grammar, text: string, at: number, line: string): RegExpExecArray | null {
  const note = /\d/.test(line) ? null : find(grammar.patterns.mark.remark, line)
  return note !== null && findSalutation(grammar, text.slice(at + line.length).trimStart()) !== null ? note : null
}

/** 题注: what passed or put into force the document, and when, in brackets under its title. */
function claimTitleNote({ builder, grammar, at, line, before }: Place): Claim | null {
  const last = before.at(-1)?.type
  if (last !== 'title' && last !== 'pageTitle') return null
  const match = find(grammar.patterns.mark.titleNote, line) ?? noteAboveSalutation(grammar, builder.text, at, line)
  if (match === null) return null
  const parts: Mark[] = [builder.mark('titleNote', at, at + match[0].length)]
  return { parts, end: at + match[0].length }
}
