/** Numerals as notices write them: Chinese and Arabic, mixed, with 万 and 亿. */
import { expect, test } from 'vitest'
import { parseNumeral } from '../../src/value/numeral.ts'

test.each<[string, number | null]>([
  ['二十五', 25],
  ['一百零三', 103],
  ['二〇〇九', 2009],
  ['1,200', 1200],
  ['２００９', 2009],
  ['12.5', 12.5],
  ['3万', 30_000],
  ['1.2亿', 120_000_000],
  ['二十一点五万', 215_000],
  ['一百二十万三千', 1_203_000],
  ['三亿三千五百六十万', 335_600_000],
  ['一亿零五十万', 100_500_000],
  ['3亿5000万', 350_000_000],
  ['3万5千', 35_000],
  ['一万亿', 1e12],
  ['若干', null],
])('%s is %s', (text, value) => expect(parseNumeral(text)).toBe(value))
