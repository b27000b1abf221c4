import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideMarks, restoreMarks } from '../../src/clean/marks/decide.ts'
import { MARKS } from '../../src/clean/marks/labels.ts'
import cases from './marks.cases.json' with { type: 'json' }

test.each(cases)('$about', ({ degraded, restored }) => {
  expect(restoreMarks(degraded)).toBe(restored)
})

test('all cases were seen', () => {
  expect(cases).toHaveLength(22)
})

const degradedText = fc.string({
  unit: fc.constantFrom(...".....。、县市区局办要和等在一二12９a()'\n \u{20000}"),
  maxLength: 200,
})

test('one decision for each point, in order, and no other character changes', () => {
  fc.assert(
    fc.property(degradedText, (text) => {
      const marks = decideMarks(text)
      expect(marks.map(({ index }) => index)).toEqual([...text.matchAll(/\./g)].map(({ index }) => index))
      expect(marks.every(({ mark }) => MARKS.includes(mark))).toBe(true)
      const restored = restoreMarks(text)
      expect(restored).toHaveLength(text.length)
      for (let i = 0; i < text.length; i++) if (text[i] !== '.') expect(restored[i]).toBe(text[i])
    }),
  )
})

test('the same text gives the same marks', () => {
  fc.assert(
    fc.property(degradedText, (text) => {
      expect(decideMarks(text)).toEqual(decideMarks(text))
    }),
  )
})

test('a text without points has no marks', () => {
  expect(decideMarks('')).toEqual([])
  expect(restoreMarks('市政府门户网站')).toBe('市政府门户网站')
})

test('time grows with length, not faster', () => {
  const sentence = cases.map(({ degraded }) => degraded).join('\n')
  const seconds = (copies: number) => {
    const text = sentence.repeat(copies)
    return Math.min(...[0, 1, 2].map(() => time(() => decideMarks(text))))
  }
  seconds(25)
  expect(seconds(400) / seconds(25)).toBeLessThan(16 * 4)
})

/** Time of the processor, in microseconds: what else the machine does is none of it. */
function time(act: () => void): number {
  const start = process.cpuUsage()
  act()
  return process.cpuUsage(start).user
}
