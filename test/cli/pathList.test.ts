/** Lists of paths from standard input: gone through once as they come, and counted where they are not too long. */
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { StreamedPaths } from '../../src/cli/pathList.ts'

async function all(paths: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = []
  for await (const path of paths) found.push(path)
  return found
}

const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, line) => String(line).padStart(length, '0'))

test('paths that come in pieces, behind those of the command line', async () => {
  const list = new StreamedPaths(['first'], Readable.from([Buffer.from('a\r\nb'), Buffer.from('c\n\nd')]))
  const again = await list.again()
  expect(await all(again!)).toEqual(['first', 'a', 'bc', 'd'])
  expect(await all(list)).toEqual(['first', 'a', 'bc', 'd'])
})

test('the first are had before the last are there', async () => {
  const stream = new Readable({ read() {} })
  const list = new StreamedPaths([], stream)
  const paths = list[Symbol.asyncIterator]()
  stream.push('a\n')
  expect(await paths.next()).toEqual({ value: 'a', done: false })
  stream.push('b\n')
  stream.push(null)
  expect(await paths.next()).toEqual({ value: 'b', done: false })
  expect(await all((await list.again())!)).toEqual(['a', 'b'])
})

test('a list that is too long to be kept is not counted, but none of it is lost', async () => {
  const made = lines(3_600, 10_000)
  let taken = 0
  async function* stream() {
    for (const line of made) {
      taken++
      yield Buffer.from(`${line}\n`)
    }
  }
  const list = new StreamedPaths([], Readable.from(stream()))
  const paths = list[Symbol.asyncIterator]()
  expect((await paths.next()).value).toBe(made[0])
  expect(await list.again()).toBeNull()
  // 32 million characters, and what the stream holds.
  expect(taken).toBeLessThan(3_400)
  const rest: string[] = []
  for (let next = await paths.next(); !next.done; next = await paths.next()) rest.push(next.value as string)
  expect(rest).toEqual(made.slice(1))
})

test('what goes wrong with the list is told where it ends', async () => {
  async function* stream() {
    yield Buffer.from('a\n')
    throw new Error('cut off')
  }
  const list = new StreamedPaths([], Readable.from(stream()))
  const paths = list[Symbol.asyncIterator]()
  expect((await paths.next()).value).toBe('a')
  await expect(paths.next()).rejects.toThrow('cut off')
  expect(await list.again()).toBeNull()
})
