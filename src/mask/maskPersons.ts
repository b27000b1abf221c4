/** For publication (公开): names of persons, telephone and identity numbers made illegible, in the text and in the notice alike. */
import type { Notice } from '../extract/notice.ts'
import { type WholeGrammar, wholeGrammar } from '../grammar/whole.ts'
import { findAll } from '../grammar/match.ts'
import type { Cell, Span } from '../types.ts'
import { personNames } from './personNames.ts'

export interface Masked {
  readonly notice: Notice
  /** As long as the source text, character for character: spans point into it as before. */
  readonly text: string
}

/**
 * Replaces every name of a person that the library finds, and every telephone and identity number, by as many `＊` (`*` for narrow characters).
 * A name that is found once is replaced wherever it stands, `source.name` included. `source.sha256` remains that of the original.
 *
 * @param text the source text that the notice's spans point into
 */
export function maskPersons(notice: Notice, text: string, grammar: WholeGrammar = wholeGrammar): Masked {
  const names = namesPattern(personNames(notice, text, grammar))
  const hideNames = (words: string) => (names === null ? words : words.replace(names, hidden))
  const hide = (words: string) => hideNumbers(hideNames(words), [], grammar)
  const cut = [...notice.tables, ...notice.attachments.flatMap(({ tables }) => tables)]
    .filter(({ source }) => source === 'digit-run')
    .map(({ span }) => span)
  const { source, ...rest } = notice
  return {
    notice: {
      ...(mapped(rest, hide) as Omit<Notice, 'source'>),
      source: { ...source, name: source.name === null ? null : hideNames(source.name) },
    },
    text: hideNumbers(hideNames(text), cut, grammar),
  }
}

/** Fields that say nothing of persons: rule names, codes, dates. */
const PLAIN = new Set(['schemaVersion', 'rule', 'iso', 'code', 'kind', 'status', 'severity'])

/** The value with every string in it hidden that may name somebody; a cell's number goes with its text. */
function mapped(value: unknown, hide: (words: string) => string): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, hide))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [key, PLAIN.has(key) ? one : mapped(one, hide)])
  return cellHidden(value as Partial<Cell>, Object.fromEntries(entries) as Partial<Cell>)
}

/** A telephone number that stands in a table is a number there. */
function cellHidden({ text, value }: Partial<Cell>, cell: Partial<Cell>): Partial<Cell> {
  if (typeof value !== 'number' || cell.status === undefined || cell.text === text) return cell
  const { alternatives: _, ...rest } = cell
  return { ...rest, value: cell.text! }
}

/** @param cut stretches whose digits are the cells of a table, of which any may look like a telephone number */
function hideNumbers(text: string, cut: readonly Span[], { patterns: { privacy } }: WholeGrammar): string {
  const found = [privacy.identity, privacy.mobile, privacy.landline, privacy.labelledPhone].flatMap((pattern) =>
    findAll(pattern, text).map((match) => {
      const words = match.groups?.number ?? match[0]
      return [match.index + match[0].lastIndexOf(words), words.length] as const
    }),
  )
  const inTable = (at: number) => cut.some(([start, end]) => at >= start && at < end)
  const characters = text.split('')
  for (const [from, length] of found) {
    if (inTable(from)) continue
    for (let at = from; at < from + length; at++) characters[at] = /\d/.test(text[at]!) ? '*' : hidden(text[at]!)
  }
  return found.length === 0 ? text : characters.join('')
}

/** White space and what parts numbers stays, so that the layout does. */
function hidden(words: string): string {
  return words.replace(/[^\s、/]/g, (character) => (character < '\u0100' ? '*' : '＊'))
}

/** Any of the names, with white space that the layout put into it; the longest first, as 王强 is part of 王强生. */
function namesPattern(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null
  const sorted = [...names].sort((a, b) => b.length - a.length)
  return new RegExp(sorted.map((name) => Array.from(name, escaped).join('[ \\u3000]{0,2}')).join('|'), 'g')
}

function escaped(character: string): string {
  return character.replace(/[^\p{L}\p{N}]/u, '\\$&')
}
