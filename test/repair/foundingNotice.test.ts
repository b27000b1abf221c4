import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'
import { repairTables } from '../../src/repair/repair.ts'
import type { Span } from '../../src/types.ts'

const seeds = new URL('../../seeds/', import.meta.url)
const text = readFileSync(new URL('2009-xianyang-portal-circular.txt', seeds), 'utf8')
const expected = JSON.parse(readFileSync(new URL('2009-xianyang-portal-circular.tables.json', seeds), 'utf8')).tables
const between = (start: string, end: string | null): Span => [
  text.indexOf(start),
  end === null ? text.trimEnd().length : text.indexOf(end),
]
const spans = [between('县市区刊发情况', '附件2.'), between('部 门刊发情况', null)]

test.each([0, 1])('table %i equals the exact result, cell by cell', (index) => {
  const span = spans[index]!
  const other = spans[1 - index]!
  const words = text.slice(0, spans[0]![0]) + text.slice(...other)
  const { tables, rest } = repairTables(text, span, { title: expected[index].title, words, grammar })
  expect(tables).toHaveLength(1)
  expect(rest).toEqual([])
  const { title, source, columns, rows, solutions } = tables[0]!
  const { rows: expectedRows, ...whole } = expected[index]
  expect({ title, source, columns, solutions }).toEqual(whole)
  expect(rows.map(({ role }) => role)).toEqual(expectedRows.map(({ role }: { role: string }) => role))
  rows.forEach(({ cells }, row) => {
    cells.forEach(({ value, status, confidence, alternatives }, column) => {
      const want = expectedRows[row].cells[column]
      expect({ value, status }, `${row}/${column}`).toEqual({ value: want.value, status: want.status })
      if (want.confidence === undefined) expect(confidence).toBeUndefined()
      else expect(confidence).toBeCloseTo(want.confidence, 6)
      expect(alternatives?.map((other) => other.value)).toEqual(
        want.alternatives?.map((other: Weighted) => other.value),
      )
      alternatives?.forEach((other, place) => {
        expect(other.confidence).toBeCloseTo(want.alternatives[place].confidence, 6)
      })
    })
  })
})

test('messages name the rows that contradict themselves, and by how much', () => {
  const { messages } = repairTables(text, spans[0]!, { title: null, words: '', grammar })
  const rows = messages.filter(({ rule }) => rule === 'table-row-total').map((message) => message.text)
  expect(rows).toEqual([
    '礼泉县信息办: the cells add up to 8, 合计 says 5 (3 less)',
    '长武县信息办: the cells add up to 32, 合计 says 147 (115 more)',
    '淳化县信息办: the cells add up to 7, 合计 says 344 (337 more)',
  ])
})

interface Weighted {
  value: number | null
  confidence: number
}
