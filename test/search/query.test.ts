import fastCheck from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { type NoticeIndex, openIndex, QueryError } from '../../src/search/index.ts'
import { fields } from '../../src/search/query/fields.ts'
import { parseQuery } from '../../src/search/query/parse.ts'
import cases from './query.cases.json' with { type: 'json' }

let index: NoticeIndex
beforeAll(async () => {
  index = await openIndex(':memory:')
  for (const [name, text] of Object.entries(cases.notices)) index.add({ notice: parseSync(text, { name }), text })
  index.commit()
})
afterAll(() => index.close())

describe('answers', () => {
  for (const { query, found } of cases.answers)
    test(query || '(nothing)', () => {
      const { total, hits } = index.search(query)
      expect(hits.map(({ source }) => source).sort()).toEqual(found.toSorted())
      expect(total).toBe(found.length)
    })
})

describe('errors point at the place', () => {
  for (const { query, message, at } of cases.errors)
    test(query, () => {
      let error: unknown
      try {
        index.search(query)
      } catch (thrown) {
        error = thrown
      }
      expect(error).toBeInstanceOf(QueryError)
      expect((error as QueryError).message).toContain(message)
      expect(query.slice(...(error as QueryError).span)).toBe(at)
    })
})

test('whatever is typed is answered, or refused with a place in it', () => {
  const piece = fastCheck.constantFrom(
    '水',
    '水库',
    ' ',
    '(',
    ')',
    '（',
    '-',
    'OR',
    '|',
    '"',
    '“',
    '”',
    ':',
    '：',
    'year',
    'issuer',
    '2008',
    '..',
    '*',
    '=',
    '。',
    '\0',
    '𠀀',
    "'",
    '\\',
    '^',
    'NEAR',
    '{',
    '+',
  )
  let [answered, refused] = [0, 0]
  fastCheck.assert(
    fastCheck.property(fastCheck.array(piece, { maxLength: 12 }), (pieces) => {
      const query = pieces.join('')
      try {
        index.search(query)
        answered++
      } catch (error) {
        if (!(error instanceof QueryError)) throw error
        const [start, end] = error.span
        expect(start >= 0 && start <= end && end <= query.length).toBe(true)
        refused++
      }
    }),
    { numRuns: 1000 },
  )
  expect(Math.min(answered, refused)).toBeGreaterThan(50)
})

test('every field is known by either name, and no value makes SQL of itself', () => {
  for (const { name, chinese } of fields) {
    for (const named of [name, chinese]) expect(parseQuery(`${named}：*`), named).toMatchObject({ field: { name } })
    for (const value of ['x', '*', "'); DROP TABLE notices; --", '2008'])
      try {
        index.search(`${name}:“${value}”`)
      } catch (error) {
        expect(error, `${name}:${value}`).toBeInstanceOf(QueryError)
      }
  }
  expect(index.search('').total).toBe(Object.keys(cases.notices).length)
})
