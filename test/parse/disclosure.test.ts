/** The layouts of a disclosure block above one notice: each gives the same elements, and leaves the notice as it is. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'

const cases = Object.entries(
  JSON.parse(readFileSync(new URL('disclosure.cases.json', import.meta.url), 'utf8')) as Record<string, string>,
)
const notice = `岚河市人民政府关于做好防汛工作的通知
岚政发〔2010〕3号
各县人民政府：
为加强防汛工作，现通知如下。
岚河市人民政府
2010年3月1日
`

test('there are cases', () => expect(cases.length).toBeGreaterThan(5))

test.each(cases)('%s', (_, block) => {
  const { title, documentNumbers, issuers, recipients, date, marks, body } = parseSync(`${block}\n${notice}`)
  expect(title?.text).toBe('岚河市人民政府关于做好防汛工作的通知')
  expect(documentNumbers.map(({ text }) => text)).toEqual(['岚政发〔2010〕3号'])
  expect(issuers.map(({ name }) => name)).toEqual(['岚河市人民政府'])
  expect(recipients.map(({ name }) => name)).toEqual(['各县人民政府'])
  expect(date?.iso).toBe('2010-03-01')
  expect([marks.indexNumber?.text, marks.subject?.text, marks.validity?.text]).toEqual([
    '00012/2010-01',
    '水利、气象',
    '有效',
  ])
  expect(body?.text).toBe('为加强防汛工作，现通知如下。')
})
