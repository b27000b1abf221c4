/** Names and numbers of persons go, in the text and in the notice alike; everything else, spans included, stays. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownNotices } from '../../samples/notices.ts'
import { parseSync } from '../../src/index.ts'
import { maskPersons } from '../../src/mask/index.ts'
import { Notice } from '../../src/schema/index.ts'

interface Case {
  about: string
  text: string
  masked: string
}

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as Case[]
const mask = (text: string, name = 'a.txt') => maskPersons(parseSync(text, { name }), text)

/** All stretches of the notice with the text that the notice gives for them. */
function evidence(value: unknown): { span: [number, number]; text: string }[] {
  if (value === null || typeof value !== 'object') return []
  const { span, text } = value as { span?: [number, number] | null; text?: unknown }
  const own = span && typeof text === 'string' ? [{ span, text }] : []
  return [...own, ...Object.values(value).flatMap(evidence)]
}

test('there are cases', () => expect(cases.length).toBeGreaterThan(5))

describe.each(cases)('$about', ({ text, masked }) => {
  const found = mask(text)
  test('in the text', () => expect(found.text).toBe(masked))
  test('in the notice, which keeps its shape', () => {
    expect(Notice.parse(found.notice)).toEqual(found.notice)
    const gone = [...text].filter((_, at) => masked[at] !== text[at]).join('')
    const words = JSON.stringify({ ...found.notice, source: null })
    for (const name of ['李建国', '赵文静', '周福生', '13800001234', '13911112222', '61040219870312034X'])
      if (text.includes(name))
        expect([name, gone.includes(name[0]!), words.includes(name)]).toEqual([name, true, false])
  })
})

test('file names are masked too', () => {
  const text = '关于表彰的通报\n各单位：\n对局长李建国同志予以表彰。\n'
  expect(mask(text, '关于表彰李建国的通报.txt').notice.source.name).toBe('关于表彰＊＊＊的通报.txt')
})

describe.each(ownNotices())('$name', ({ path }) => {
  const text = readFileSync(path, 'utf8')
  const whole = parseSync(text, { name: 'a.txt' })
  const { notice, text: masked } = maskPersons(whole, text)
  test('is as long as before, and a person named in it is not named any more', () => {
    expect(masked).toHaveLength(text.length)
    const persons = [...whole.praises, ...whole.criticisms].flatMap(({ unit }) =>
      unit.kind === 'person' ? [unit.name] : [],
    )
    for (const name of persons) expect(masked + JSON.stringify(notice)).not.toContain(name)
  })
  test('has the same items at the same places, and their texts say the same as the masked text', () => {
    const before = evidence(whole)
    const after = evidence(notice)
    expect(after.map(({ span }) => span)).toEqual(before.map(({ span }) => span))
    before.forEach(({ span, text: words }, at) => {
      if (text.slice(...span) === words) expect(after[at]!.text).toBe(masked.slice(...span))
    })
  })
})

test('masking twice is masking once, whatever the text', () => {
  const piece = fc.constantFrom(
    '局长李建国同志',
    '联系人：王强，',
    '电话：3321000',
    '13800001234，',
    '各单位要',
    '。',
    '\n',
    '610402198703120345。',
    '\t',
    'a',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      const text = `关于检查的通知\n${pieces.join('')}`
      const once = mask(text).text
      expect(once).toHaveLength(text.length)
      expect(once).not.toMatch(/李建国|13800001234|610402198703120345/)
      expect(mask(once).text).toBe(once)
    }),
    { numRuns: 60 },
  )
})
