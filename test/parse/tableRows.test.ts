/** Rows of a format's own table are no headings, however they are numbered. */
import { expect, test } from 'vitest'
import { parse } from '../../src/index.ts'

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const page = (rows: string) =>
  new TextEncoder().encode(
    `<meta charset="utf-8"><p>关于2020年部门预算执行情况的通报</p><p>各区县财政局：</p><p>现将执行情况通报如下。</p><p>一、总体情况</p><p>收支见下表。</p><table>${rows}</table><p>二、工作要求</p><p>（一）加强管理。各单位要严格执行预算。</p><p>（二）按时报送。各单位要于每月5日前报送报表。</p><p>白鹿市财政局</p><p>2021年1月5日</p>`,
  )

test.each([
  ['a row that holds no more than its label', row('三、各单位要控制支出', '', '')],
  ['a row numbered as an item', row('（三）各单位要控制支出', '3', '3')],
  ['a row that lists attachments', row('附件：1.支出明细表', '', '')],
  ['a row that looks like a signature', row('白鹿市财政局', '', '')],
])('%s', async (_, last) => {
  const rows =
    row('项目', '预算数', '执行数') + row('一、财政拨款', '120', '118') + row('二、事业收入', '30', '28') + last
  const { tables, directives, issuers, attachments } = await parse(page(rows), { format: 'html' })
  expect(tables.map((table) => table.rows.length)).toEqual([3])
  expect(tables[0]!.rows[0]!.cells.map(({ value }) => value)).toEqual(['一、财政拨款', 120, 118])
  expect(directives.map(({ ordinal, heading }) => [ordinal, heading])).toEqual([
    [1, '加强管理'],
    [2, '按时报送'],
  ])
  expect(issuers.map(({ name }) => name)).toEqual(['白鹿市财政局'])
  expect(attachments).toEqual([])
})
