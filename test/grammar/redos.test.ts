/**
 * No pattern can be made to backtrack beyond linear time: each goes through `recheck`. Its automaton decides exactly; where it cannot read a
 * pattern (look-around in the way, or too many states) its fuzzer looks for an attack.
 */
import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { wholeGrammar } from '../../src/grammar/whole.ts'

const patterns = Object.entries(wholeGrammar.patterns).flatMap(([file, rules]) =>
  Object.entries(rules).map(([name, pattern]: [string, RegExp]) => ({ rule: `${file}.${name}`, pattern })),
)

test.each(patterns)('$rule', ({ pattern: { source, flags } }) => {
  const exact = checkSync(source, flags, { checker: 'automaton', timeout: 10_000 })
  const result = exact.status === 'unknown' ? checkSync(source, flags, { checker: 'fuzz', timeout: 60_000 }) : exact
  const attack = result.status === 'vulnerable' ? `${result.complexity.summary}: ${result.attack.pattern}` : ''
  expect(result.status, attack).toBe('safe')
})

test('all patterns were checked', () => {
  expect(patterns.length).toBeGreaterThan(60)
})
