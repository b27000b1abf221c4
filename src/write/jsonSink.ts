import type { Notice } from '../extract/notice.ts'
import { toJson } from './json.ts'
import type { Sink } from './sink.ts'

/** All notices (公文) as one JSON document, an array: for programs that read no lines. */
export const jsonSink: Sink = async function* (notices: AsyncIterable<Notice>) {
  let before = '['
  for await (const notice of notices) {
    yield { file: 'notices.json', data: `${before}\n${toJson(notice)}` }
    before = ','
  }
  yield { file: 'notices.json', data: before === '[' ? '[]\n' : '\n]\n' }
}
