/** No pattern can be made to backtrack without end: each goes through `recheck`. */
import { check } from 'recheck'
import { expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'

const patterns = Object.entries(grammar.patterns).flatMap(([file, rules]) =>
  Object.entries(rules).map(([name, pattern]) => ({ rule: `${file}.${name}`, pattern })),
)

test.each(patterns)('$rule', async ({ pattern }) => {
  const result = await check(pattern.source, pattern.flags, { timeout: 20_000 })
  const attack = result.status === 'vulnerable' ? `${result.complexity.type}: ${result.attack.pattern}` : ''
  expect(result.status, attack).not.toBe('vulnerable')
})

test('all patterns were checked', () => {
  expect(patterns.length).toBeGreaterThan(60)
})
