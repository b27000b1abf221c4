/** V8 does not optimise a pattern whose source is longer than 20 KB: it then runs many times slower. */
import { expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'

const LONGEST = 18_000

const patterns = Object.entries(grammar.patterns).flatMap(([file, rules]) =>
  Object.entries(rules).map(([name, { source }]: [string, RegExp]) => ({
    rule: `${file}.${name}`,
    size: source.length,
  })),
)

test('every pattern is short enough to be optimised', () => {
  expect(patterns.length).toBeGreaterThan(60)
  expect(patterns.filter(({ size }) => size > LONGEST)).toEqual([])
})
