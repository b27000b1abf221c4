/** White space and the ends of lines, of text that kept its marks. */
import { expect, test } from 'vitest'
import { clean } from '../../src/clean/clean.ts'
import { grammar } from '../../src/grammar/grammar.ts'
import cases from './layout.cases.json' with { type: 'json' }

test.each(cases)('$about', ({ source, lines }) => {
  expect(clean(source, grammar).cleaned.text.split('\n')).toEqual(lines)
})

test('all cases were seen', () => {
  expect(cases).toHaveLength(3)
})
