/** What was typed, cut into terms, operators and brackets. */
import { QueryError } from './queryError.ts'

export interface Token {
  readonly type: 'term' | 'or' | 'not' | 'open' | 'close'
  /** The field's name before the colon; null for plain words. */
  readonly field: string | null
  /** The words, without quotation marks. */
  readonly text: string
  readonly span: readonly [number, number]
  /** Where the value of a field stands. */
  readonly valueSpan: readonly [number, number]
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '「': '」', '＂': '＂' }
const OPEN = /[(（]/
const CLOSE = /[)）]/
const FIELD = /^[\p{L}]{1,16}[:：]/u

/** @throws {QueryError} for a quotation mark that is not closed */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const add = (type: Token['type'], end: number) => {
    tokens.push({ type, field: null, text: query.slice(at, end), span: [at, end], valueSpan: [at, end] })
    at = end
  }
  while (at < query.length) {
    const character = query[at]!
    if (/\s/.test(character)) at++
    else if (OPEN.test(character)) add('open', at + 1)
    else if (CLOSE.test(character)) add('close', at + 1)
    else if (character === '|' || character === '｜') add('or', at + 1)
    else if (/[-－！!]/.test(character) && /\S/.test(query[at + 1] ?? '')) add('not', at + 1)
    else {
      const term = readTerm(query, at)
      tokens.push(term)
      at = term.span[1]
    }
  }
  return tokens
}

/** A term, or an operator written as a word. */
function readTerm(query: string, start: number): Token {
  const field = FIELD.exec(query.slice(start, start + 20))?.[0] ?? null
  const from = start + (field?.length ?? 0)
  const closing = QUOTES[query[from] ?? '']
  const end = closing === undefined ? wordEnd(query, from) : quoteEnd(query, from, closing)
  const text = closing === undefined ? query.slice(from, end) : query.slice(from + 1, end - 1)
  const span = [start, end] as const
  const valueSpan = [from, end] as const
  if (field === null && text === 'OR') return { type: 'or', field, text, span, valueSpan }
  if (field === null && text === 'NOT') return { type: 'not', field, text, span, valueSpan }
  return { type: 'term', field: field === null ? null : field.slice(0, -1), text, span, valueSpan }
}

function quoteEnd(query: string, start: number, closing: string): number {
  const end = query.indexOf(closing, start + 1)
  if (end < 0) throw new QueryError(`The quotation mark is not closed`, [start, query.length])
  return end + 1
}

/** A bracket that opens inside a word belongs to it: 岚政发(2011)5号. */
function wordEnd(query: string, start: number): number {
  let depth = 0
  let at = start
  for (; at < query.length; at++) {
    const character = query[at]!
    if (/\s/.test(character) || (depth === 0 && CLOSE.test(character)) || /[|｜]/.test(character)) break
    if (OPEN.test(character)) depth++
    else if (CLOSE.test(character)) depth--
  }
  return at
}
