/** The questions that docs/search.md shows: the command, the library and a plain SQLite client give the same answer, and the docs show what is run here. */
import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { type ItemKind, openIndex } from '../../src/search/index.ts'
import { schema } from '../../src/search/schema.ts'
import cases from './questions.cases.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'gongwen-questions-'))
const file = join(folder, 'notices.db')
const docs = readFileSync(new URL('../../docs/search.md', import.meta.url), 'utf8')

beforeAll(async () => {
  const index = await openIndex(file)
  for (const [name, text] of Object.entries(cases.notices)) index.add({ notice: parseSync(text, { name }), text })
  index.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

for (const { question, query, show, columns, sql, answer } of cases.questions) {
  test(question, async () => {
    const index = await openIndex(file, { readOnly: true })
    const { total, hits } = index.list(show as ItemKind, query, { limit: 99 })
    expect(hits.map((hit) => columns.map((column) => hit[column]))).toEqual(answer)
    expect(total).toBe(answer.length)
    index.close()
  })

  test(`${question} By SQL alone`, () => {
    const database = new Database(file)
    const rows = database.prepare(sql).raw().all() as unknown[][]
    expect(rows).toEqual(answer)
    database.close()
  })

  test(`${question} As the docs have it`, () => {
    expect(docs).toContain(`gongwen search '${query}' --show ${show}`)
    expect(docs.replaceAll(/\s+/g, ' ')).toContain(sql)
  })
}

test('the docs describe every table and column', () => {
  const tables = [...schema.matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table!)
  expect(tables.length).toBeGreaterThan(18)
  const database = new Database(file)
  for (const table of tables) {
    const row = docs.split('\n').find((line) => line.startsWith(`| \`${table}\``))
    expect(row, table).toBeDefined()
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]
    for (const { name } of columns)
      if (!/^(?:notice_id|position|span_start|span_end|rule|confidence)$/.test(name) || table === 'messages')
        if (!['notice_id', 'position', 'span_start', 'span_end'].includes(name))
          expect(row, `${table}.${name}`).toContain(`\`${name}\``)
  }
  database.close()
})
