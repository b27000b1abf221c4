/**
 * The journal of a run: a line for each input that is done, written after its notices are safe on the disk. Whatever has to be known later is read
 * from it: where to go on, what is unchanged, what failed, and the report.
 */
import { createReadStream } from 'node:fs'
import { ReadError } from '../read/readError.ts'
import type { Outcome } from './outcome.ts'
import { readLines } from './lines.ts'
import { type NoticeFacts, type PlainError, plainError } from './task.ts'

export interface JournalRecord {
  readonly input: string
  /** Of the input's bytes; null where it is to be tried again. */
  readonly sha256: string | null
  /** Size of the output in bytes with the notices of this input. */
  readonly end: number
  readonly milliseconds: number
  readonly notices: readonly NoticeFacts[]
  readonly failures: readonly PlainError[]
}

/** Its first line: what was asked for. A run that asks for something else cannot use its results. */
export type JournalHeader = Readonly<Record<string, unknown>>

export function recordOf({ input, sha256, milliseconds, facts, found }: Outcome, end: number): JournalRecord {
  const failures = found.filter((one) => one instanceof ReadError).map(plainError)
  return { input, sha256, end, milliseconds: Math.round(milliseconds), notices: facts, failures }
}

/** A record with its place in the journal, in bytes. */
export interface PlacedRecord {
  readonly record: JournalRecord
  readonly from: number
  readonly to: number
}

export interface Journal {
  readonly header: JournalHeader | null
  readonly records: AsyncGenerator<PlacedRecord, void, undefined>
}

/**
 * Reads a journal up to the first line that is not whole, or that tells of more output than there is: what stands behind that was not yet on
 * the disk when the power went.
 *
 * @param size bytes of output that there are
 */
export async function readJournal(path: string, size: number): Promise<Journal> {
  const lines = readLines(createReadStream(path))
  const first = await lines.next()
  const header = first.done || !first.value.whole ? null : parsed<JournalHeader>(first.value.text)
  return { header, records: recordsIn(lines, first.done ? 0 : first.value.end, size) }
}

async function* recordsIn(
  lines: AsyncGenerator<{ text: string; end: number; whole: boolean }, void, undefined>,
  start: number,
  size: number,
): AsyncGenerator<PlacedRecord, void, undefined> {
  let [from, last] = [start, 0]
  for await (const { text, end: to, whole } of lines) {
    const record = whole ? parsed<JournalRecord>(text) : null
    if (record === null || !(record.end >= last && record.end <= size)) return
    yield { record, from, to }
    from = to
    last = record.end
  }
}

/** Null for what is no JSON object: the end of a journal that was torn off. */
function parsed<Value extends object>(text: string): Value | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? (value as Value | null) : null
  } catch {
    return null
  }
}
