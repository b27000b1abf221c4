/** The SQLite file of an index: how it is opened, and what is wrong when it cannot be. */
import { existsSync } from 'node:fs'
import { INDEX_VERSION, schema } from './schema.ts'

/** What this library uses of SQLite; libsql and better-sqlite3 have it alike. */
export interface Database {
  prepare(sql: string): Statement
  exec(sql: string): unknown
  close(): unknown
}

export interface Statement {
  run(...values: readonly unknown[]): { lastInsertRowid: number | bigint; changes: number }
  get(...values: readonly unknown[]): unknown
  all(...values: readonly unknown[]): unknown[]
  iterate(...values: readonly unknown[]): IterableIterator<unknown>
}

/** An index (索引) that cannot be opened; the message says why and what to do. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

export interface OpenOptions {
  /** Only to search in: the file must exist. */
  readonly readOnly?: boolean
}

export async function openDatabase(file: string, { readOnly = false }: OpenOptions): Promise<Database> {
  const exists = file !== ':memory:' && existsSync(file)
  if (readOnly && !exists)
    throw new IndexError(`${file}: there is no such index. Build it with: gongwen index PATH… --db ${file}`)
  const Libsql = await loadSqlite()
  const database = connect(Libsql, file)
  try {
    if (!exists && file !== ':memory:') database.exec('PRAGMA page_size = 8192')
    database.exec('PRAGMA busy_timeout = 10000')
    if (readOnly) database.exec('PRAGMA query_only = ON')
    else prepareForWriting(database, file)
    checkVersion(database, file)
  } catch (error) {
    database.close()
    throw error instanceof IndexError ? error : unusable(file, error)
  }
  return database
}

async function loadSqlite(): Promise<new (file: string) => Database> {
  try {
    return (await import('libsql')).default as unknown as new (file: string) => Database
  } catch (error) {
    throw new IndexError(
      `The index needs the package libsql, which is not installed or has no build for ${process.platform} ${process.arch} (${(error as Error).message}). ` +
        'Install it with: npm install libsql@0.5.29',
      { cause: error },
    )
  }
}

function connect(Libsql: new (file: string) => Database, file: string): Database {
  try {
    return new Libsql(file)
  } catch (error) {
    throw new IndexError(
      `${file}: the index cannot be opened (${(error as Error).message}). Check that its folder exists and may be written to`,
      { cause: error },
    )
  }
}

/** While it is written, others can search in it (write-ahead log); `finishWriting` leaves one file again. */
function prepareForWriting(database: Database, file: string): void {
  if (file !== ':memory:') database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY')
  if (tables(database).length > 0) return
  database.exec(`BEGIN; ${schema}; INSERT INTO meta VALUES ('version', '${INDEX_VERSION}'); COMMIT`)
}

export function finishWriting(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
}

const tables = (database: Database) => database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()

function checkVersion(database: Database, file: string): void {
  const known = tables(database).some((table) => (table as { name: string }).name === 'meta')
  const row = known ? database.prepare("SELECT value FROM meta WHERE name = 'version'").get() : undefined
  const version = (row as { value: string } | undefined)?.value
  if (version === undefined)
    throw new IndexError(`${file}: this is an SQLite file, but no index of gongwen. Name another file`)
  if (version !== INDEX_VERSION)
    throw new IndexError(
      `${file}: this index has version ${version}, and this gongwen writes ${INDEX_VERSION}. Build it anew into another file`,
    )
}

function unusable(file: string, error: unknown): IndexError {
  const { message } = error as Error
  if (/not a database/.test(message)) return new IndexError(`${file}: this is no SQLite file. Name another file`)
  if (/locked|busy/i.test(message))
    return new IndexError(`${file}: another program is writing to it. Try again when it is done`)
  return new IndexError(`${file}: the index cannot be used (${message}). Build it anew into another file`, {
    cause: error,
  })
}
