/** Answers queries from an index. */
import type { Database, Statement } from './database.ts'
import { type FacetName, facets, type FacetValue } from './facets.ts'
import { type ItemKind, items } from './items.ts'
import { all, type Condition, condition } from './query/condition.ts'
import { type CompiledQuery, compileQuery, recordCondition } from './query/compile.ts'
import { parseQuery } from './query/parse.ts'
import { textColumns, textWeights } from './schema.ts'
import { marked, type Pattern, patternsOf, type Snippet, snippet } from './snippet.ts'

export interface SearchOptions {
  /** How many of those found are given. Default 10. */
  readonly limit?: number
  /** How many of the best are passed over. */
  readonly offset?: number
  /** Copies of a notice from other sources are left out. */
  readonly unique?: boolean
  /** Where the words stand is told. Default true. */
  readonly snippets?: boolean
}

/** A notice that answers a query. */
export interface Hit {
  readonly source: string
  readonly title: Snippet | null
  readonly number: string | null
  readonly issuer: string | null
  readonly date: string | null
  readonly genre: string | null
  /** bm25 with the weights of the columns, the more the better; null where the query has no words. */
  readonly score: number | null
  /** Where the words stand, in the body or else in the rest of the source; null where the query has none. */
  readonly snippet: Snippet | null
  /** Sources of the copies of this notice, and of the notice that it is a copy of. */
  readonly copies: readonly string[]
}

export interface SourceName {
  readonly source: string
  readonly sha256: string
}

export interface Found<Item> {
  readonly total: number
  readonly hits: readonly Item[]
}

/** A record of a notice, with the columns that `docs/search.md` lists for its kind. */
export type FoundRecord = Readonly<Record<string, string | number | null>>

export class Searcher {
  readonly #database: Database
  readonly #texts: Statement
  readonly #copies: Statement

  constructor(database: Database) {
    this.#database = database
    this.#texts = database.prepare('SELECT body, rest FROM texts WHERE notice_id = ?')
    this.#copies = database.prepare(copies)
  }

  /** The notices that answer the query, the best first; without words in the query, the newest first. */
  search(text: string, { limit = 10, offset = 0, unique = false, snippets = true }: SearchOptions): Found<Hit> {
    const query = compileQuery(parseQuery(text))
    const answering = this.#answering(query, unique)
    const { from, where, values } = answering
    const count = this.#database.prepare(`SELECT count(*) AS total FROM ${from} WHERE ${where}`)
    const { total } = count.get(...values) as { total: number }
    const rows = this.#best(query, answering, [limit, offset])
    const patterns = snippets ? patternsOf(query.words) : []
    const copies = this.#copiesOf(rows.map(({ id }) => id))
    return { total, hits: rows.map((row) => this.#hit(row, patterns, copies.get(row.id) ?? [])) }
  }

  /** The records of a kind in the notices that answer the query: those that the query's filters on that kind speak of. */
  list(kind: ItemKind, text: string, { limit = 10, offset = 0, unique = false }: SearchOptions): Found<FoundRecord> {
    const query = compileQuery(parseQuery(text))
    const { id, from: answering, where, values } = this.#answering(query, unique)
    const wanted = recordCondition(kind, query.records)
    const from = `FROM ${kind} x JOIN notices o ON o.id = x.notice_id
      WHERE x.notice_id IN (SELECT ${id} FROM ${answering} WHERE ${where}) AND (${wanted.sql})`
    const bound = [...values, ...wanted.values]
    const { total } = this.#database.prepare(`SELECT count(*) AS total ${from}`).get(...bound) as { total: number }
    const hits = this.#database
      .prepare(
        `SELECT o.source AS notice, o.title AS notice_title, o.number AS notice_number, o.date AS notice_date, ${items[kind].select} ${from}
         ORDER BY o.date IS NULL, o.date, o.id, ${kind === 'checks' ? 'x.table_position, ' : ''}x.position LIMIT ? OFFSET ?`,
      )
      .all(...bound, limit, offset) as FoundRecord[]
    return { total, hits }
  }

  /** The sources of all notices that answer, in order of their names. */
  *sources(text: string): Generator<SourceName, void, undefined> {
    const { id, from, where, values } = this.#answering(compileQuery(parseQuery(text)), false)
    yield* this.#database
      .prepare(
        `SELECT source, sha256 FROM notices WHERE id IN (SELECT ${id} FROM ${from} WHERE ${where}) ORDER BY source`,
      )
      .iterate(...values) as Iterable<SourceName>
  }

  /** How many of the notices that answer the query have each value, the most frequent first. */
  facets(
    names: readonly FacetName[],
    text: string,
    { limit = 10, unique = false }: SearchOptions,
  ): Partial<Record<FacetName, FacetValue[]>> {
    const query = compileQuery(parseQuery(text))
    const { id, from: answering, where, values } = this.#answering(query, unique)
    const counted = names.map((name) => {
      const { from, value, records } = facets[name]
      const wanted = records === null ? condition('1') : recordCondition(records, query.records)
      return {
        sql: `SELECT * FROM (SELECT '${name}' AS facet, ${value} AS value, count(DISTINCT m.id) AS count FROM found m JOIN ${from}
          WHERE ${value} IS NOT NULL AND (${wanted.sql}) GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${Math.trunc(limit)})`,
        values: wanted.values,
      }
    })
    if (counted.length === 0) return {}
    const rows = this.#database
      .prepare(
        `WITH found (id) AS MATERIALIZED (SELECT ${id} FROM ${answering} WHERE ${where}) ${counted.map((one) => one.sql).join(' UNION ALL ')}`,
      )
      .all(...values, ...counted.flatMap((one) => one.values)) as (FacetValue & { facet: FacetName })[]
    return Object.fromEntries(
      names.map((name) => [
        name,
        rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value: String(value), count })),
      ]),
    )
  }

  /**
   * Which notices answer. Where words are all that is asked for, the full-text table tells alone; else it is asked first (CROSS JOIN), as to ask it for one
   * notice after the other would take longer.
   */
  #answering({ ranking, where }: CompiledQuery, unique: boolean): Answering {
    const only = (id: string) => (unique ? [condition(`${id} NOT IN (SELECT notice_id FROM duplicates)`)] : [])
    if (ranking === null || !ranking.complete) {
      const { sql, values } = all([where, ...only('n.id')])
      return { id: 'n.id', from: 'notices n', where: sql, values }
    }
    const text = condition('notices_text MATCH ?', ranking.match)
    const alone = where.sql === '1'
    const id = 'notices_text.rowid'
    const { sql, values } = all([text, ...(alone ? [] : [where]), ...only(id)])
    return {
      id,
      from: alone ? 'notices_text' : `notices_text CROSS JOIN notices n ON n.id = ${id}`,
      where: sql,
      values,
    }
  }

  #best({ ranking }: CompiledQuery, { id, from, where, values }: Answering, page: readonly number[]): HitRow[] {
    const columns = 'n.id, n.source, n.title, n.number, n.issuer, n.date, n.genre'
    const newest = 'n.date IS NULL, n.date DESC, n.id'
    // The page is cut before its notices are looked up.
    const rows = (inner: string, order: string) =>
      this.#database
        .prepare(
          `SELECT ${columns}, b.score FROM (${inner} LIMIT ? OFFSET ?) b JOIN notices n ON n.id = b.id ORDER BY ${order}`,
        )
        .all(...values, ...page) as HitRow[]
    if (ranking === null)
      return rows(`SELECT ${id}, NULL AS score FROM ${from} WHERE ${where} ORDER BY ${newest}`, newest)
    if (ranking.complete)
      return rows(
        `SELECT ${id} AS id, ${bm25} AS score FROM ${from} WHERE ${where} ORDER BY score, ${id}`,
        'b.score, b.id',
      )
    // Where words alone do not decide, those that have some come before those that have none.
    const some = `SELECT n.id AS id, ${bm25} AS score FROM notices_text CROSS JOIN notices n ON n.id = notices_text.rowid
      WHERE notices_text MATCH ? AND (${where})`
    const none = `SELECT n.id, NULL FROM notices n WHERE (${where})
      AND n.id NOT IN (SELECT rowid FROM notices_text WHERE notices_text MATCH ?)`
    return this.#database
      .prepare(
        `SELECT ${columns}, b.score FROM (${some} UNION ALL ${none}) b JOIN notices n ON n.id = b.id
         ORDER BY b.score IS NULL, b.score, ${newest} LIMIT ? OFFSET ?`,
      )
      .all(ranking.match, ...values, ...values, ranking.match, ...page) as HitRow[]
  }

  #hit({ id, title, score, ...row }: HitRow, patterns: readonly Pattern[], copies: readonly string[]): Hit {
    return {
      ...row,
      title: title === null ? null : marked(title, patterns),
      score: score === null ? null : -score,
      snippet: patterns.length === 0 ? null : this.#snippet(id, patterns),
      copies,
    }
  }

  #snippet(id: number, patterns: readonly Pattern[]): Snippet | null {
    const { body, rest } = this.#texts.get(id) as { body: string; rest: string }
    return snippet(body, patterns) ?? snippet(rest, patterns)
  }

  #copiesOf(ids: readonly number[]): ReadonlyMap<number, string[]> {
    const groups = new Map<number, string[]>()
    for (const { id, source } of this.#copies.all(JSON.stringify(ids)) as { id: number; source: string }[])
      groups.set(id, [...(groups.get(id) ?? []), source])
    return groups
  }
}

interface Answering extends Pick<Condition, 'values'> {
  /** The id of a notice in `from`. */
  readonly id: string
  readonly from: string
  readonly where: string
}

interface HitRow {
  readonly id: number
  readonly source: string
  readonly title: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly date: string | null
  readonly genre: string | null
  readonly score: number | null
}

const bm25 = `bm25(notices_text, ${textColumns.map((column) => textWeights[column]).join(', ')})`

/** The other members of each notice's group: the original, and its copies. */
const copies = `WITH hits (id, original) AS
    (SELECT j.value, coalesce(d.original_id, j.value) FROM json_each(?) j LEFT JOIN duplicates d ON d.notice_id = j.value)
  SELECT h.id, n.source FROM hits h JOIN notices n ON n.id = h.original WHERE n.id <> h.id
  UNION ALL
  SELECT h.id, n.source FROM hits h JOIN duplicates m ON m.original_id = h.original JOIN notices n ON n.id = m.notice_id WHERE n.id <> h.id`
