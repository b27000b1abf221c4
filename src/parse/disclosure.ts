/**
 * The disclosure block of a government site (信息公开目录) and the labelled elements of the head: a label and its value on one line, on two,
 * in the cells of a table row, or several run together on one line.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { Mark } from '../tree.ts'
import type { Claim, Place } from './head.ts'

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

export function claimMark(place: Place): Claim | null {
  return claimLabelled(place) ?? claimBare(place) ?? claimTitleNote(place)
}

export function beginsWithLabel(grammar: Grammar, text: string): boolean {
  return occurs(grammar.patterns.mark.label, text)
}

function claimLabelled({ builder, grammar, at, line, before }: Place): Claim | null {
  const { mark } = grammar.patterns
  const inBlock = before.at(-1)?.type === 'mark'
  const match = find(mark.label, line) ?? (inBlock ? find(mark.unknownLabel, line) : null)
  if (match === null) return null
  const { label, bracketed, plain } = match.groups as Record<string, string | undefined>
  const name = FIELDS.find((field) => grammar.words.mark[field].includes((label ?? bracketed ?? plain)!)) ?? 'other'
  const behind = match[0].length
  const next = find(mark.labelInside, line, behind)?.index ?? line.length
  const cell = line.indexOf('\t', behind)
  const to = Math.min(next, cell < 0 ? line.length : cell)
  if (line.slice(behind, to).trim() !== '') return { parts: [builder.mark(name, at + behind, at + to)], end: at + to }
  const below = to === line.length ? stackedValue(builder.text, grammar, at + to + 1, before) : null
  if (below === null) return { parts: [], end: at + Math.max(to, 1) }
  return { parts: [builder.mark(name, ...below)], end: below[1] }
}

/** The value on the line below its label: if the block's other values stand so, or it is the first. */
function stackedValue(
  text: string,
  grammar: Grammar,
  from: number,
  before: readonly { type: string; data: { from: number } }[],
): [number, number] | null {
  const newline = text.indexOf('\n', from)
  const to = newline < 0 ? text.length : newline
  const last = before.at(-1)
  const stacked = last?.type !== 'mark' || text[last.data.from - 1] === '\n'
  return stacked && from < to && !beginsWithLabel(grammar, text.slice(from, to)) ? [from, to] : null
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

/** 题注: what passed or put into force the document, and when, in brackets under its title. */
function claimTitleNote({ builder, grammar, at, line, before }: Place): Claim | null {
  const last = before.at(-1)?.type
  if (last !== 'title' && last !== 'pageTitle') return null
  const match = find(grammar.patterns.mark.titleNote, line)
  if (match === null) return null
  const parts: Mark[] = [builder.mark('titleNote', at, at + match[0].length)]
  return { parts, end: at + match[0].length }
}
