/** Every rule of every grammar finds its examples and refuses what it must. */
import { describe, expect, test } from 'vitest'
import { readGrammars } from '../../grammars/build.ts'
import { compileGrammar, GrammarSource } from '../../src/grammar/compile.ts'
import { find } from '../../src/grammar/match.ts'
import { wholeGrammar } from '../../src/grammar/whole.ts'

const sources = Object.entries(readGrammars()).map(([file, source]) => [file, GrammarSource.parse(source)] as const)
const patterns = wholeGrammar.patterns as Record<string, Record<string, RegExp>>

describe.each(sources.filter(([, { rules }]) => Object.keys(rules).length > 0))('%s', (file, { rules }) => {
  for (const [name, rule] of Object.entries(rules)) {
    test(name, () => {
      const pattern = patterns[file]![name]!
      for (const example of rule.match) {
        const { text, find: wanted = text, groups = {} } = typeof example === 'string' ? { text: example } : example
        const match = find(pattern, text)
        expect(match?.[0].trim(), `${name} in ${text}`).toBe(wanted.trim())
        for (const [group, value] of Object.entries(groups))
          expect(match!.groups?.[group] ?? null, `${group} in ${text}`).toBe(value)
      }
      for (const text of rule.reject) expect(find(pattern, text)?.[0] ?? null, `${name} in ${text}`).toBeNull()
    })
  }
})

test('the built modules hold every rule, as it is written now', () => {
  const compiled = compileGrammar(readGrammars())
  const flat = (all: Record<string, Record<string, RegExp>>) =>
    Object.entries(all).flatMap(([file, rules]) =>
      Object.entries(rules).map(([name, pattern]) => `${file}.${name} ${pattern}`),
    )
  expect(flat(patterns).sort()).toEqual(flat(compiled.patterns as Record<string, Record<string, RegExp>>).sort())
  expect(flat(patterns).length).toBe(sources.reduce((count, [, { rules }]) => count + Object.keys(rules).length, 0))
})

test('no list says a word twice', () => {
  const lists = sources.flatMap(([file, { words }]) =>
    Object.entries(words).map(([name, list]) => [`${file}.${name}`, list] as const),
  )
  expect(lists.length).toBeGreaterThan(20)
  for (const [name, list] of lists)
    expect(
      list.filter((word, at) => list.indexOf(word) < at),
      name,
    ).toEqual([])
})

test('a rule that does not compile names its file and itself', () => {
  const rule = { about: 'a', source: 's', match: ['a'], reject: ['b'] }
  const broken = { broken: { about: 'a', source: 's', rules: { open: { ...rule, pattern: '(a' } } } }
  expect(() => compileGrammar(broken)).toThrow(/grammars\/broken\.yaml, rule open: /)
  const unknown = { broken: { about: 'a', source: 's', rules: { open: { ...rule, pattern: '{{nowhere}}' } } } }
  expect(() => compileGrammar(unknown)).toThrow('grammars/broken.yaml, rule open: {{nowhere}} is no part')
})
