/** Salutations: each beside its recipients and what they are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'

const cases = Object.entries(
  JSON.parse(readFileSync(new URL('recipients.cases.json', import.meta.url), 'utf8')) as Record<
    string,
    [name: string, kind: string][]
  >,
)

test('there are cases', () => expect(cases.length).toBeGreaterThan(25))

test.each(cases)('%s', (salutation, recipients) => {
  const head = '岚河市人民政府办公室关于开展检查工作的通知\n岚政办发〔2010〕3号\n'
  const notice = parseSync(`${head}${salutation}：\n为加强管理，现通知如下。\n岚河市人民政府办公室\n2010年3月1日\n`)
  expect(notice.recipients.map(({ name, kind }) => [name, kind])).toEqual(recipients)
})

test.each(cases)('抄送：%s', (list, recipients) => {
  const body = '岚河市人民政府办公室关于开展检查工作的通知\n各单位：\n为加强管理，现通知如下。\n'
  const notice = parseSync(`${body}岚河市人民政府办公室\n2010年3月1日\n抄送：${list}。\n`)
  expect(notice.copies.map(({ name, kind }) => [name, kind])).toEqual(recipients)
})
