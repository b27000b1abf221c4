/** Files of lines (NDJSON), read as they come. */
import { createReadStream } from 'node:fs'
import type { Notice } from '../extract/notice.ts'

const LF = 0x0a

export interface Line {
  /** Without its end. */
  readonly text: string
  /** Offset in bytes of what follows it. */
  readonly end: number
  /** Does a line end stand behind it? Of the last one perhaps not. */
  readonly whole: boolean
}

/** The lines of a stream of bytes in UTF-8. No more than one is held. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, undefined> {
  let parts: Uint8Array[] = []
  let end = 0
  const take = (whole: boolean): Line => {
    const bytes = Buffer.concat(parts)
    parts = []
    end += bytes.length + Number(whole)
    return { text: bytes.toString(), end, whole }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      parts.push(chunk.subarray(from, at))
      from = at + 1
      yield take(true)
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  if (parts.length > 0) yield take(false)
}

/** The notices of a file that `gongwen convert` wrote. */
export async function* readNotices(path: string): AsyncGenerator<Notice, void, undefined> {
  for await (const { text } of readLines(createReadStream(path))) yield JSON.parse(text) as Notice
}
