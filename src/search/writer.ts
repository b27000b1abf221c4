/** Puts notices into an index and takes them out. */
import type { Notice } from '../extract/notice.ts'
import type { Database, Statement } from './database.ts'
import { Duplicates } from './duplicates.ts'
import { itemRows, noticeRow, type Row } from './noticeRows.ts'
import { relationsOf } from './relations.ts'
import { itemTables, type TextColumn, textColumns } from './schema.ts'
import { Targets } from './targets.ts'
import { indexTokens } from './tokens.ts'

/** A notice (公文) and the source text that its spans point into, where it is at hand. */
export interface IndexItem {
  readonly notice: Notice
  readonly text: string | null
}

export type Added = 'added' | 'replaced' | 'unchanged'

/** Notices in one transaction. */
const BATCH = 500

export class Writer {
  readonly #database: Database
  readonly #inserts: ReadonlyMap<string, (row: Row) => number>
  readonly #known: Statement
  readonly #texts: Statement
  readonly #insertText: Statement
  readonly #deleteText: Statement
  readonly #deletes: readonly Statement[]
  readonly #unlinked: Statement
  #open = 0

  constructor(database: Database) {
    this.#database = database
    this.#inserts = new Map(['notices', ...itemTables].map((table) => [table, inserter(database, table)]))
    this.#known = database.prepare('SELECT id, sha256 FROM notices WHERE source = ?')
    this.#texts = database.prepare(texts)
    const names = textColumns.join(', ')
    const places = textColumns.map(() => '?').join(', ')
    this.#insertText = database.prepare(`INSERT INTO notices_text (rowid, ${names}) VALUES (?, ${places})`)
    this.#deleteText = database.prepare(
      `INSERT INTO notices_text (notices_text, rowid, ${names}) VALUES ('delete', ?, ${places})`,
    )
    this.#deletes = deletions.map((sql) => database.prepare(sql))
    this.#unlinked = database.prepare('SELECT id FROM notices WHERE linked = 0 ORDER BY id')
  }

  /** Adds a notice under its source's name. One of the same name and content stays as it is; one of other content is replaced. */
  add({ notice, text }: IndexItem): Added {
    const { name, sha256 } = notice.source
    const known = this.#known.get(name ?? sha256) as { id: number; sha256: string } | undefined
    if (known?.sha256 === sha256) return 'unchanged'
    this.#begin()
    if (known) this.#delete(known.id)
    const row: Row = { ...noticeRow(notice), source: name ?? sha256 }
    const id = this.#inserts.get('notices')!(row)
    for (const [table, rows] of Object.entries({ ...itemRows(notice, text), relations: relationRows(notice) }))
      for (const item of rows) this.#inserts.get(table)!({ ...item, notice_id: id })
    this.#writeText(id, false)
    this.#end()
    return known ? 'replaced' : 'added'
  }

  /** @returns whether there was one */
  remove(source: string): boolean {
    const known = this.#known.get(source) as { id: number } | undefined
    if (known === undefined) return false
    this.#begin()
    this.#delete(known.id)
    this.#end()
    return true
  }

  /** Links the notices that came since the last time: copies to their originals, relations to the notices that they lead to. */
  link(): void {
    const duplicates = new Duplicates(this.#database)
    const targets = new Targets(this.#database)
    const done = this.#database.prepare('UPDATE notices SET linked = 1 WHERE id = ?')
    for (const { id } of this.#unlinked.all() as { id: number }[]) {
      this.#begin()
      duplicates.link(id)
      targets.touch(id)
      done.run(id)
      this.#end()
    }
    this.#begin()
    targets.resolve()
    this.commit()
  }

  commit(): void {
    if (this.#open > 0) this.#database.exec('COMMIT')
    this.#open = 0
  }

  #begin(): void {
    if (this.#open === 0) this.#database.exec('BEGIN IMMEDIATE')
    this.#open++
  }

  #end(): void {
    if (this.#open >= BATCH) this.commit()
  }

  #delete(id: number): void {
    this.#writeText(id, true)
    for (const statement of this.#deletes) statement.run(id)
  }

  /** The full-text table keeps no texts: to take a row out, it must be told what it held. */
  #writeText(id: number, gone: boolean): void {
    const row = this.#texts.get(id) as Record<TextColumn, string | null>
    const statement = gone ? this.#deleteText : this.#insertText
    statement.run(id, ...textColumns.map((column) => indexTokens(row[column] ?? '')))
  }
}

/** Stands between names, so that no phrase leads from one to the next: a private-use character, which is a token of its own. */
const between = "' ' || char(57344) || ' '"

/** What the full-text table's columns are made of, from the plain tables alone. */
const texts = `SELECT title, body, rest,
  (SELECT group_concat(text, ${between}) FROM (SELECT text FROM document_numbers WHERE notice_id = notices.id ORDER BY position)) AS number,
  (SELECT group_concat(name, ${between}) FROM (
    SELECT unit AS name FROM units WHERE notice_id = notices.id UNION SELECT full_name FROM units WHERE notice_id = notices.id
    UNION SELECT unit FROM praises WHERE notice_id = notices.id UNION SELECT full_name FROM praises WHERE notice_id = notices.id
    UNION SELECT unit FROM criticisms WHERE notice_id = notices.id UNION SELECT full_name FROM criticisms WHERE notice_id = notices.id
    ORDER BY 1)) AS units
FROM notices JOIN texts ON texts.notice_id = notices.id WHERE notices.id = ?`

/** A notice's rows, one statement after the other. What was a copy of it, or led to it, or might lead to another without it, is linked anew. */
const deletions = [
  'DELETE FROM bands WHERE notice_id IN (SELECT notice_id FROM duplicates WHERE original_id = ?)',
  'UPDATE notices SET linked = 0 WHERE id IN (SELECT notice_id FROM duplicates WHERE original_id = ?)',
  'UPDATE notices SET linked = 0 WHERE id IN (SELECT notice_id FROM relations WHERE target_id = ?)',
  `UPDATE notices SET linked = 0 WHERE id IN
    (SELECT notice_id FROM relations WHERE title_key = (SELECT title_key FROM notices WHERE id = ?))`,
  `UPDATE notices SET linked = 0 WHERE id IN
    (SELECT notice_id FROM relations WHERE number_key IN (SELECT number_key FROM document_numbers WHERE notice_id = ?))`,
  'UPDATE relations SET target_id = NULL WHERE target_id = ?',
  'DELETE FROM duplicates WHERE original_id = ?',
  'DELETE FROM duplicates WHERE notice_id = ?',
  'DELETE FROM bands WHERE notice_id = ?',
  ...itemTables.map((table) => `DELETE FROM ${table} WHERE notice_id = ?`),
  'DELETE FROM notices WHERE id = ?',
]

function inserter(database: Database, table: string): (row: Row) => number {
  const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]
  const names = columns
    .map(({ name }) => name)
    .filter((name) => name !== 'id' && name !== 'linked' && name !== 'target_id')
  const statement = database.prepare(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  )
  return (row) => Number(statement.run(...names.map((name) => row[name] ?? null)).lastInsertRowid)
}

function relationRows(notice: Notice): Row[] {
  return relationsOf(notice).map(({ kind, title, titleKey, number, numberKey, cue, span }, position) => ({
    position,
    kind,
    title,
    title_key: titleKey,
    number,
    number_key: numberKey,
    cue,
    span_start: span[0],
    span_end: span[1],
  }))
}
