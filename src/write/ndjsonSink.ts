import type { Notice } from '../extract/notice.ts'
import { toJson } from './json.ts'
import type { Sink } from './sink.ts'

/** One notice (公文) a line, as JSON. */
export const ndjsonSink: Sink = async function* (notices: AsyncIterable<Notice>) {
  for await (const notice of notices) yield { file: 'notices.ndjson', data: `${toJson(notice)}\n` }
}
