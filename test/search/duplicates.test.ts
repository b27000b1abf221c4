import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { openIndex } from '../../src/search/index.ts'
import { bandKeys, shingles, similarity } from '../../src/search/shingles.ts'
import { composeArchive } from './archive.ts'

test('every copy of a composed archive is linked to its original, and nothing else is', async () => {
  const index = await openIndex(':memory:')
  const copies: [string, string][] = []
  for (const { path, text, copyOf } of composeArchive(600, 7)) {
    index.add({ notice: parseSync(text, { name: path }), text })
    if (copyOf !== null) copies.push([path, copyOf])
  }
  index.commit()
  expect(copies.length).toBeGreaterThan(15)
  const { hits } = index.search('copyof:*', { limit: 999 })
  expect(hits.map(({ source }) => source).sort()).toEqual(copies.map(([path]) => path).sort())
  for (const [path, original] of copies) {
    expect(index.search(`source:=${path}`).hits[0]!.copies, path).toContain(original)
    expect(
      index.search(`copyof:=${original}`).hits.map(({ source }) => source),
      original,
    ).toContain(path)
  }
  expect(index.search('', { unique: true }).total).toBe(600 - copies.length)
  index.close()
})

test('without its original, the first copy is the original', async () => {
  const text = [...composeArchive(1)][0]!.text
  const index = await openIndex(':memory:')
  for (const name of ['a', 'b', 'c']) index.add({ notice: parseSync(text, { name }), text })
  index.commit()
  expect(index.search('copyof:=a').total).toBe(2)
  index.remove('a')
  index.commit()
  expect(index.search('copyof:=b').hits.map(({ source }) => source)).toEqual(['c'])
  index.close()
})

test('editions of one notice that differ by number and date are no copies', async () => {
  const edition = (year: number) =>
    `关于做好值班工作的通知\n岚政办发〔${year}〕3号\n各县（区）人民政府：\n各单位要安排好假期值班，负责人在岗带班，遇有紧急情况按规定及时报告，不得迟报漏报。\n岚河市人民政府办公室\n${year}年1月20日\n`
  const index = await openIndex(':memory:')
  for (const year of [2011, 2012]) index.add({ notice: parseSync(edition(year), { name: String(year) }), text: null })
  index.commit()
  expect(index.search('copyof:*').total).toBe(0)
  index.close()
})

test('alike texts share a key', () => {
  const sentence = fastCheck.string({
    unit: fastCheck.constantFrom(...'县区检查整改安全生产水库巡防汛抗旱教育民政'),
    minLength: 300,
    maxLength: 600,
  })
  let [alike, met] = [0, 0]
  fastCheck.assert(
    fastCheck.property(sentence, fastCheck.nat(), (text, at) => {
      const place = at % text.length
      const [one, other] = [text, text.slice(0, place) + '某某' + text.slice(place)].map(shingles)
      if (similarity(one!, other!) < 0.8) return
      alike++
      const keys = new Set(bandKeys(one!))
      if (bandKeys(other!).some((key) => keys.has(key))) met++
    }),
    { numRuns: 300, seed: 1 },
  )
  expect(alike).toBeGreaterThan(200)
  expect(met / alike).toBeGreaterThan(0.98)
})
