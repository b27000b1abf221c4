/** 批量请求: documents as the lines of the bulk API, cut into requests by bytes. */
import type { Notice } from '../../extract/notice.ts'
import { toJson } from '../json.ts'
import type { Sink } from '../sink.ts'
import { documentId, searchDocument } from './document.ts'
import { type Analyzer, indexTemplate } from './template.ts'

export interface BulkOptions {
  readonly index: string
  /** The most bytes of a request, unless a single document has more. Default: 5 MiB; clusters take up to 100 MB. */
  readonly bytes?: number
}

/** One document: the line that says where it goes, and its own; both with their line ends. */
export interface BulkItem {
  readonly id: string
  readonly lines: string
  readonly bytes: number
}

const BYTES = 5 * 1024 * 1024
const encoder = new TextEncoder()

/** The operation is `index`: a document that is sent twice replaces itself. */
export function bulkItem(notice: Notice, index: string): BulkItem {
  const id = documentId(notice)
  const lines = `${toJson({ index: { _index: index, _id: id } })}\n${toJson(searchDocument(notice))}\n`
  return { id, lines, bytes: encoder.encode(lines).length }
}

/** Requests in the order of the notices, none empty. */
export async function* bulkRequests(
  notices: AsyncIterable<Notice>,
  { index, bytes = BYTES }: BulkOptions,
): AsyncGenerator<BulkItem[], void, undefined> {
  let request: BulkItem[] = []
  let size = 0
  for await (const notice of notices) {
    const item = bulkItem(notice, index)
    if (request.length > 0 && size + item.bytes > bytes) {
      yield request
      request = []
      size = 0
    }
    request.push(item)
    size += item.bytes
  }
  if (request.length > 0) yield request
}

/** `template.json`, and the requests as `bulk-00001.ndjson` and so on. */
export function bulkSink({ analyzer, ...options }: BulkOptions & { readonly analyzer: Analyzer }): Sink {
  return async function* (notices) {
    yield { file: 'template.json', data: `${toJson(indexTemplate(options.index, analyzer), 2)}\n` }
    let number = 0
    for await (const request of bulkRequests(notices, options))
      yield {
        file: `bulk-${String(++number).padStart(5, '0')}.ndjson`,
        data: request.map(({ lines }) => lines).join(''),
      }
  }
}
