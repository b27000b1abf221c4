/** A query as SQL: which notices answer it, how well, and which of their records. */
import { type ItemKind, items } from '../items.ts'
import { searchPhrase } from '../tokens.ts'
import { all, any, type Condition, condition, not } from './condition.ts'
import type { Filter, Query } from './query.ts'

export interface CompiledQuery {
  /** Words of the full text that rank the notices; null where the query has none. */
  readonly ranking: { readonly match: string; readonly complete: boolean } | null
  /** What else a notice (`n`) must be; what `ranking` demands is not said again if that is `complete`. */
  readonly where: Condition
  /** The words that are to be found, as they were typed: for highlights. */
  readonly words: readonly string[]
  /** What the records of a kind (`i`) must be that the query speaks of: all of it must hold for one record. */
  readonly records: ReadonlyMap<ItemKind, Condition>
}

export function compileQuery(query: Query | null): CompiledQuery {
  const parts = query === null ? [] : query.type === 'and' ? query.parts : [query]
  const textual = parts.flatMap((part) => match(part) ?? [])
  const excluded = parts.flatMap((part) => (part.type === 'not' ? (match(part.part) ?? []) : []))
  const rest = parts.filter(
    (part) => match(part) === null && !(textual.length > 0 && part.type === 'not' && match(part.part) !== null),
  )
  const words = wordsIn(parts)
  const ranking =
    textual.length > 0
      ? { match: [inBrackets(textual).join(' AND '), ...inBrackets(excluded)].join(' NOT '), complete: true }
      : words.length > 0
        ? { match: words.map((text) => searchPhrase(text)!).join(' OR '), complete: false }
        : null
  const filters = parts.filter((part): part is Filter => part.type === 'filter')
  return { ranking, where: both(rest), words, records: recordsOf(filters) }
}

const inBrackets = (parts: readonly string[]) => parts.map((part) => `(${part})`)

/** The query as one for the full-text table; null where it needs more than that. */
function match(query: Query): string | null {
  switch (query.type) {
    case 'words':
      return searchPhrase(query.text)
    case 'and':
    case 'or': {
      const parts = query.parts.map(match)
      if (parts.includes(null)) return null
      return inBrackets(parts as string[]).join(query.type === 'and' ? ' AND ' : ' OR ')
    }
    default:
      return null
  }
}

function toCondition(query: Query): Condition {
  switch (query.type) {
    case 'words':
      return condition('n.id IN (SELECT rowid FROM notices_text WHERE notices_text MATCH ?)', searchPhrase(query.text)!)
    case 'not':
      return not(toCondition(query.part))
    case 'or':
      return any(query.parts.map(toCondition))
    case 'and':
      return both(query.parts)
    case 'filter':
      return both([query])
  }
}

/** Filters of one kind of record speak of the same record: `praised:教育局 aspect:信息公开`. */
function both(parts: readonly Query[]): Condition {
  const filters = parts.filter((part): part is Filter => part.type === 'filter')
  const others = parts.filter(({ type }) => type !== 'filter')
  const own = filters.filter(({ field }) => field.item === null).map(({ field, value }) => field.condition(value))
  const records = [...byRecord(filters)].flatMap(([kind, { together, apart }]) =>
    [...(together.length > 0 ? [all(together)] : []), ...apart].map(({ sql, values }) => ({
      sql: `n.id IN (SELECT i.notice_id FROM ${kind} i WHERE ${sql})`,
      values,
    })),
  )
  return all([...own, ...records, ...others.map(toCondition)])
}

/** Conditions on the rows of one table: those that one row must fulfil together, and those that each may be fulfilled by another. */
interface RecordConditions {
  readonly together: Condition[]
  readonly apart: Condition[]
}

function byRecord(filters: readonly Filter[]): Map<ItemKind, RecordConditions> {
  const records = new Map<ItemKind, RecordConditions>()
  for (const { field, value } of filters) {
    if (field.item === null) continue
    const known = records.get(field.item) ?? { together: [], apart: [] }
    known[field.apart ? 'apart' : 'together'].push(field.condition(value))
    records.set(field.item, known)
  }
  return records
}

function recordsOf(filters: readonly Filter[]): Map<ItemKind, Condition> {
  return new Map(
    [...byRecord(filters)].map(([kind, { together, apart }]) => [
      kind,
      all([...together, ...(apart.length > 0 ? [any(apart)] : [])]),
    ]),
  )
}

/** What a listed record (`x`, a row of `kind`) must be, so that only those are listed that the query speaks of. */
export function recordCondition(kind: ItemKind, records: CompiledQuery['records']): Condition {
  const own = records.get(kind)
  const parts = Object.entries(items[kind].parts ?? {}).flatMap(([part, belongs]) => {
    const wanted = records.get(part as ItemKind)
    return wanted
      ? [{ sql: `EXISTS (SELECT 1 FROM ${part} i WHERE ${belongs} AND ${wanted.sql})`, values: wanted.values }]
      : []
  })
  return all([...(own ? [{ sql: own.sql.replaceAll(/\bi\./g, 'x.'), values: own.values }] : []), ...parts])
}

/** Words that are to stand in the notice, those below `NOT` left out; and those of filters by text. */
function wordsIn(queries: readonly Query[]): string[] {
  return queries.flatMap((query) => {
    if (query.type === 'words') return [query.text]
    return query.type === 'and' || query.type === 'or' ? wordsIn(query.parts) : []
  })
}
