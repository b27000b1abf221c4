/** A run that can be broken off and gone on with: inputs to a file of lines with a journal. */
import { readFileSync } from 'node:fs'
import type { ReadError } from '../read/readError.ts'
import { type ConvertOptions, convertEach } from './convert.ts'
import type { Input } from './input.ts'
import { NoticeFile } from './noticeFile.ts'
import { Report } from './report.ts'

/** Results of another version are not used. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

export interface Run {
  /** False where the signal ended it before its time: the same call goes on with it. */
  readonly whole: boolean
  readonly report: Report
}

/**
 * Converts inputs to a file of one notice a line, `path`, which is whole when the run has ended, and not there before. Broken off by whatever,
 * the same call goes on where it stopped; called again later, it converts what is new or has changed, and leaves out what is gone.
 *
 * @throws where the file cannot be written (a full disk); what is certain stays, and the same call goes on with it
 */
export async function convertToFile(
  inputs: Iterable<Input | ReadError> | AsyncIterable<Input | ReadError>,
  path: string,
  options: ConvertOptions = {},
): Promise<Run> {
  const { mask, place, divisions, format, charset, limits, signal, order } = options
  const header = { version, mask, place, divisions, format, charset, limits }
  const file = await NoticeFile.open(path, { ordered: order !== 'done', header })
  const whole = () => signal?.aborted !== true
  try {
    for await (const outcome of convertEach(inputs, options, (input) => file.knownHash(input))) await file.add(outcome)
    if (whole()) await file.finish()
    else await file.flush()
  } finally {
    await file.close()
  }
  const report = new Report()
  for await (const record of file.records()) report.add(record)
  return { whole: whole(), report }
}
