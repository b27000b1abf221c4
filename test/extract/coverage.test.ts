/** Nothing of a source is lost in silence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Notice, parseSync } from '../../src/index.ts'

const notice = (extra = '') =>
  `关于检查情况的通报\n岚政办发〔2023〕5号\n各乡镇人民政府：\n检查了12个村。\n附件：1.名单\n${extra}岚山县人民政府办公室\n2023年7月6日\n`

describe('coverage', () => {
  test('of a whole notice leaves nothing unplaced', () => {
    const { coverage } = parseSync(notice())
    expect(coverage.unplaced).toEqual([])
    expect(coverage.shares.unplaced).toBe(0)
    expect(coverage.shares.fields).toBeGreaterThan(0.9)
  })
  test('names the kind of debris, and its place', () => {
    const source = notice("function fontzoom(.style.fontsize.size.'px'.)\n")
    const { debris } = parseSync(source).coverage
    expect(debris.map(({ kind, span }) => [kind, source.slice(...span)])).toEqual([
      ['script', "function fontzoom(.style.fontsize.size.'px'.)"],
    ])
  })
})

test('every character but white space is counted once, whatever the text', () => {
  const pieces = fc.constantFrom(
    '关于检查的通报',
    '附件：',
    '\n',
    '（一）',
    '县教育局',
    '12',
    '。',
    '\t',
    '2023年7月6日',
    ' ',
    '一、',
    '通报批评',
  )
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 60 }), (words) => {
      const source = words.join('')
      fc.pre(source.trim() !== '')
      const { coverage }: Notice = parseSync(source)
      const { fields, form, debris, unplaced } = coverage.shares
      expect(fields + form + debris + unplaced).toBeCloseTo(1, 9)
      expect(coverage.characters).toBe(source.replace(/\s/g, '').length)
      const lost = coverage.unplaced.map(([start, end]) => source.slice(start, end).replace(/\s/g, '').length)
      expect(lost.reduce((all, length) => all + length, 0) / coverage.characters).toBeCloseTo(unplaced, 9)
    }),
  )
})
