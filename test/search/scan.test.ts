/** Every answer of the index is that of a scan through all notices. */
import { expect, test } from 'vitest'
import { parseReading, readText } from '../../src/index.ts'
import { openIndex } from '../../src/search/index.ts'
import { parseQuery } from '../../src/search/query/parse.ts'
import { composeArchive } from './archive.ts'
import { composeQueries } from './queries.ts'
import { answers, type Scanned, scanned } from './scan.ts'

test('1,000 queries are answered as a linear scan answers them', async () => {
  const archive: Scanned[] = []
  const index = await openIndex(':memory:')
  for (const { path, text } of composeArchive(300)) {
    const notice = parseReading(readText(text, { name: path }))
    archive.push(scanned(notice, text))
    index.add({ notice, text })
  }
  index.commit()
  let seed = 1
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const queries = [...composeQueries(archive, 1000, random)]
  let answered = 0
  for (const query of queries) {
    const tree = parseQuery(query)!
    const wanted = archive.filter((one) => answers(one, tree)).map(({ notice }) => notice.source.name!)
    const { total, hits } = index.search(query, { limit: archive.length, snippets: false })
    expect(hits.map(({ source }) => source).sort(), query).toEqual(wanted.sort())
    expect(total, query).toBe(wanted.length)
    if (total > 0) answered++
  }
  index.close()
  expect(new Set(queries).size).toBe(1000)
  expect(answered).toBeGreaterThan(800)
})
