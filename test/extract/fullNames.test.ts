/** Full names and divisions: they follow from the notice's place and year, or nothing is said. */
import { expect, test } from 'vitest'
import { divisions } from '../../src/divisions/index.ts'
import { parseSync } from '../../src/index.ts'

const notice = (place: string, recipients: string, year: number) => `${place}人民政府关于开展安全检查的通知
${recipients}：
为加强管理，现通知如下。
${place}人民政府
${year}年3月1日
`
const named = (text: string, place?: string) =>
  parseSync(text, { divisions, ...(place === undefined ? {} : { place }) }).recipients.map(({ fullName, division }) => [
    fullName,
    division?.code,
  ])

test('a level stands for the division of that level, up from the notice’s own', () => {
  expect(named(notice('咸阳市', '市财政局，省教育厅，秦都区人民政府，永寿县政府', 2009))).toEqual([
    ['咸阳市财政局', '610400'],
    ['陕西省教育厅', '610000'],
    ['咸阳市秦都区人民政府', '610402'],
    ['永寿县人民政府', '610426'],
  ])
})

test('codes are those of the year', () => {
  expect(named(notice('承德市', '平泉县人民政府', 2009))).toEqual([['平泉县人民政府', '130823']])
  expect(named(notice('承德市', '平泉市人民政府', 2021))).toEqual([['平泉市人民政府', '130881']])
})

test('of several of one name the one inside the place is meant; else none', () => {
  expect(named(notice('长春市', '朝阳区人民政府', 2009))).toEqual([['长春市朝阳区人民政府', '220104']])
  expect(named(notice('咸阳市', '朝阳区人民政府', 2009))).toEqual([[undefined, undefined]])
})

test('classes, and levels that the place does not have, stay as they are', () => {
  expect(named(notice('咸阳市', '各县区人民政府，市直各部门，县教育局', 2009))).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ])
})

test('a stated place serves where the text names none, also one that no table knows', () => {
  const text = '关于开展安全检查的通知\n市财政局：\n为加强管理，现通知如下。\n2009年3月1日\n'
  expect(named(text)).toEqual([[undefined, undefined]])
  expect(named(text, '610400')).toEqual([['咸阳市财政局', '610400']])
  expect(named(text, '澜江省岚河市')).toEqual([['岚河市财政局', undefined]])
})

test('without place and divisions nothing is completed', () => {
  expect(parseSync(notice('咸阳市', '市财政局', 2009)).recipients[0]).not.toHaveProperty('fullName')
})
