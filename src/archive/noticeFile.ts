/**
 * The file of lines that a run writes, and its journal. Five files:
 *   OUT                 the notices of a run that has ended: whole, or not there
 *   OUT.partial         those of a run that has not; it becomes OUT at the end
 *   OUT.journal         what is in them (`journal.ts`)
 *   OUT.errors.ndjson   what could not be read, a line each; not there where there is none
 *   OUT.lock            there while a run writes (`lock.ts`)
 * After a run that has ended, OUT is what a run over the same inputs from nothing would have written. What was there before only spares work.
 */
import { constants, existsSync } from 'node:fs'
import { copyFile, type FileHandle, mkdir, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConvertedNotice } from './convertedNotice.ts'
import type { Outcome } from './outcome.ts'
import { errorLines, writeErrors } from './errorsFile.ts'
import { type JournalHeader, type JournalRecord, readJournal, recordOf } from './journal.ts'
import { Lock } from './lock.ts'
import { finishRewriting, rewrite } from './rewrite.ts'

/** What is held before it is written, in bytes and milliseconds. */
const FLUSH_BYTES = 1 << 20
const FLUSH_TIME = 1000

interface Old {
  readonly sha256: string | null
  /** Its number in the journal. */
  readonly index: number
  /** What failed, of an input that is to be tried again. */
  readonly failures: string | null
}

export interface NoticeFileOptions {
  /** Must the notices stand in the order of the inputs? */
  readonly ordered: boolean
  /** What is asked for; results of a run that asked for something else are not used. */
  readonly header: JournalHeader
}

export class NoticeFile {
  readonly path: string
  readonly #lock: Lock
  readonly #ordered: boolean
  readonly #header: string
  /** Inputs of earlier runs. */
  readonly #old = new Map<string, Old>()
  /** Records in the order of this run's inputs, by their numbers in the journal; kept only where there are old ones. */
  readonly #plan: number[] = []
  #records = 0
  #size = 0
  #journalSize = 0
  #lines: Uint8Array[] = []
  #held: JournalRecord[] = []
  #heldBytes = 0
  #flushed = performance.now()
  #data: FileHandle | null = null
  #journal: FileHandle | null = null
  #errors: FileHandle | null = null

  private constructor(path: string, lock: Lock, { ordered, header }: NoticeFileOptions) {
    this.path = path
    this.#lock = lock
    this.#ordered = ordered
    this.#header = `${JSON.stringify(header)}\n`
  }

  /** Is there anything of an earlier run? */
  static exists(path: string): boolean {
    return existsSync(path) || existsSync(`${path}.partial`)
  }

  /**
   * Opens the file, and takes up what earlier runs left.
   *
   * @throws {LockError} where another run writes it
   */
  static async open(path: string, options: NoticeFileOptions): Promise<NoticeFile> {
    await mkdir(dirname(path), { recursive: true })
    const lock = await Lock.take(path)
    try {
      const file = new NoticeFile(path, lock, options)
      await finishRewriting(path)
      await file.#recover()
      return file
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  /** The SHA-256 that an input had in an earlier run. */
  knownHash(input: string): string | undefined {
    return this.#old.get(input)?.sha256 ?? undefined
  }

  /** Adds what became of an input. Resolves when there is room for more. */
  async add(outcome: Outcome): Promise<void> {
    const old = this.#old.get(outcome.input)
    if (old && (outcome.unchanged || failedAgain(old, outcome))) {
      this.#plan.push(old.index)
      return
    }
    if (this.#old.size > 0) this.#plan.push(this.#records + this.#held.length)
    let bytes = 0
    for (const one of outcome.found) {
      if (!(one instanceof ConvertedNotice)) continue
      this.#lines.push(one.line)
      bytes += one.line.length
    }
    this.#heldBytes += bytes
    this.#held.push(recordOf(outcome, this.#size + this.#heldBytes))
    if (this.#heldBytes >= FLUSH_BYTES || performance.now() - this.#flushed > FLUSH_TIME) await this.flush()
  }

  /** Puts on the disk what is held: first the notices, then, when they are safe, the journal. */
  async flush(): Promise<void> {
    this.#flushed = performance.now()
    if (this.#held.length === 0) return
    await this.#begin()
    const journal = Buffer.from(this.#held.map((record) => `${JSON.stringify(record)}\n`).join(''))
    try {
      await this.#data!.appendFile(Buffer.concat(this.#lines))
      await this.#data!.datasync()
      await this.#journal!.appendFile(journal)
    } catch (error) {
      // Half a line is worse than none: back to what is certain.
      await Promise.allSettled([this.#data!.truncate(this.#size), this.#journal!.truncate(this.#journalSize)])
      throw error
    }
    await this.#writeErrors(this.#held)
    this.#size += this.#heldBytes
    this.#journalSize += journal.length
    this.#records += this.#held.length
    this.#lines = []
    this.#held = []
    this.#heldBytes = 0
  }

  /** Ends the run: OUT is whole. */
  async finish(): Promise<void> {
    await this.flush()
    const { partial, path } = this
    if (this.#records === 0) await this.#begin()
    const asPlanned =
      this.#old.size === 0 ||
      (this.#plan.length === this.#records && (!this.#ordered || this.#plan.every((index, at) => index === at)))
    await this.#closeFiles()
    if (!asPlanned) await rewrite(path, existsSync(partial) ? partial : path, this.#plan)
    if (existsSync(partial)) await rename(partial, path)
    await writeErrors(this.errorsPath, this.records())
  }

  /** Leaves everything as it is, for another run to go on. */
  async close(): Promise<void> {
    await this.#closeFiles()
    await this.#lock.release()
  }

  async #closeFiles(): Promise<void> {
    for (const handle of [this.#data, this.#journal, this.#errors]) await handle?.close()
    this.#data = this.#journal = this.#errors = null
  }

  /** The journal's records: all inputs that the output holds, or that failed. */
  async *records(): AsyncGenerator<JournalRecord, void, undefined> {
    if (!existsSync(this.journalPath)) return
    for await (const { record } of (await readJournal(this.journalPath, Infinity)).records) yield record
  }

  get partial(): string {
    return `${this.path}.partial`
  }
  get journalPath(): string {
    return `${this.path}.journal`
  }
  get errorsPath(): string {
    return `${this.path}.errors.ndjson`
  }

  /** Cuts off what was not certain when the last run ended, and learns what was. */
  async #recover(): Promise<void> {
    const data = existsSync(this.partial) ? this.partial : this.path
    if (!existsSync(this.journalPath) || !existsSync(data)) return this.#reset()
    const { size } = await stat(data)
    const { header, records } = await readJournal(this.journalPath, size)
    if (header === null || `${JSON.stringify(header)}\n` !== this.#header) return this.#reset()
    this.#journalSize = Buffer.byteLength(this.#header)
    for await (const { record, to } of records) {
      const failures = record.sha256 === null ? JSON.stringify(record.failures) : null
      this.#old.set(record.input, { sha256: record.sha256, index: this.#records++, failures })
      this.#size = record.end
      this.#journalSize = to
    }
    await truncate(this.journalPath, this.#journalSize)
    if (data === this.partial) await truncate(data, this.#size)
    else if (size !== this.#size) return this.#reset()
    await writeErrors(this.errorsPath, this.records())
  }

  async #reset(): Promise<void> {
    this.#old.clear()
    this.#size = this.#journalSize = this.#records = 0
    for (const file of [this.partial, this.journalPath, this.errorsPath]) await rm(file, { force: true })
  }

  /** Before the first line of this run: OUT, if it is whole, stays so until the end. */
  async #begin(): Promise<void> {
    if (this.#data !== null) return
    if (!existsSync(this.partial) && this.#size > 0) {
      const copy = `${this.partial}.copy`
      await copyFile(this.path, copy, constants.COPYFILE_FICLONE)
      await rename(copy, this.partial)
    }
    if (this.#journalSize === 0) {
      await writeFile(this.journalPath, this.#header, { flush: true })
      this.#journalSize = Buffer.byteLength(this.#header)
    }
    this.#data = await open(this.partial, 'a')
    this.#journal = await open(this.journalPath, 'a')
  }

  async #writeErrors(records: readonly JournalRecord[]): Promise<void> {
    const text = errorLines(records)
    if (text === '') return
    this.#errors ??= await open(this.errorsPath, 'a')
    await this.#errors.appendFile(text)
  }
}

/** Tried again, it failed as before. */
function failedAgain({ failures }: Old, outcome: Outcome): boolean {
  if (failures === null || outcome.sha256 !== null) return false
  const { notices, failures: now } = recordOf(outcome, 0)
  return notices.length === 0 && JSON.stringify(now) === failures
}
