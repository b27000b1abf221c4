/** `gongwen index`, `search` and `bulk` as a user runs them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import cases from '../search/questions.cases.json' with { type: 'json' }
import { startFaultServer } from '../search/cluster/faultServer.ts'
import { run } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongwen-search-'))
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const gongwen = (...args: string[]) => run(args, { folder })
const search = (...args: string[]) => gongwen('search', ...args, '--db', 'notices.db')
const json = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

beforeAll(async () => {
  for (const [name, text] of Object.entries(cases.notices)) write(`in/${name}`, text)
  write('in/broken.txt', '')
  const { stderr, status } = await gongwen('index', 'in', '--db', 'notices.db', '--workers', '1')
  expect(stderr).toContain('4 added, 0 replaced, 0 unchanged, 0 removed\n')
  expect(stderr).toContain('in/broken.txt: there is nothing in it')
  expect(status).toBe(1)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a search prints the best first, and how many there are on standard error', async () => {
  const { stdout, stderr, status } = await search('目录', '--limit', '1')
  expect(stdout).toMatch(
    /^ 1\. 关于20\d\d年政府信息公开工作情况的通报\n {4}岚政办发〔20\d\d〕\d+号 {2}20\d\d-\d\d-\d\d {2}通报 {2}岚河市人民政府办公室\n {4}in\/20\d\d\.txt\n {4}/,
  )
  expect(stdout).toContain('目录')
  expect(stderr).toBe('1 to 1 of 2 notices; --offset 1 goes on.\n')
  expect(status).toBe(0)
})

test('--json prints a hit a line, with the places of the words', async () => {
  const { stdout, stderr } = await search('局 渔业', '--json')
  const [hit, ...more] = json(stdout)
  expect(more).toEqual([])
  expect(hit).toMatchObject({
    source: 'in/fish.txt',
    number: '岚农发〔2013〕7号',
    date: '2013-09-02',
    genre: '通报',
    issuer: '岚河市农业局',
    copies: [],
  })
  const { text, marks } = hit!.title as { text: string; marks: [number, number][] }
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['渔业'])
  expect(stderr).toBe('')
})

for (const { question, query, show, columns, answer } of cases.questions)
  test(question, async () => {
    const { stdout } = await search(query, '--show', show, '--json')
    const rows = json(stdout).map((row) => columns.map((column) => row[column]))
    expect(rows).toEqual(
      answer.map((row) => row.map((value, at) => (columns[at] === 'notice' ? `in/${value}` : value))),
    )
  })

test('facets', async () => {
  const { stdout } = await search('--facets', 'year,praised', '--json', 'genre:通报', 'praised:市')
  expect(json(stdout).slice(0, 3)).toEqual([
    { facet: 'year', value: '2010', count: 1 },
    { facet: 'year', value: '2012', count: 1 },
    { facet: 'year', value: '2013', count: 1 },
  ])
  expect(json(stdout)[3]).toEqual({ facet: 'praised', value: '市民政局', count: 2 })
  expect((await search('--facets', 'genre')).stdout).toBe(`genre\n  通报  4  ${'▇'.repeat(24)}\n\n`)
})

test('a query that cannot be understood is shown with the place marked', async () => {
  const { stdout, stderr, status } = await search('水利 yaer:2008')
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^error: There is no field yaer\..*\n {2}水利 yaer:2008\n {7}\^\^\^\^\n/)
  expect(status).toBe(2)
})

test('an index that is not there', async () => {
  const { stderr, status } = await gongwen('search', '水利', '--db', 'no.db')
  expect(stderr).toMatch(/^error: no\.db: there is no such index\. Build it with: gongwen index PATH… --db no\.db\.\n/)
  expect(status).toBe(1)
})

test('brought up to date: unchanged, replaced, taken out; what cannot be read now stays', async () => {
  const up = (...more: string[]) => gongwen('index', 'up', '--db', 'up.db', '--workers', '1', ...more)
  for (const name of ['2010.txt', '2012.txt', '2013.txt'] as const) write(`up/${name}`, cases.notices[name])
  expect((await up()).stderr).toContain('3 added')
  write('up/2012.txt', cases.notices['fish.txt'])
  write('up/2013.txt', '')
  rmSync(join(folder, 'up/2010.txt'))
  expect((await up()).stderr).toContain('0 added, 1 replaced, 0 unchanged, 0 removed')
  const { stderr } = await up('--prune')
  expect(stderr).toContain('0 added, 0 replaced, 1 unchanged, 1 removed')
  const { stdout } = await gongwen('search', '--db', 'up.db', '--json')
  expect(
    json(stdout)
      .map(({ source }) => source)
      .sort(),
  ).toEqual(['up/2012.txt', 'up/2013.txt'])
})

test('from the lines that convert wrote; a line that is none is named', async () => {
  const { stdout } = await gongwen('convert', 'in/2010.txt', 'in/fish.txt')
  write('lines.ndjson', `${stdout}{"no": "notice"}\n`)
  const { stderr, status } = await gongwen('index', '--notices', 'lines.ndjson', '--db', 'lines.db')
  expect(stderr).toContain('lines.ndjson, line 3: this is no notice')
  expect(stderr).toContain('2 added')
  expect(status).toBe(1)
  const tables = await gongwen('search', '碧溪县', '--db', 'lines.db', '--json')
  expect(json(tables.stdout).map(({ source }) => source)).toEqual(['in/fish.txt'])
})

test('bulk: to standard output, to a folder, and into a cluster that fails', async () => {
  const stream = await gongwen('bulk', 'in/2010.txt', 'in/fish.txt', '--index', 'notices')
  expect(json(stream.stdout)).toHaveLength(4)
  const files = await gongwen('bulk', 'in/2010.txt', '--index', 'n', '--to', 'meilisearch', '--out', 'meili')
  expect(files.status).toBe(0)
  expect(readdirSync(join(folder, 'meili')).sort()).toEqual(['documents.ndjson', 'settings.json'])
  const server = await startFaultServer(['429 later', 'cut after'])
  const sent = await gongwen(
    'bulk',
    'in/2010.txt',
    'in/2012.txt',
    'in/fish.txt',
    '--index',
    'notices',
    '--node',
    server.url,
  )
  expect(sent.stderr).toContain('3 documents in notices, 0 refused, 6 sent again\n')
  expect([...server.stored.values()].map(({ document }) => document.source).sort()).toEqual([
    'in/2010.txt',
    'in/2012.txt',
    'in/fish.txt',
  ])
  expect([...server.templates.keys()]).toEqual(['notices'])
  await server.close()
})

test('bulk: what a cluster refuses is kept with the reason', async () => {
  write('refused/a.txt', cases.notices['2010.txt'].replace('关于2009年', '关于拒收2009年'))
  write('refused/b.txt', cases.notices['2012.txt'])
  const server = await startFaultServer([])
  const { stderr, status } = await gongwen(
    'bulk',
    'refused',
    '--index',
    'notices',
    '--node',
    server.url,
    '--errors',
    'errors.ndjson',
  )
  expect(stderr).toContain('1 documents in notices, 1 refused (errors.ndjson), 0 sent again')
  expect(status).toBe(1)
  const [error] = json(readFileSync(join(folder, 'errors.ndjson'), 'utf8'))
  expect(error).toMatchObject({
    status: 400,
    type: 'document_parsing_exception',
    document: { source: 'refused/a.txt' },
  })
  await server.close()
})

test.each([
  [['index', '--db', 'x.db'], /name files or folders/],
  [['bulk', 'in', '--index', 'i', '--to', 'typesense'], /into a folder that --out names/],
  [['bulk', 'in', '--index', 'i', '--out', 'o', '--node', 'http://localhost'], /either --out or --node/],
  [['search', '--db', 'notices.db', '--facets', 'colour'], /There is no facet colour/],
])('wrong usage: %j', async (args, reason) => {
  const { stderr, status } = await gongwen(...args)
  expect(stderr).toMatch(reason)
  expect(status).toBe(2)
})
