/** The file of lines and its journal without any worker: cut off anywhere, and met again by later runs. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastCheck from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConvertedNotice } from '../../src/archive/convertedNotice.ts'
import { NoticeFile } from '../../src/archive/noticeFile.ts'
import type { Outcome } from '../../src/archive/outcome.ts'
import { ReadError } from '../../src/read/readError.ts'

let folder = ''
let out = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-notices-'))
  out = join(folder, 'out')
})
afterEach(() => rmSync(folder, { recursive: true }))

const facts = { genre: null, year: null, issuers: [], rules: [] }

/** An input by its name and content: of none it fails, of `2:…` it holds two notices. */
function outcomeOf(input: string, content: string | null): Outcome {
  if (content === null) {
    const error = new ReadError('missing-file', input, null, 'there is no such file', 'Check the name and the folder')
    return { input, sha256: null, milliseconds: 1, unchanged: false, found: [error], facts: [] }
  }
  const found = Array.from({ length: content.startsWith('2:') ? 2 : 1 }, (_, part) => {
    const line = `${JSON.stringify({ input, part, content: content.repeat(40) })}\n`
    return new ConvertedNotice(input, Buffer.from(line), null)
  })
  return { input, sha256: content, milliseconds: 1, unchanged: false, found, facts: found.map(() => facts) }
}

type Inputs = readonly (readonly [name: string, content: string | null])[]

/** A run over the inputs; returns how many were converted. */
async function run(inputs: Inputs, { ordered = true, asked = 'this', path = out } = {}): Promise<number> {
  const file = await NoticeFile.open(path, { ordered, header: { asked } })
  let converted = 0
  for (const [name, content] of inputs) {
    if (content !== null && file.knownHash(name) === content) {
      await file.add({ ...outcomeOf(name, content), unchanged: true, found: [], facts: [] })
      continue
    }
    converted++
    await file.add(outcomeOf(name, content))
  }
  await file.finish()
  await file.close()
  return converted
}

const read = (path = out) => readFileSync(path, 'utf8')
const sorted = (text: string) => text.split('\n').sort().join('\n')

/** It is what a run from nothing would have written, and nothing lies beside it. */
async function expectAsFresh(inputs: Inputs, ordered = true): Promise<void> {
  const fresh = join(folder, 'fresh')
  await run(inputs, { path: fresh })
  if (ordered) expect(read()).toBe(read(fresh))
  else expect(sorted(read())).toBe(sorted(read(fresh)))
  const bare = (path: string) => sorted(read(`${path}.journal`).replaceAll(/"end":\d+/g, ''))
  expect(bare(out)).toBe(bare(fresh))
  const names = (path: string) =>
    readdirSync(folder).flatMap((name) =>
      join(folder, name).startsWith(path) ? [join(folder, name).slice(path.length)] : [],
    )
  expect(names(out)).toEqual(names(fresh))
  for (const name of readdirSync(folder).filter((name) => name.startsWith('fresh'))) rmSync(join(folder, name))
}

const archive: Inputs = [
  ['a', '1'],
  ['b', null],
  ['c', '2:3'],
  ['d', '4'],
  ['e', null],
  ['f', '5'],
]

test('cut by a power failure: the journal and the lines end anywhere', async () => {
  await run(archive)
  const [journal, lines] = [readFileSync(`${out}.journal`), readFileSync(out)]
  const cut = fastCheck.tuple(fastCheck.nat(journal.length), fastCheck.nat(lines.length))
  await fastCheck.assert(
    fastCheck.asyncProperty(cut, async ([recorded, written]) => {
      rmSync(out, { force: true })
      writeFileSync(`${out}.journal`, journal.subarray(0, recorded))
      writeFileSync(`${out}.partial`, lines.subarray(0, written))
      await run(archive)
      await expectAsFresh(archive)
    }),
    { numRuns: 60 },
  )
})

test('nothing has changed: nothing is written', async () => {
  await run(archive)
  const before = read(`${out}.journal`)
  // What failed is tried again.
  expect(await run(archive)).toBe(2)
  expect(read(`${out}.journal`)).toBe(before)
  await expectAsFresh(archive)
})

test('later runs over other inputs leave what a run from nothing would', async () => {
  const content = fastCheck.constantFrom('1', '2:3', '4', null)
  const inputs = fastCheck.uniqueArray(fastCheck.tuple(fastCheck.constantFrom('a', 'b', 'c', 'd', 'e'), content), {
    selector: ([name]) => name,
  })
  await fastCheck.assert(
    fastCheck.asyncProperty(
      fastCheck.array(inputs, { minLength: 2, maxLength: 4 }),
      fastCheck.boolean(),
      async (runs, ordered) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        for (const one of runs) await run(one, { ordered })
        await expectAsFresh(runs.at(-1)!, ordered)
      },
    ),
    { numRuns: 60 },
  )
})

test('asked for something else, all is converted anew', async () => {
  await run(archive)
  expect(await run(archive, { asked: 'that' })).toBe(archive.length)
  expect(await run(archive)).toBe(archive.length)
  await expectAsFresh(archive)
})

test('given up, it is there for another run, and nothing stands under its name', async () => {
  const file = await NoticeFile.open(out, { ordered: true, header: { asked: 'this' } })
  for (const [name, content] of archive.slice(0, 4)) await file.add(outcomeOf(name, content))
  await file.flush()
  await file.close()
  expect(existsSync(out)).toBe(false)
  expect(await run(archive)).toBe(3)
  await expectAsFresh(archive)
})
