import fc from 'fast-check'
import { expect, test } from 'vitest'
import { places } from '../../src/grid.ts'
import { type CellInput, SourceBuilder } from '../../src/read/sourceBuilder.ts'

const row = (...texts: string[]): CellInput[] => texts.map((text) => ({ text }))

test('a paragraph a line, FORM FEED between pages, spans of the words alone', () => {
  const builder = new SourceBuilder()
  const first = builder.paragraph('　通报 \n')
  builder.pageBreak()
  const second = builder.paragraph(' 附件：名单', [{ span: [4, 6], address: 'a.docx' }])
  expect(builder.text).toBe('通报\n\f附件：名单\n')
  expect(builder.text.slice(...first)).toBe('通报')
  expect(builder.text.slice(...second)).toBe('附件：名单')
  expect(builder.links.map(({ span }) => builder.text.slice(...span))).toEqual(['名单'])
})

test('cells that span leave what they cover blank', () => {
  const builder = new SourceBuilder()
  builder.paragraph('情况表')
  const grid = builder.table({
    rows: [
      [
        { text: '单位', rowSpan: 2 },
        { text: '件\n数', columnSpan: 2 },
      ],
      row('上报', '采用'),
      row('城关镇', '3', ''),
    ],
    headRows: 2,
  })!
  expect(builder.text).toBe('情况表\n单位\t件 数\t\n\t上报\t采用\n城关镇\t3\t\n')
  expect(grid.headRows).toBe(2)
  expect(places(grid).map((line) => line.map(({ text }) => text))).toEqual([
    ['单位', '件 数', '件 数'],
    ['单位', '上报', '采用'],
    ['城关镇', '3', ''],
  ])
})

test('columns in which no cell begins are none', () => {
  const builder = new SourceBuilder()
  builder.table({ rows: [[{ text: '甲', columnSpan: 900 }, { text: '乙' }], row('1', '2')] })
  expect(builder.text).toBe('甲\t\t乙\n1\t2\t\n')
})

test('spans that overreach are let go, and cost no more than the cells', () => {
  const builder = new SourceBuilder()
  const rows = Array.from({ length: 3000 }, (_, index) => [{ text: `a${index}`, columnSpan: index + 1 }, { text: 'b' }])
  builder.table({ rows })
  expect(builder.length).toBeLessThan(40_000)
})

const cell = fc.record({
  text: fc.string({ maxLength: 4 }),
  columnSpan: fc.integer({ min: 0, max: 2000 }),
  rowSpan: fc.integer({ min: 0, max: 70000 }),
})

test('whatever the spans say, the text has each cell once, in its span, and the same columns as the grid', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const builder = new SourceBuilder()
      const grid = builder.table({ rows })
      if (grid === null) return
      expect(grid.rows.map((line) => line.length)).toEqual(rows.map((line) => line.length))
      const all = places(grid)
      const lines = builder.text.split('\n').slice(0, -1)
      expect(lines.length).toBe(rows.length)
      lines.forEach((line, index) => expect(line.split('\t').length).toBe(Math.max(1, all[index]!.length)))
      for (const { text, span } of grid.rows.flat()) {
        if (span !== null) expect(builder.text.slice(...span)).toBe(text)
        else expect(text).toBe('')
      }
    }),
  )
})
