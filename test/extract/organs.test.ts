/** Organs that stand one behind the other: each line beside the names in it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { splitOrgans } from '../../src/extract/organs.ts'
import { grammar } from '../../src/grammar/grammar.ts'

const cases = Object.entries(
  JSON.parse(readFileSync(new URL('organs.cases.json', import.meta.url), 'utf8')) as Record<string, string[]>,
)

test('there are cases', () => expect(cases.length).toBeGreaterThan(30))

test.each(cases)('%s', (line, names) => {
  expect(splitOrgans(grammar, line).map(({ from, to }) => line.slice(from, to))).toEqual(names)
})
