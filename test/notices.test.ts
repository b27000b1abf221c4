/** The project's own notices: the exact result of each, what is true of every result, and the founding tables cell by cell. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ownNotices } from '../samples/notices.ts'
import { parse, parseSync } from '../src/index.ts'
import { Notice } from '../src/schema/index.ts'

const notices = ownNotices()
const read = (path: string) => readFileSync(path)

test('the founding notice and at least six samples are there', () => {
  expect(notices.length).toBeGreaterThanOrEqual(7)
  expect(notices[0]!.name).toBe('2009-xianyang-portal-circular')
})

describe.each(notices)('$name', ({ name, path, expected }) => {
  const bytes = read(path)
  const notice = parseSync(bytes, { name: `${name}.txt` })

  test('is what it was', () => {
    expect(existsSync(expected), `${expected} is missing: npm run samples:update writes it`).toBe(true)
    expect(notice).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  test('keeps to the schema', () => {
    expect(Notice.safeParse(notice).error).toBeUndefined()
  })

  test('is the same twice, and awaited', async () => {
    const again = JSON.stringify(parseSync(bytes, { name: `${name}.txt` }))
    expect(again).toBe(JSON.stringify(notice))
    expect(JSON.stringify(await parse(bytes, { name: `${name}.txt` }))).toBe(again)
  })

  test('has spans inside the source that hold what they stand for', () => {
    const source = bytes.toString('utf8')
    let spans = 0
    const bare = (text: string) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '')
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) {
        for (const item of value) visit(item)
        return
      }
      if (value === null || typeof value !== 'object') return
      const { span, ...rest } = value as { span?: [number, number] | null; text?: unknown; severity?: unknown }
      if (span && rest.severity === undefined) {
        spans++
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(source.length)
        if (typeof rest.text === 'string') expect(bare(source.slice(...span))).toContain(bare(rest.text))
      }
      for (const item of Object.values(rest)) visit(item)
    }
    visit(notice)
    expect(spans).toBeGreaterThan(10)
  })
})

describe('the founding tables', () => {
  const founding = parseSync(read(notices[0]!.path))
  const tables = founding.attachments.flatMap((attachment) => attachment.tables)
  const { tables: truth } = JSON.parse(
    readFileSync(new URL('../seeds/2009-xianyang-portal-circular.tables.json', import.meta.url), 'utf8'),
  ) as {
    tables: typeof tables
  }

  test('are two', () => expect([tables.length, truth.length]).toEqual([2, 2]))

  test.each([0, 1])('table %i: columns, statuses, values, counts and weights', (index) => {
    const table = tables[index]!
    const expected = truth[index]!
    expect(table.title).toBe(expected.title)
    expect(table.columns).toEqual(expected.columns)
    expect(table.solutions).toEqual(expected.solutions)
    expect(table.rows.length).toBe(expected.rows.length)
    let cells = 0
    expected.rows.forEach((row, i) => {
      expect(table.rows[i]!.role).toBe(row.role)
      row.cells.forEach((cell, j) => {
        const got = table.rows[i]!.cells[j]!
        cells++
        expect([got.value, got.status], `${row.cells[0]!.value}, ${expected.columns[j]!.name}`).toEqual([
          cell.value,
          cell.status,
        ])
        if (cell.confidence === undefined) expect(got.confidence).toBeUndefined()
        else expect(got.confidence).toBeCloseTo(cell.confidence, 6)
        expect(got.alternatives?.map((other) => other.value)).toEqual(cell.alternatives?.map((other) => other.value))
        got.alternatives?.forEach((other, k) =>
          expect(other.confidence).toBeCloseTo(cell.alternatives![k]!.confidence, 6),
        )
      })
    })
    expect(cells).toBe(expected.rows.length * 6)
  })
})
