/** Many inputs by several workers: order, failures in their place, and what becomes of the run when a worker is lost. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// The built ones: workers are programs of their own.
import { type ConvertedNotice, convert, type ConvertOptions, type Input, walk } from '../../dist/archive/index.js'
import { type Notice, parse, ReadError } from '../../dist/index.js'
import { makeNotice } from './makeNotices.ts'

const COUNT = 40
let folder = ''
// Damaged tables take their time, and are nothing to the order.
const files = Array.from({ length: 2 * COUNT }, (_, number) => makeNotice(number + 100))
  .filter(({ kind }) => kind !== 'damaged')
  .slice(0, COUNT)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-convert-'))
  for (const { path, bytes } of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

async function all(inputs: Iterable<Input> | AsyncIterable<Input | ReadError>, options: ConvertOptions = {}) {
  const found: (ConvertedNotice | ReadError)[] = []
  for await (const item of convert(inputs, { workers: 2, ...options })) found.push(item)
  return found
}

const isNotice = (item: ConvertedNotice | ReadError): item is ConvertedNotice => !(item instanceof Error)
const told = (item: ConvertedNotice | ReadError) => (isNotice(item) ? item.json : `${item.rule} ${item.message}`)
const bytes = (name: string, text: string): Input => ({ name, bytes: Buffer.from(text) })
const plain = (number: number) => bytes(`${number}.txt`, `关于第${number}次检查的通知\n各单位：\n要按时上报。\n`)

test('gives what parse gives, in the order of the inputs; what cannot be read in its place', async () => {
  const expected: (Notice | string)[] = []
  for (const { path, bytes } of files) {
    const name = join(folder, path)
    expected.push(await parse(bytes, { name }).catch((error: ReadError) => error.message))
  }
  const found = await all(walk([folder]))
  expect(found.map((item) => (isNotice(item) ? item.notice : item.message))).toEqual(
    JSON.parse(JSON.stringify(expected)),
  )
  expect(found).toHaveLength(COUNT)
})

test('gives the same as they are done, in whatever order', async () => {
  const inOrder = (await all(walk([folder]))).map(told)
  const asDone = (await all(walk([folder]), { order: 'done', workers: 3 })).map(told)
  expect(asDone.sort()).toEqual(inOrder.sort())
})

test('gives the source text where it is asked for', async () => {
  const [item] = await all([bytes('a.txt', '关于检查的通知\n各单位要落实。\u2028完\n')], { text: true })
  expect((item as ConvertedNotice).text).toBe('关于检查的通知\n各单位要落实。\u2028完\n')
  expect((item as ConvertedNotice).json).not.toMatch(/[\u2028\u2029\n]/)
})

// Long enough to be ended long before it is through, whatever the machine.
const endless = bytes(
  'endless.txt',
  '关于检查的通知\n'.concat('各单位要认真落实，按时上报。一是加强领导。\n'.repeat(400_000)),
)

describe('a worker that is lost', () => {
  test('to the time limit costs the input in work alone', async () => {
    const inputs = [plain(1), plain(2), endless, ...[3, 4, 5, 6, 7, 8, 9].map(plain)]
    const found = await all(inputs, { timeout: 8000, memory: 4000 })
    expect(found.map((item) => (isNotice(item) ? item.input : item.message))).toEqual([
      '1.txt',
      '2.txt',
      'endless.txt: the limit "timeout" is exceeded: it took more than 8 seconds. Allow more time, or read it in parts.',
      ...[3, 4, 5, 6, 7, 8, 9].map((number) => `${number}.txt`),
    ])
  })

  test('to the memory limit costs the input in work alone', async () => {
    const inputs = [plain(1), endless, ...[3, 4, 5, 6, 7, 8, 9].map(plain), endless]
    const found = await all(inputs, { memory: 64 })
    expect(found.map((item) => (isNotice(item) ? item.input : `${item.file} ${item.rule}`))).toEqual([
      '1.txt',
      'endless.txt limit-exceeded',
      ...[3, 4, 5, 6, 7, 8, 9].map((number) => `${number}.txt`),
      'endless.txt limit-exceeded',
    ])
    expect((found[1] as ReadError).message).toContain('64 MiB are allowed')
  })
})

test('a file that the disk does not give is told, and the rest goes on', async () => {
  // Linux answers a read at the start of this file with an input/output error.
  const broken = join(folder, 'broken.txt')
  symlinkSync('/proc/self/mem', broken)
  const found = await all([plain(1), { name: broken, path: broken }, plain(2), { name: 'x', path: join(folder, 'x') }])
  rmSync(broken)
  expect(found.map((item) => (isNotice(item) ? item.input : item.message))).toEqual([
    '1.txt',
    `${broken}: the system cannot read it (EIO: i/o error, read). Check the file and its disk.`,
    '2.txt',
    'x: there is no such file. Check the name and the folder.',
  ])
})

describe('takes in', () => {
  const held = (make: (number: number) => Input) => {
    const state = { taken: 0 }
    async function* endlessly() {
      for (;;) yield make(state.taken++)
    }
    return { state, inputs: endlessly() }
  }

  test('no more than is needed to keep the workers at work', async () => {
    const { state, inputs } = held(plain)
    let seen = 0
    for await (const item of convert(inputs, { workers: 2 })) {
      expect((item as ConvertedNotice).input).toBe(`${seen++}.txt`)
      await new Promise((resolve) => setTimeout(resolve, 2))
      // 32 for each worker; as many again may have been done behind one that was waited for.
      expect(state.taken - seen).toBeLessThanOrEqual(2 * 2 * 32 + 1)
      if (seen === 200) break
    }
    expect(seen).toBe(200)
  })

  // A worker hangs on the first one; the other one goes on behind it.
  test.each([
    ['small', (number: number) => plain(number), 2 * 32 + 1, Infinity],
    // Two bytes a character, 32 MiB at most, and what was in work when that was reached.
    ['large', (number: number) => bytes(`${number}.txt`, `关于检查的通知\n${'\n'.repeat(500_000)}`), 34, 33 + 2 * 32],
  ])('what fits behind one that hangs: %s ones', async (_, make, atLeast, atMost) => {
    const { state, inputs } = held((number) => (number === 0 ? endless : make(number)))
    for await (const item of convert(inputs, { workers: 2, timeout: 6000, memory: 4000, text: true })) {
      expect((item as ReadError).rule).toBe('limit-exceeded')
      break
    }
    expect(state.taken).toBeGreaterThan(atLeast)
    expect(state.taken).toBeLessThanOrEqual(atMost)
  })
})

test('comes to an end when it is called off: what is in work is handed out', async () => {
  const controller = new AbortController()
  const found: string[] = []
  const progress: number[] = []
  const inputs = Array.from({ length: 1000 }, (_, number) => plain(number))
  const options = {
    workers: 2,
    signal: controller.signal,
    onProgress: ({ inputs }: { inputs: number }) => progress.push(inputs),
  }
  for await (const item of convert(inputs, options)) {
    found.push((item as ConvertedNotice).input)
    if (found.length === 10) controller.abort()
  }
  expect(found).toEqual(inputs.slice(0, found.length).map(({ name }) => name))
  expect(found.length).toBeLessThan(1000)
  expect(progress).toEqual(found.map((_, at) => at + 1))
})

test('hands on what its inputs throw', async () => {
  async function* inputs() {
    yield plain(1)
    throw new Error('the list is broken')
  }
  await expect(all(inputs())).rejects.toThrow('the list is broken')
})
