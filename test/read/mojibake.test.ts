import { expect, test } from 'vitest'
import { readText } from '../../src/read/readText.ts'
import cases from './cases/mojibake.json' with { type: 'json' }

test.each(cases)('$about is undone, with a message', ({ saved, text, charset }) => {
  const { source, messages } = readText(new TextEncoder().encode(saved))
  expect(source.text).toBe(text)
  expect(messages.map(({ rule }) => rule)).toEqual(['mojibake-undone'])
  expect(messages[0]!.text).toContain(charset)
})

test('all cases were seen', () => {
  expect(cases).toHaveLength(5)
})

test.each(cases.slice(1))('$about that lost characters stays, with a message', ({ saved }) => {
  const lossy = saved.replace(/[\u0080-\u00FF]/u, '\u4E00')
  const { source, messages } = readText(new TextEncoder().encode(lossy))
  expect(source.text).toBe(lossy)
  expect(messages.map(({ rule }) => rule)).toEqual(['mojibake'])
})

test.each([
  'Zürich, Genève, Málaga: les municipalités ont adopté le règlement à l’unanimité, après débat.',
  '沂河市教育局关于做好防汛工作的通知（à é）',
  cases[0]!.text,
])('a text that is none stays as it is', (text) => {
  const { source, messages } = readText(new TextEncoder().encode(text))
  expect(source.text).toBe(text)
  expect(messages).toEqual([])
})

test('a string is taken as it stands', () => {
  expect(readText(cases[0]!.saved).source.text).toBe(cases[0]!.saved)
})
