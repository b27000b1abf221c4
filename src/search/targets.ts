/** 引用的落点: which notice of the index a relation leads to, by document number, else by title. */
import type { Database, Statement } from './database.ts'

interface Cited {
  readonly numberKey: string | null
  readonly titleKey: string | null
}

export class Targets {
  readonly #own: Statement
  readonly #numbers: Statement
  readonly #cited: Statement
  readonly #citedTitle: Statement
  readonly #byNumber: Statement
  readonly #byTitle: Statement
  readonly #pointNumbered: Statement
  readonly #pointTitled: Statement
  /** What is cited, once each, that the new notices cite or may be. */
  readonly #touched = new Map<string, Cited>()

  constructor(database: Database) {
    const prepare = (sql: string) => database.prepare(sql)
    const cited = 'number_key AS numberKey, title_key AS titleKey FROM relations'
    const original = 'coalesce(d.original_id, n.id) AS id'
    this.#own = prepare(`SELECT DISTINCT ${cited} WHERE notice_id = ?`)
    this.#cited = prepare(`SELECT DISTINCT ${cited} WHERE number_key = ?`)
    this.#citedTitle = prepare(
      `SELECT DISTINCT ${cited} WHERE title_key = (SELECT title_key FROM notices WHERE id = ?)`,
    )
    this.#numbers = prepare(
      'SELECT number_key AS key FROM document_numbers WHERE notice_id = ? AND number_key IS NOT NULL',
    )
    this.#byNumber = prepare(
      `SELECT DISTINCT ${original} FROM document_numbers k JOIN notices n ON n.id = k.notice_id
       LEFT JOIN duplicates d ON d.notice_id = n.id WHERE k.number_key = ? LIMIT 2`,
    )
    // Who is cited with a number is not meant by its title if it has another number.
    this.#byTitle = prepare(
      `SELECT DISTINCT ${original} FROM notices n LEFT JOIN duplicates d ON d.notice_id = n.id
       WHERE n.title_key = ?1 AND (?2 IS NULL OR NOT EXISTS
         (SELECT 1 FROM document_numbers k WHERE k.notice_id = n.id AND k.number_key IS NOT NULL)) LIMIT 2`,
    )
    const point = `UPDATE relations SET target_id = CASE WHEN ?1 = notice_id
      OR EXISTS (SELECT 1 FROM duplicates d WHERE d.notice_id = relations.notice_id AND d.original_id = ?1) THEN NULL ELSE ?1 END`
    // Two statements, as no index is used where a key may be null.
    this.#pointNumbered = prepare(`${point} WHERE number_key = ?2 AND title_key IS ?3`)
    this.#pointTitled = prepare(`${point} WHERE number_key IS NULL AND title_key = ?2`)
  }

  /** Remembers what a new notice cites, and by what it may be cited. */
  touch(id: number): void {
    const rows = [
      ...this.#own.all(id),
      ...this.#numbers.all(id).flatMap((row) => this.#cited.all((row as { key: string }).key)),
      ...this.#citedTitle.all(id),
    ] as Cited[]
    for (const { numberKey, titleKey } of rows) this.#touched.set(`${numberKey}\n${titleKey}`, { numberKey, titleKey })
  }

  /** Points all relations that were touched to their notices; a title that several different notices have leads nowhere. */
  resolve(): void {
    for (const { numberKey, titleKey } of this.#touched.values()) {
      const byNumber = numberKey === null ? [] : this.#byNumber.all(numberKey)
      const found = byNumber.length > 0 || titleKey === null ? byNumber : this.#byTitle.all(titleKey, numberKey)
      const target = found.length === 1 ? (found[0] as { id: number }).id : null
      if (numberKey !== null) this.#pointNumbered.run(target, numberKey, titleKey)
      else if (titleKey !== null) this.#pointTitled.run(target, titleKey)
    }
    this.#touched.clear()
  }
}
