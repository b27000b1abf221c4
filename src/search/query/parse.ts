/**
 * 检索式: words side by side are all to be found; `OR` or `|` between them, one of them; `-` or `NOT` before one, not that; brackets group;
 * quotation marks keep blanks together; `field:value` filters. Full-width signs are as good as narrow ones.
 */
import { searchPhrase } from '../tokens.ts'
import { fieldNamed, knownFields } from './fields.ts'
import { type Token, tokenize } from './lexer.ts'
import type { Query } from './query.ts'
import { QueryError } from './queryError.ts'

/** Deeper nesting is a mistake, or mischief. */
const DEEPEST = 50

/** @returns null for a query without words, which all notices answer @throws {QueryError} with the place of what cannot be understood */
export function parseQuery(query: string): Query | null {
  const parser = new Parser(tokenize(query), query.length)
  return parser.whole()
}

class Parser {
  readonly #tokens: readonly Token[]
  readonly #end: number
  #next = 0

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  whole(): Query | null {
    if (this.#tokens.length === 0) return null
    const query = this.#either(0)
    const left = this.#tokens[this.#next]
    if (left) throw new QueryError('This bracket closes none', left.span)
    return query
  }

  #either(depth: number): Query {
    const parts = [this.#both(depth)]
    while (this.#peek() === 'or') {
      this.#next++
      parts.push(this.#both(depth))
    }
    return parts.length === 1 ? parts[0]! : { type: 'or', parts }
  }

  #both(depth: number): Query {
    const parts: Query[] = []
    while (['term', 'not', 'open'].includes(this.#peek() ?? '')) parts.push(this.#one(depth))
    if (parts.length === 0) throw this.#missing()
    return parts.length === 1 ? parts[0]! : { type: 'and', parts }
  }

  #one(depth: number): Query {
    const token = this.#tokens[this.#next++]
    if (token === undefined || token.type === 'close' || token.type === 'or') {
      this.#next--
      throw this.#missing()
    }
    if (depth > DEEPEST) throw new QueryError(`Brackets and negations may be ${DEEPEST} deep`, token.span)
    if (token.type === 'not') return { type: 'not', part: this.#one(depth + 1) }
    if (token.type === 'term') return toTerm(token)
    const inner = this.#either(depth + 1)
    if (this.#peek() !== 'close') throw new QueryError('This bracket is not closed', token.span)
    this.#next++
    return inner
  }

  #peek(): Token['type'] | undefined {
    return this.#tokens[this.#next]?.type
  }

  /** Something to look for is wanted where there is none. */
  #missing(): QueryError {
    const here = this.#tokens[this.#next]
    const before = this.#tokens[this.#next - 1]
    if (before && before.type !== 'term' && before.type !== 'close')
      return new QueryError(`Something to look for is missing behind ${before.text}`, before.span)
    return new QueryError(
      here ? `Something to look for is missing before ${here.text}` : 'Something to look for is missing',
      here?.span ?? [this.#end, this.#end],
    )
  }
}

function toTerm({ field: name, text, span, valueSpan }: Token): Query {
  const field = name === null ? null : fieldNamed(name)
  if (name !== null && field === null && /^[A-Za-z]+$/.test(name))
    throw new QueryError(
      `There is no field ${name}. Known are ${knownFields()}. To look for the words, put them in quotation marks`,
      [span[0], span[0] + name.length],
    )
  if (field !== null) {
    if (text === '') throw new QueryError(`What ${field.name} is to be is missing behind the colon`, span)
    const wrong = field.check(text)
    if (wrong !== null) throw new QueryError(wrong, valueSpan)
    return { type: 'filter', field, value: text, span }
  }
  // Words before a colon that are no field are words (时间：三月).
  const words = name === null ? text : `${name}：${text}`
  if (searchPhrase(words) === null)
    throw new QueryError('There is no letter, digit or Chinese character to look for in this', span)
  return { type: 'words', text: words, span }
}
