/** 主送机关: classes and organs up to a colon, in one line or a few. */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { Stretch } from '../tree.ts'
import { splitList } from '../value/list.ts'
import type { Claim, Place } from './head.ts'

/** A salutation is no longer than this, in characters. */
const LONGEST_SALUTATION = 600

interface Salutation {
  readonly items: readonly Stretch[]
  /** Where the text goes on, behind the colon. */
  readonly end: number
}

export function claimRecipients({ builder, grammar, at, before }: Place): Claim | null {
  const found = findSalutation(grammar, builder.text.slice(at, at + LONGEST_SALUTATION))
  if (found === null) return null
  const headed = before.some(({ type }) => type === 'title' || type === 'pageTitle' || type === 'documentNumber')
  // A source without its title may begin with the salutation, on a line of its own.
  if (!headed && !/^[^\S\n]*\n/.test(builder.text.slice(at + found.end))) return null
  const children = found.items.map(({ from, to }) => builder.line('recipient', at + from, at + to))
  const end = at + found.end
  return { parts: [{ type: 'recipients', children, ...builder.place(at, end - 1) }], end }
}

/** The salutation that the text begins with. */
export function findSalutation(grammar: Grammar, text: string): Salutation | null {
  const colon = text.slice(0, LONGEST_SALUTATION).search(/[：:]/)
  if (colon < 2) return null
  const lines = text.slice(0, colon)
  // A line break inside of it stands behind a comma; any other begins another paragraph.
  if (/[^，,、；;\s]\s*\n/.test(lines)) return null
  const items = splitList(lines)
  const ends = /^[^\S\n]*(?:\n|$)/.test(text.slice(colon + 1))
  return items.every((_, i) => isRecipient(grammar, lines, items, i, ends)) ? { items, end: colon + 1 } : null
}

/**
 * An organ or a class; of several that share an ending (广州、深圳市人民政府) the last alone has it.
 *
 * @param ends does the salutation end its line?
 */
function isRecipient(grammar: Grammar, text: string, items: readonly Stretch[], index: number, ends: boolean): boolean {
  const { recipient, recipientClass, recipientElliptic } = grammar.patterns.structure
  const { from, to } = items[index]!
  const item = text.slice(from, to)
  if (occurs(recipient, item) || (ends && occurs(recipientClass, item))) return true
  return (
    text[to] === '、' &&
    index + 1 < items.length &&
    occurs(recipientElliptic, item) &&
    isRecipient(grammar, text, items, index + 1, ends)
  )
}
