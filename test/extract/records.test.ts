/** Problems, directives, quantities and references of whole notices: NAME.txt beside NAME.json, which is what they come to, in short. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'

const folder = new URL('records/', import.meta.url)
const names = readdirSync(folder).filter((file) => file.endsWith('.txt'))

test('there are cases', () => expect(names.length).toBeGreaterThanOrEqual(8))

test.each(names)('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const { problems, directives, quantities, references } = parseSync(text)
  const got = {
    problems: problems.map((problem) => [problem.ordinal, problem.text]),
    directives: directives.map(({ ordinal, heading, text }) => [ordinal, heading, text]),
    deadlines: directives.flatMap(({ actions }) => actions.flatMap(({ deadline }) => deadline?.iso ?? [])),
    quantities: quantities.map(({ text, value, unit, bound }) => `${text}: ${value} ${unit} ${bound}`),
    references: references.map(({ title, documentNumber }) => [title, documentNumber]),
  }
  const expected = new URL(name.replace('.txt', '.json'), folder)
  if (process.env.UPDATE_RECORDS) writeFileSync(expected, `${JSON.stringify(got, null, 2)}\n`)
  expect(got).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
})
