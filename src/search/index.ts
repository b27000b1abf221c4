/** `gongwen/search`: the embedded full-text index (全文索引) of an archive, in one SQLite file. For Node; `docs/search.md`. */
import { type Database, finishWriting, IndexError, openDatabase, type OpenOptions } from './database.ts'
import type { FacetName, FacetValue } from './facets.ts'
import type { ItemKind } from './items.ts'
import { type Found, type FoundRecord, type Hit, Searcher, type SearchOptions, type SourceName } from './searcher.ts'
import { type Added, type IndexItem, Writer } from './writer.ts'

export { IndexError, type OpenOptions } from './database.ts'
export { facetNames, type FacetName, type FacetValue } from './facets.ts'
export { itemKinds, type ItemKind } from './items.ts'
export { type Field, fields } from './query/fields.ts'
export { QueryError } from './query/queryError.ts'
export { type Relation, type RelationKind, relationKinds, relationsOf } from './relations.ts'
export type { Found, FoundRecord, Hit, SearchOptions, SourceName } from './searcher.ts'
export type { Snippet } from './snippet.ts'
export type { Added, IndexItem } from './writer.ts'

/**
 * Opens an index, or makes a new one.
 *
 * @param file its SQLite file; `:memory:` for one that is gone when it is closed
 * @throws {IndexError} where it cannot be opened: the message says why and what to do
 */
export async function openIndex(file: string, options: OpenOptions = {}): Promise<NoticeIndex> {
  return new NoticeIndex(await openDatabase(file, options), options.readOnly ?? false)
}

/** 索引: notices that can be searched. */
export class NoticeIndex {
  readonly #database: Database
  readonly #searcher: Searcher
  readonly #readOnly: boolean
  #writer: Writer | undefined

  constructor(database: Database, readOnly: boolean) {
    this.#database = database
    this.#searcher = new Searcher(database)
    this.#readOnly = readOnly
  }

  /** Adds a notice under the name of its source; one of the same name and other content is replaced. */
  add(item: IndexItem): Added {
    return this.#write().add(item)
  }

  /** Takes out the notice of that source. @returns whether there was one */
  remove(source: string): boolean {
    return this.#write().remove(source)
  }

  /** Writes down what was added, and links it: copies to their originals, citations to the notices cited. Ends every run of `add` and `remove`. */
  commit(): void {
    this.#write().link()
  }

  /** The names of the sources of all notices that answer a query, or of all there are, with the SHA-256 of each. */
  sources(query = ''): Generator<SourceName, void, undefined> {
    return this.#searcher.sources(query)
  }

  /** The SHA-256 of the source of that name as it was added; null where there is none. */
  contentOf(source: string): string | null {
    const row = this.#database.prepare('SELECT sha256 FROM notices WHERE source = ?').get(source)
    return (row as { sha256: string } | undefined)?.sha256 ?? null
  }

  /**
   * The notices that answer a query; `docs/search.md` has the language.
   *
   * @throws {QueryError} for a query that cannot be understood, with the place
   */
  search(query: string, options: SearchOptions = {}): Found<Hit> {
    return this.#searcher.search(query, options)
  }

  /** The records of one kind (praises, directives, checks …) in the notices that answer. */
  list(kind: ItemKind, query: string, options: SearchOptions = {}): Found<FoundRecord> {
    return this.#searcher.list(kind, query, options)
  }

  /** How many of the notices that answer have each value of a field. */
  facets(
    names: readonly FacetName[],
    query: string,
    options: SearchOptions = {},
  ): Partial<Record<FacetName, FacetValue[]>> {
    return this.#searcher.facets(names, query, options)
  }

  /** Commits what was added, and closes the file. */
  close(): void {
    if (this.#writer) this.commit()
    if (!this.#readOnly) finishWriting(this.#database)
    this.#database.close()
  }

  #write(): Writer {
    if (this.#readOnly) throw new IndexError('This index was opened only to search in')
    return (this.#writer ??= new Writer(this.#database))
  }
}
