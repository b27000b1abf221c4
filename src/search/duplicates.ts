/**
 * 重复公文: the same notice from several sites. Candidates share the document number, title and date, or a key of the text; they are the same if their
 * texts are alike and nothing that both state (number, date) speaks against it. A notice is compared with a bounded number of candidates, so that the whole stays
 * linear in the number of notices.
 */
import type { Database, Statement } from './database.ts'
import { bandKeys, shingles, similarity } from './shingles.ts'

/** Alike enough for the same notice: by the text alone, and where the number or title and date agree. */
const BY_TEXT = 0.8
const BY_KEYS = 0.5
/** The most candidates that one key gives. */
const CANDIDATES = 32

/** What is asked of a candidate before its text is read. */
interface Keys {
  readonly id: number
  readonly titleKey: string | null
  readonly date: string | null
  readonly sha256: string
  readonly numberKeys: readonly string[]
}

type Evidence = 'content' | 'keys' | 'text'

export class Duplicates {
  readonly #keys: Statement
  readonly #numbers: Statement
  readonly #text: Statement
  readonly #byBands: Statement
  readonly #byNumber: Statement
  readonly #byTitle: Statement
  readonly #byContent: Statement
  readonly #insertBands: Statement
  readonly #insert: Statement
  readonly #original: Statement

  constructor(database: Database) {
    const prepare = (sql: string) => database.prepare(sql)
    const first = `ORDER BY 1 LIMIT ${CANDIDATES}`
    this.#keys = prepare('SELECT id, title_key AS titleKey, date, sha256 FROM notices WHERE id = ?')
    this.#numbers = prepare('SELECT number_key FROM document_numbers WHERE notice_id = ? AND number_key IS NOT NULL')
    this.#text = prepare('SELECT body, rest FROM texts WHERE notice_id = ?')
    // All bands at once: a call costs more than the look-up.
    this.#byBands = prepare(`SELECT b.notice_id FROM json_each(?) h JOIN bands b ON b.hash = h.value
      WHERE b.notice_id IN (SELECT notice_id FROM bands WHERE hash = h.value AND notice_id < ? ${first})`)
    this.#byNumber = prepare(`SELECT notice_id FROM document_numbers WHERE number_key = ? AND notice_id < ? ${first}`)
    this.#byTitle = prepare(`SELECT id FROM notices WHERE title_key = ? AND date = ? AND id < ? ${first}`)
    this.#byContent = prepare('SELECT id FROM notices WHERE sha256 = ? AND id < ? ORDER BY 1 LIMIT 1')
    this.#insertBands = prepare('INSERT OR IGNORE INTO bands SELECT value, ? FROM json_each(?)')
    this.#insert = prepare('INSERT OR REPLACE INTO duplicates VALUES (?, ?, ?, ?)')
    this.#original = prepare('SELECT original_id FROM duplicates WHERE notice_id = ?')
  }

  /** Finds the notice that this one is a copy of, among those that came before it, and records both that and the keys of its text. */
  link(id: number): void {
    const notice = this.#read(id)
    const own = shingles(this.#textOf(id))
    const hashes = JSON.stringify(bandKeys(own))
    const same = column(this.#byContent.all(notice.sha256, id))
    const byKeys = new Set(this.#withKeys(notice))
    const byText = column(this.#byBands.all(hashes, id))
    let best: { id: number; likeness: number; evidence: Evidence } | null = null
    for (const candidate of new Set([...same, ...byKeys, ...byText])) {
      if (contradict(notice, this.#read(candidate))) continue
      const identical = same.includes(candidate)
      const likeness = identical ? 1 : similarity(own, shingles(this.#textOf(candidate)))
      if (likeness < (byKeys.has(candidate) ? BY_KEYS : BY_TEXT) || likeness <= (best?.likeness ?? 0)) continue
      best = { id: candidate, likeness, evidence: identical ? 'content' : byKeys.has(candidate) ? 'keys' : 'text' }
    }
    this.#insertBands.run(id, hashes)
    if (best === null) return
    const original = column(this.#original.all(best.id))[0] ?? best.id
    this.#insert.run(id, original, Math.round(best.likeness * 1000) / 1000, best.evidence)
  }

  #withKeys({ id, titleKey, date, numberKeys }: Keys): number[] {
    const byNumber = numberKeys.flatMap((key) => column(this.#byNumber.all(key, id)))
    return titleKey === null || date === null
      ? byNumber
      : [...byNumber, ...column(this.#byTitle.all(titleKey, date, id))]
  }

  #read(id: number): Keys {
    const row = this.#keys.get(id) as Omit<Keys, 'numberKeys'>
    return { ...row, numberKeys: this.#numbers.all(id).map((number) => (number as { number_key: string }).number_key) }
  }

  /** The body; all where there is none to speak of. */
  #textOf(id: number): string {
    const { body, rest } = this.#text.get(id) as { body: string; rest: string }
    return body.length >= 20 ? body : body + rest
  }
}

const column = (rows: readonly unknown[]): number[] => rows.map((row) => Object.values(row as object)[0] as number)

/** Two notices of one kind differ by their numbers or dates alone: the 2011 and the 2012 edition of a yearly notice. */
function contradict(one: Keys, other: Keys): boolean {
  const { numberKeys } = other
  if (one.numberKeys.length > 0 && numberKeys.length > 0) return !one.numberKeys.some((key) => numberKeys.includes(key))
  return one.date !== null && other.date !== null && one.date !== other.date
}
