/** A server that takes bulk requests as OpenSearch and Elasticsearch do, and fails as they fail: by a list of faults, one a request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const faults = [
  /** All is well. */
  'none',
  /** The whole request is refused for now (es_rejected_execution_exception), with and without Retry-After. */
  '429',
  '429 later',
  '503',
  '502',
  /** Every second document is taken; the others are answered with 429. */
  'half',
  /** The connection is cut before anything is taken. */
  'cut before',
  /** All is taken, and the connection cut before it is said. */
  'cut after',
  /** Half of it is taken when the connection is cut. */
  'cut within',
  /** All is taken, and the answer breaks off in the middle. */
  'cut answer',
  /** Larger than http.max_content_length. */
  '413',
] as const
export type Fault = (typeof faults)[number]

interface Stored {
  readonly document: { readonly source: string | null; readonly title: string | null }
  /** How often it was written. */
  version: number
}

export interface FaultServer {
  readonly url: string
  /** Documents by index and id. */
  readonly stored: ReadonlyMap<string, Stored>
  /** What came: method and path of each request. */
  readonly requests: readonly string[]
  readonly authorizations: ReadonlySet<string>
  readonly templates: ReadonlyMap<string, unknown>
  close(): Promise<void>
}

/** Documents whose title holds this are refused for good, as a mapping refuses what it cannot read. */
export const REFUSED = '拒收'

export async function startFaultServer(script: readonly Fault[]): Promise<FaultServer> {
  const stored = new Map<string, Stored>()
  const templates = new Map<string, unknown>()
  const requests: string[] = []
  const authorizations = new Set<string>()
  let bulks = 0

  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    authorizations.add(request.headers.authorization ?? '')
    const body = await bodyOf(request)
    if (request.url === '/_bulk') return takeBulk(script[bulks++] ?? 'none', body, response)
    if (request.method === 'PUT' && request.url?.startsWith('/_index_template/')) {
      templates.set(request.url.slice('/_index_template/'.length), JSON.parse(body))
      return answer(response, 200, { acknowledged: true })
    }
    answer(response, 404, { error: { type: 'resource_not_found_exception', reason: request.url }, status: 404 })
  })

  function takeBulk(fault: Fault, body: string, response: ServerResponse): void {
    const documents = documentsOf(body)
    const busy = { type: 'es_rejected_execution_exception', reason: 'rejected execution of coordinating operation' }
    switch (fault) {
      case '429':
        return answer(response, 429, { error: { root_cause: [busy], ...busy }, status: 429 })
      case '429 later':
        return answer(response, 429, { error: { root_cause: [busy], ...busy }, status: 429 }, { 'retry-after': '0' })
      case '502':
      case '503':
        return answer(response, Number(fault), 'upstream connect error', { 'content-type': 'text/plain' })
      case '413':
        if (documents.length > 1) return answer(response, 413, { error: 'Request Entity Too Large', status: 413 })
        break
      case 'cut before':
        return void response.socket?.destroy()
      case 'cut within':
        documents.slice(0, documents.length >> 1).forEach(take)
        return void response.socket?.destroy()
      case 'cut after':
        documents.forEach(take)
        return void response.socket?.destroy()
    }
    const items = documents.map((one, at) =>
      fault === 'half' && at % 2 === 1
        ? {
            index: {
              _index: one.index,
              _id: one.id,
              status: 429,
              error: { ...busy, reason: 'rejected execution of primary operation' },
            },
          }
        : { index: take(one) },
    )
    const result = { took: 3, errors: items.some(({ index }) => 'error' in index), items }
    if (fault !== 'cut answer') return answer(response, 200, result)
    const text = JSON.stringify(result)
    response.writeHead(200, headers({ 'content-length': String(Buffer.byteLength(text)) }))
    response.write(text.slice(0, text.length >> 1), () => response.socket?.destroy())
  }

  function take({ index, id, document }: Sent): object {
    if (document.title?.includes(REFUSED)) {
      const reason = "[1:1093] failed to parse field [date] of type [date] in document with id '" + id + "'"
      return { _index: index, _id: id, status: 400, error: { type: 'document_parsing_exception', reason } }
    }
    const known = stored.get(`${index}/${id}`)
    const version = (known?.version ?? 0) + 1
    stored.set(`${index}/${id}`, { document, version })
    return {
      _index: index,
      _id: id,
      _version: version,
      result: known ? 'updated' : 'created',
      status: known ? 200 : 201,
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stored,
    requests,
    authorizations,
    templates,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

interface Sent {
  readonly index: string
  readonly id: string
  readonly document: Stored['document']
}

function documentsOf(body: string): Sent[] {
  if (!body.endsWith('\n')) throw new Error('a bulk request ends with a line end')
  const lines = body.slice(0, -1).split('\n')
  return Array.from({ length: lines.length / 2 }, (_, at) => {
    const { index } = JSON.parse(lines[at * 2]!) as { index: { _index: string; _id: string } }
    return { index: index._index, id: index._id, document: JSON.parse(lines[at * 2 + 1]!) as Stored['document'] }
  })
}

/** The client of Elasticsearch wants to be told that it is talking to one. */
const headers = (more: object) => ({
  'content-type': 'application/json',
  'x-elastic-product': 'Elasticsearch',
  ...more,
})

function answer(response: ServerResponse, status: number, body: object | string, more: object = {}): void {
  response.writeHead(status, headers(more))
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
