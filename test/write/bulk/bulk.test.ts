import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { type Notice, parseSync } from '../../../src/index.ts'
import { documentId, searchDocument } from '../../../src/write/bulk/document.ts'
import { meilisearchSettings, meilisearchSink } from '../../../src/write/bulk/meilisearch.ts'
import { bulkItem, bulkRequests, bulkSink } from '../../../src/write/bulk/requests.ts'
import { analyzers, indexTemplate, mappings } from '../../../src/write/bulk/template.ts'
import { typesenseSchema, typesenseSink } from '../../../src/write/bulk/typesense.ts'
import type { Sink } from '../../../src/write/sink.ts'
import { composeArchive } from '../../search/archive.ts'

const archive = [...composeArchive(60, 5)].map(({ path, text }) => parseSync(text, { name: path }))

async function* stream(notices: readonly Notice[]) {
  yield* notices
}

async function filesOf(sink: Sink): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for await (const { file, data } of sink(stream(archive))) files.set(file, (files.get(file) ?? '') + String(data))
  return files
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('requests hold every document once, in order, and no more bytes than they may', async () => {
  await fastCheck.assert(
    fastCheck.asyncProperty(fastCheck.integer({ min: 1, max: 60_000 }), fastCheck.nat(60), async (bytes, count) => {
      const notices = archive.slice(0, count)
      const requests = []
      for await (const request of bulkRequests(stream(notices), { index: 'i', bytes })) requests.push(request)
      expect(requests.flat().map(({ id }) => id)).toEqual(notices.map(documentId))
      for (const request of requests) {
        const size = request.reduce((sum, item) => sum + Buffer.byteLength(item.lines), 0)
        expect(size).toBe(request.reduce((sum, item) => sum + item.bytes, 0))
        expect(request.length === 1 || size <= bytes).toBe(true)
      }
      // None could have taken the first document of the next.
      for (const [at, request] of requests.slice(1).entries()) {
        const size = requests[at]!.reduce((sum, item) => sum + item.bytes, 0)
        expect(size + request[0]!.bytes).toBeGreaterThan(bytes)
      }
    }),
    { numRuns: 50 },
  )
})

test('the id stays with the source, and the operation replaces', () => {
  const [one, other] = [
    archive[0]!,
    { ...archive[1]!, source: { ...archive[1]!.source, name: archive[0]!.source.name } },
  ]
  expect(documentId(one)).toBe(documentId(other))
  expect(new Set(archive.map(documentId)).size).toBe(archive.length)
  const [action, document, ...rest] = bulkItem(one, 'notices').lines.split('\n')
  expect(JSON.parse(action!)).toEqual({ index: { _index: 'notices', _id: documentId(one) } })
  expect(JSON.parse(document!)).toEqual(JSON.parse(JSON.stringify(searchDocument(one))))
  expect(rest).toEqual([''])
})

/** Names of all values in a document, by the way to them. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => pathsIn(inner, path))
  if (value === null || typeof value !== 'object') return [path.join('.')]
  return Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))
}

const documents = archive.map(searchDocument)
const all = new Set(documents.flatMap((document) => pathsIn(document)))

type Mapping = { properties?: Record<string, Mapping>; type?: string }

test('the mapping knows every field of the documents, and records are nested', () => {
  const mapped = (mapping: Mapping, path: readonly string[]): Mapping | undefined =>
    path.reduce<Mapping | undefined>((inner, name) => inner?.properties?.[name], mapping)
  for (const path of all) {
    // Empty lists have no fields; labels of 版头 and 版记 beyond the usual are kept and not indexed.
    if (
      !path.includes('.') &&
      Array.isArray(documents[0]![path as keyof (typeof documents)[0]]) &&
      path !== 'documentNumbers'
    )
      continue
    if (path.startsWith('marks')) continue
    const last = mapped(mappings as Mapping, path.split('.'))
    if (/^(?:[a-z]+\.)*(?:columns|actions|checks)$/i.test(path) && last?.type === 'nested') continue
    expect(last?.type, path).toBeDefined()
  }
  for (const field of ['praises', 'criticisms', 'problems', 'directives', 'tables', 'quantities', 'references'])
    expect((mappings.properties as Record<string, Mapping>)[field]!.type).toBe('nested')
  expect(all.size).toBeGreaterThan(40)
})

test('each analyzer has a template that defines what the mapping asks for', () => {
  for (const analyzer of analyzers) {
    const { index_patterns, template } = indexTemplate('notices', analyzer)
    const { analysis } = template.settings as unknown as { analysis: { analyzer: object } }
    expect(index_patterns).toEqual(['notices'])
    expect(Object.keys(analysis.analyzer)).toEqual(['notice_text', 'notice_query'])
  }
})

test('files for a cluster', async () => {
  const files = await filesOf(bulkSink({ index: 'notices', analyzer: 'cjk', bytes: 20_000 }))
  const names = [...files.keys()]
  expect(names.slice(0, 2)).toEqual(['template.json', 'bulk-00001.ndjson'])
  const bulks = names.slice(1).flatMap((name) => linesOf(files.get(name)!))
  expect(bulks).toHaveLength(2 * archive.length)
  expect(files.size).toBeGreaterThan(3)
})

test('files for Meilisearch', async () => {
  const files = await filesOf(meilisearchSink)
  expect([...files.keys()]).toEqual(['settings.json', 'documents.ndjson'])
  const lines = linesOf(files.get('documents.ndjson')!)
  expect(lines.map(({ id }) => id)).toEqual(archive.map(documentId))
  for (const { id } of lines) expect(id).toMatch(/^[A-Za-z0-9_-]{1,511}$/)
  const { searchableAttributes, filterableAttributes, sortableAttributes } = meilisearchSettings
  const known = [
    ...all,
    'criticisms.unit.name',
    'directives.heading',
    'tables.title',
    'attachments.title',
    'tables.text',
  ]
  for (const attribute of [...searchableAttributes, ...filterableAttributes, ...sortableAttributes])
    expect(known).toContain(attribute)
})

test('files for Typesense: a schema, and documents of its types without null', async () => {
  const files = await filesOf(typesenseSink('notices'))
  expect([...files.keys()]).toEqual(['schema.json', 'documents.jsonl'])
  const { fields } = typesenseSchema('notices')
  const at = (document: unknown, path: readonly string[]): unknown[] =>
    path.reduce<unknown[]>(
      (values, name) => values.flatMap((value) => (value as Record<string, unknown>)[name] ?? []).flat(),
      [document],
    )
  let values = 0
  for (const document of linesOf(files.get('documents.jsonl')!)) {
    expect(JSON.stringify(document)).not.toContain('null')
    expect(document).toHaveProperty('sortDate')
    for (const { name, type } of fields)
      for (const value of at(document, name.split('.'))) {
        values++
        const kind = type.replace('[]', '')
        expect(
          kind === 'int32'
            ? Number.isInteger(value)
            : kind === 'object'
              ? typeof value === 'object'
              : typeof value === 'string',
          name,
        ).toBe(true)
      }
  }
  expect(values).toBeGreaterThan(500)
})
