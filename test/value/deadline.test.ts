import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'
import { find } from '../../src/grammar/match.ts'
import { toDeadline } from '../../src/value/deadline.ts'

const read = (text: string, today: string | null) =>
  toDeadline(find(grammar.patterns.directive.deadline, text)!.groups!, today)

describe('a deadline is told by the date of the notice', () => {
  test.each([
    ['3月底前', '2015-01-20', '2015-03-31'],
    ['2月底前', '2016-01-20', '2016-02-29'],
    ['本月20日前', '2015-06-02', '2015-06-20'],
    ['年底前', '2015-06-02', '2015-12-31'],
    ['明年1月10日前', '2015-06-02', '2016-01-10'],
    ['1月10日前', '2015-12-02', '2016-01-10'],
    ['二〇〇九年三月底以前', null, '2009-03-31'],
    ['8月中旬前', '2015-06-02', '2015-08-20'],
    ['6月31日前', '2015-06-02', null],
    ['6月30日前', null, null],
  ])('%s, told on %s: %s', (text, today, iso) => expect(read(text, today)).toBe(iso))
})

test('a month and day without year never fall before the notice', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
      const iso = read(`${month}月${day}日前`, '2018-05-15')!
      expect(iso >= '2018-05-15' && iso < '2019-05-15').toBe(true)
    }),
  ))
