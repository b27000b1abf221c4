/** The notices of a file that `gongwen convert` wrote, one a line. */
import { createReadStream } from 'node:fs'
import { readLines } from '../archive/lines.ts'
import { pathError } from '../archive/pathError.ts'
import type { Notice } from '../extract/notice.ts'
import { ReadError } from '../read/readError.ts'

/** A line that holds no notice is a `ReadError` in its place. @throws {ReadError} where the file cannot be read */
export async function* readNoticeLines(file: string): AsyncGenerator<Notice | ReadError, void, undefined> {
  let line = 0
  try {
    for await (const { text } of readLines(file === '-' ? process.stdin : createReadStream(file))) {
      line++
      if (text.trim() !== '') yield readNotice(text, file, line)
    }
  } catch (error) {
    throw pathError(file, error)
  }
}

function readNotice(text: string, file: string, line: number): Notice | ReadError {
  const wrong = (reason: string) =>
    new ReadError('damaged-file', file, `line ${line}`, reason, 'Take a file that gongwen convert wrote')
  try {
    const notice = JSON.parse(text) as Partial<Notice> | null
    return notice?.schemaVersion === undefined || notice.source === undefined
      ? wrong('this is no notice')
      : (notice as Notice)
  } catch (error) {
    return wrong(`this is no line of JSON (${(error as Error).message})`)
  }
}
