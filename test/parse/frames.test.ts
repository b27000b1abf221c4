/** Head and foot of whole notices: what stands around the body, and where the body begins. */
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import cases from './frames.cases.json' with { type: 'json' }

test('there are cases', () => expect(cases.length).toBeGreaterThan(5))

test.each(cases)('$name', ({ text, title, numbers, date, issuers, recipients, body }) => {
  const notice = parseSync(text)
  expect(notice.title?.text ?? null).toBe(title)
  expect(notice.documentNumbers.map((number) => number.text)).toEqual(numbers)
  expect(notice.date?.iso).toBe(date)
  expect(notice.issuers.map(({ name }) => name)).toEqual(issuers)
  expect(notice.recipients.map(({ name }) => name)).toEqual(recipients)
  expect(notice.body?.text.slice(0, body.length)).toBe(body)
})
