/** The project's own notices as CSV, Parquet and JSON: read back, they say what the notices say. */
import { readFileSync } from 'node:fs'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownNotices } from '../../samples/notices.ts'
import { type Notice, parseSync } from '../../src/index.ts'
import { csvSink } from '../../src/write/csvSink.ts'
import { jsonSink } from '../../src/write/jsonSink.ts'
import { ndjsonSink } from '../../src/write/ndjsonSink.ts'
import { parquetSink } from '../../src/write/parquetSink.ts'
import { relations } from '../../src/write/relations/relations.ts'
import type { Sink } from '../../src/write/sink.ts'

let notices: Notice[] = []
beforeAll(() => {
  notices = ownNotices().map(({ name, path }) => parseSync(readFileSync(path), { name }))
})

/** The files that a sink makes, whole. */
async function files(sink: Sink, from: readonly Notice[] = notices): Promise<Map<string, Buffer>> {
  async function* stream() {
    yield* from
  }
  const parts = new Map<string, Buffer[]>()
  for await (const { file, data } of sink(stream())) parts.set(file, [...(parts.get(file) ?? []), Buffer.from(data)])
  return new Map([...parts].map(([file, all]) => [file, Buffer.concat(all)]))
}

test('the notices hold items of every relation', () => {
  for (const { name, rows, columns } of relations) {
    const all = notices.flatMap(rows)
    expect([name, all.length > 0]).toEqual([name, true])
    for (const row of all) expect(row).toHaveLength(columns.length)
  }
})

test('relations hold every item once', () => {
  const count = (name: string) => notices.flatMap(relations.find((one) => one.name === name)!.rows).length
  const sum = (of: (notice: Notice) => number) => notices.reduce((all, notice) => all + of(notice), 0)
  const tables = (notice: Notice) => [...notice.tables, ...notice.attachments.flatMap((one) => one.tables)]
  expect(count('notices')).toBe(notices.length)
  for (const name of [
    'praises',
    'criticisms',
    'problems',
    'directives',
    'quantities',
    'references',
    'messages',
  ] as const)
    expect([name, count(name)]).toEqual([name, sum((notice) => notice[name].length)])
  expect(count('actions')).toBe(sum(({ directives }) => directives.flatMap(({ actions }) => actions).length))
  expect(count('cells')).toBe(
    sum((notice) => tables(notice).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).length),
  )
  expect(count('checks')).toBe(sum((notice) => tables(notice).flatMap(({ checks }) => checks).length))
})

describe('CSV', () => {
  test('has a file a relation, with a byte order mark, its columns, and its rows', async () => {
    const made = await files(csvSink)
    expect([...made.keys()]).toEqual(relations.map(({ name }) => `${name}.csv`))
    for (const { name, columns, rows } of relations) {
      const text = made.get(`${name}.csv`)!.toString()
      const [head, ...records] = readCsv(text.slice(1))
      expect(text[0]).toBe('\uFEFF')
      expect(head).toEqual(columns.map((column) => column.name))
      const guarded = (value: unknown) =>
        String(value ?? '').replace(/^[=+\-@＝＋－＠]/, (first) => (typeof value === 'string' ? `'${first}` : first))
      expect(records).toEqual(notices.flatMap(rows).map((row) => row.map(guarded)))
    }
  })
  test('has the heads of all files where there are no notices', async () => {
    const made = await files(csvSink, [])
    expect(made.get('praises.csv')!.toString()).toMatch(/^\uFEFFnotice,unit,kind,.*\r\n$/)
    expect(made.size).toBe(relations.length)
  })
})

describe('Parquet', () => {
  const read = async (bytes: Buffer) =>
    parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer })

  test('read by another library, it has the rows of every relation', async () => {
    const made = await files(parquetSink)
    for (const { name, columns, rows } of relations) {
      const expected = notices
        .flatMap(rows)
        .map((row) => Object.fromEntries(columns.map((column, at) => [column.name, row[at]])))
      expect(await read(made.get(`${name}.parquet`)!)).toEqual(expected)
    }
  })
  test('has as many groups of rows as the memory asks for', async () => {
    const many = Array.from({ length: 120 }, () => notices).flat()
    const bytes = (await files(parquetSink, many)).get('cells.parquet')!
    const { row_groups: groups, num_rows: rows } = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    )
    expect(groups.length).toBeGreaterThan(1)
    expect(Number(rows)).toBe(120 * notices.flatMap(relations.find(({ name }) => name === 'cells')!.rows).length)
  })
  test('is whole where there are no notices', async () => {
    for (const bytes of (await files(parquetSink, [])).values()) expect(await read(bytes)).toEqual([])
  })
})

test.each([0, 1, 3])('JSON of %i notices is an array of them', async (count) => {
  const made = await files(jsonSink, notices.slice(0, count))
  expect(JSON.parse(made.get('notices.json')!.toString())).toEqual(JSON.parse(JSON.stringify(notices.slice(0, count))))
})

test('NDJSON is one a line', async () => {
  const lines = (await files(ndjsonSink)).get('notices.ndjson')!.toString().trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as Notice)).toEqual(JSON.parse(JSON.stringify(notices)))
})

/** RFC 4180, all records. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') records.push([])
  }
  records.pop()
  return records
}
