/** The file of errors: a line for each thing that could not be read. It holds nothing that the journal does not; it is for people. */
import { open, rename, rm } from 'node:fs/promises'
import type { JournalRecord } from './journal.ts'

export function errorLines(records: readonly JournalRecord[]): string {
  return records
    .flatMap(({ input, failures }) => failures.map((failure) => `${JSON.stringify({ input, ...failure })}\n`))
    .join('')
}

/** Writes the file anew; it is not there where nothing failed. */
export async function writeErrors(path: string, records: AsyncIterable<JournalRecord>): Promise<void> {
  const made = `${path}.new`
  const file = await open(made, 'w')
  let any = false
  try {
    for await (const record of records) {
      if (record.failures.length === 0) continue
      any = true
      await file.appendFile(errorLines([record]))
    }
  } finally {
    await file.close()
  }
  if (any) await rename(made, path)
  else for (const left of [made, path]) await rm(left, { force: true })
}
