/** A run that can be broken off and gone on with: inputs to a file of lines with a journal. */
import { readFileSync } from 'node:fs'
import type { ReadError } from '../read/readError.ts'
import { type ConvertOptions, convertEach } from './convert.ts'
import type { Input } from './input.ts'
import { NoticeFile } from './noticeFile.ts'
import { Report } from './report.ts'

/** Results of another version are not used. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/**
 * Converts inputs to a file of one notice a line, `path`, which is whole when the run has ended, and not there before. Broken off by whatever,
 * the same call goes on where it stopped; called again later, it converts what is new or has changed, and leaves out what is gone.
 *
 * @returns what the file holds and what failed; `whole` is false where the signal ended the run, and the same call goes on with it
 * @throws where the file cannot be written (a full disk); what is certain stays, and the same call goes on with it
 */
export async function convertToFile(
  inputs: Iterable<Input | ReadError> | AsyncIterable<Input | ReadError>,
  path: string,
  options: ConvertOptions = {},
): Promise<Report> {
  const { mask, place, divisions, format, charset, limits, signal, order } = options
  const header = { version, mask, place, divisions, format, charset, limits }
  const file = await NoticeFile.open(path, { ordered: order !== 'done', header })
  const report = new Report()
  try {
    for await (const outcome of convertEach(inputs, options, (input) => file.knownHash(input))) await file.add(outcome)
    report.whole = signal?.aborted !== true
    if (report.whole) await file.finish()
    else await file.flush()
  } finally {
    await file.close()
  }
  for await (const record of file.records()) report.add(record)
  return report
}
