/** 附 with a title and the table directly below it, above the signature and date or behind them: an attachment that is there. */
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'

const TABLE = '单位\t问题数\t已整改\n松坪乡\t12\t12\n河口镇\t15\t11\n合计\t27\t23'
const FOOT = '柳坪县人民政府\n2017年9月4日'
const notice = (behind: string) =>
  `柳坪县人民政府关于整改情况的报告\n市人民政府：\n现将情况报告如下。\n特此报告。\n${behind}`

test.each([
  ['above signature and date', `附：整改情况一览表\n${TABLE}\n${FOOT}`],
  ['behind them', `${FOOT}\n附：整改情况一览表\n${TABLE}`],
  ['with a note of its unit', `附件：整改情况一览表\n（单位：个）\n${TABLE}\n${FOOT}`],
  ['with pipes', `附表：整改情况一览表\n${TABLE.replaceAll('\t', ' | ')}\n${FOOT}`],
])('%s', (_, behind) => {
  const { attachments, issuers, date, tables } = parseSync(notice(behind))
  expect(
    attachments.map(({ title, present, tables }) => [title, present, tables.map(({ rows }) => rows.length)]),
  ).toEqual([['整改情况一览表', true, [3]]])
  expect(tables).toEqual([])
  expect(issuers.map(({ name }) => name)).toEqual(['柳坪县人民政府'])
  expect(date?.iso).toBe('2017-09-04')
})

test('a list of several is a list still', () => {
  const { attachments } = parseSync(notice(`附：1.整改情况表\n2.整改事项表\n${FOOT}`))
  expect(attachments.map(({ title, present }) => [title, present])).toEqual([
    ['整改情况表', false],
    ['整改事项表', false],
  ])
})
