import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from '../../src/clean/clean.ts'
import { grammar } from '../../src/grammar/grammar.ts'
import cases from './breaks.cases.json' with { type: 'json' }

/** Any mark for any other: what a mark was is told in `marks.cases.json`. */
const unmarked = (line: string) => line.replace(/[，。、；：？！.]/gu, '.')

test.each(cases)('$about', ({ degraded, lines }) => {
  const { text } = clean(degraded, grammar).cleaned
  expect(
    text
      .split('\n')
      .map((line) => unmarked(line.trim()))
      .filter((line) => line !== ''),
  ).toEqual(lines.map(unmarked))
})

test('all cases were seen', () => {
  expect(cases).toHaveLength(35)
})

/** Pieces that notices are made of, in any order. */
const pieces = fc.array(
  fc.constantFrom(
    ...'各县人民政府|.|关于|表彰的通知|附件.|名单|岚河市教育局|2020年9月9日|一.|(一)|1.|\n| |索引号.|特此通报|市长李明|令|第1号|岚政发〔2018〕3号|文件|工作要求|各'.split(
      '|',
    ),
  ),
  { maxLength: 60 },
)

test('breaks are put in, marks are changed, spaces and empty labels go; no other character of the source is lost', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const source = parts.join('')
      const { cleaned } = clean(source, grammar)
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
      const kept = cleaned.removals.reduce(
        (text, { span: [start, end] }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
        source,
      )
      expect(letters(cleaned.text)).toBe(letters(kept))
      for (let i = 0; i < cleaned.text.length; i++) {
        const [start, end] = cleaned.span(i, i + 1)
        if (/[\p{L}\p{N}]/u.test(cleaned.text[i]!)) expect(source.slice(start, end)).toBe(cleaned.text[i])
      }
    }),
  )
})
