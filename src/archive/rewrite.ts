/**
 * Writes the notices of a later run anew in the order of its inputs, without those of inputs that have changed or are gone. It can be broken off at
 * any moment: what is not finished is done again, what is half exchanged is exchanged to the end.
 */
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { JournalRecord } from './journal.ts'
import { readJournal } from './journal.ts'

interface Place {
  /** In the journal, in bytes. */
  readonly from: number
  readonly to: number
  /** In the output, in bytes. */
  readonly start: number
  readonly end: number
}

/**
 * @param data where the notices are now: OUT, or OUT.partial
 * @param plan the records to keep, by their numbers in the journal, in the order wanted
 */
export async function rewrite(path: string, data: string, plan: readonly number[]): Promise<void> {
  const places = await placesIn(`${path}.journal`)
  const [notices, journal] = [await open(data), await open(`${path}.journal`)]
  const [newNotices, newJournal] = [await open(`${path}.rewrite`, 'w'), await open(`${path}.journal.rewrite`, 'w')]
  try {
    await newJournal.appendFile(await range(journal, 0, places[0]?.from ?? 0))
    let size = 0
    for (const number of plan) {
      const { from, to, start, end } = places[number]!
      const record = JSON.parse((await range(journal, from, to)).toString()) as JournalRecord
      size += end - start
      await newNotices.appendFile(await range(notices, start, end))
      await newJournal.appendFile(`${JSON.stringify({ ...record, end: size } satisfies JournalRecord)}\n`)
    }
    for (const file of [newNotices, newJournal]) await file.sync()
  } finally {
    for (const file of [notices, journal, newNotices, newJournal]) await file.close()
  }
  await rename(`${path}.rewrite`, `${path}.partial`)
  await rename(`${path}.journal.rewrite`, `${path}.journal`)
}

/** After an interruption: the exchange has begun where the new journal waits for its turn and the new notices have had theirs. */
export async function finishRewriting(path: string): Promise<void> {
  const [notices, journal] = [`${path}.rewrite`, `${path}.journal.rewrite`]
  if (existsSync(journal) && !existsSync(notices)) await rename(journal, `${path}.journal`)
  for (const file of [notices, journal]) await rm(file, { force: true })
}

async function placesIn(journal: string): Promise<Place[]> {
  const places: Place[] = []
  let start = 0
  for await (const { record, from, to } of (await readJournal(journal, Infinity)).records) {
    places.push({ from, to, start, end: record.end })
    start = record.end
  }
  return places
}

async function range(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from)
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, from + length)
    if (bytesRead === 0) throw new Error(`The file ends at byte ${from + length}, and ${to} were expected`)
    length += bytesRead
  }
  return buffer
}
