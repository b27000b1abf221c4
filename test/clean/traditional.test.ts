/** A notice in traditional characters reads as its simplified twin does, place by place, and its words are those of the source. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTraditional } from '../../src/clean/traditional.ts'
import { simplifiedForms } from '../../src/value/simplifiedForms.ts'
import { parseSync } from '../../src/gongwen.ts'
import { ownNotices } from '../../samples/notices.ts'

const simplified = simplifiedForms()
const traditional = new Map([...simplified].map(([form, character]) => [character, form]))
const written = (text: string, forms: ReadonlyMap<string, string>) =>
  text.replace(/[一-鿿]/g, (character) => forms.get(character) ?? character)

/** What is read of a text, in simplified characters. */
function read(text: string): unknown {
  const { source: _, ...notice } = parseSync(text)
  return JSON.parse(written(JSON.stringify(notice), simplified))
}

const notices = ownNotices()
  .map(({ name, path }) => [name, readFileSync(path, 'utf8')] as const)
  .filter(([, text]) => text.length > 200 && !isTraditional(text))

test('the table holds what it was built from', () => {
  expect(simplified.size).toBeGreaterThan(1500)
  for (const [form, character] of ['國国', '發发', '髮发', '龜龟', '丟丢'])
    expect(simplified.get(form!)).toBe(character)
})

test('there are notices', () => expect(notices.length).toBeGreaterThan(8))

test.each(notices)('%s', (_, text) => {
  const twin = written(text, traditional)
  expect(isTraditional(twin)).toBe(true)
  expect(read(twin)).toEqual(read(written(twin, simplified)))
  const { title } = parseSync(twin)
  if (title) expect(twin.slice(...title.span).replace(/\s/g, '')).toContain(title.text.replace(/\s/g, '').slice(0, 6))
})

test('a form that the source has beside another stands where it stood', () => {
  const text =
    '岚河市人民政府關於乾旱的通報\n各縣：\n現將問題通報如下。幹部要進一步開展抗旱，對乾旱地區給予國家補助。\n岚河市人民政府\n2009年2月18日\n'
  expect(parseSync(text).directives[0]!.text).toBe('幹部要進一步開展抗旱，對乾旱地區給予國家補助。')
})
