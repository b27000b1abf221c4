/** Whatever was added, replaced and taken out: the index is as if it had been built of what is left. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastCheck from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { IndexError, itemKinds, type NoticeIndex, openIndex } from '../../src/search/index.ts'
import { composeArchive } from './archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongwen-index-'))
afterAll(() => rmSync(folder, { recursive: true }))

const texts = [...composeArchive(12, 3)].map(({ text }) => text)
const names = ['a', 'b', 'c', 'd', 'e']
const item = (name: string, text: number) => ({ notice: parseSync(texts[text]!, { name }), text: texts[text]! })
const queries = ['', '水', '检查', '办公室', 'issuer:人民政府', 'praised:*', 'deadline:*', '各级 -检查', 'title:通知']

function everything(index: NoticeIndex) {
  return {
    answers: queries.map((query) =>
      index
        .search(query, { limit: 99 })
        .hits.map(({ source, score }) => [source, score?.toFixed(6)])
        .sort(),
    ),
    records: itemKinds.map((kind) =>
      index
        .list(kind, '', { limit: 999 })
        .hits.map((hit) => JSON.stringify({ ...hit, target: null }))
        .sort(),
    ),
  }
}

test('any order of changes', async () => {
  const change = fastCheck.record({
    name: fastCheck.constantFrom(...names),
    text: fastCheck.option(fastCheck.nat(texts.length - 1)),
    commit: fastCheck.boolean(),
  })
  await fastCheck.assert(
    fastCheck.asyncProperty(fastCheck.array(change, { minLength: 4, maxLength: 14 }), async (changes) => {
      const [changed, fresh] = [await openIndex(':memory:'), await openIndex(':memory:')]
      const left = new Map<string, number>()
      for (const { name, text, commit } of changes) {
        if (text === null) expect(changed.remove(name)).toBe(left.delete(name))
        else {
          const known = left.get(name)
          const wanted = known === undefined ? 'added' : texts[known] === texts[text] ? 'unchanged' : 'replaced'
          expect(changed.add(item(name, text))).toBe(wanted)
          left.set(name, text)
        }
        if (commit) changed.commit()
      }
      changed.commit()
      for (const [name, text] of left) fresh.add(item(name, text))
      fresh.commit()
      expect(everything(changed)).toEqual(everything(fresh))
      changed.close()
      fresh.close()
    }),
    { numRuns: 30 },
  )
})

test('an index is one file, with the same answers when it is opened again', async () => {
  const file = join(folder, 'notices.db')
  const index = await openIndex(file)
  for (const [at, name] of names.entries()) index.add(item(name, at))
  index.commit()
  const before = everything(index)
  index.close()
  const again = await openIndex(file, { readOnly: true })
  expect(everything(again)).toEqual(before)
  expect([...again.sources()].map(({ source }) => source)).toEqual(names)
  expect(() => again.add(item('f', 1))).toThrow(IndexError)
  again.close()
  expect(execFileSync('ls', [folder], { encoding: 'utf8' }).trim()).toBe('notices.db')
})

test('what cannot be opened is told of, with a way out', async () => {
  const other = join(folder, 'other.db')
  writeFileSync(other, 'no database '.repeat(200))
  await expect(openIndex(join(folder, 'missing.db'), { readOnly: true })).rejects.toThrow(
    /there is no such index. Build it with/,
  )
  await expect(openIndex(join(folder, 'no', 'such', 'folder.db'))).rejects.toThrow(IndexError)
  await expect(openIndex(other)).rejects.toThrow(/no SQLite file/)
})
