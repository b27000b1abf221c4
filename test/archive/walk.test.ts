/** From paths to inputs: folders, links, globs, and archive files by their entries. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extentOf } from '../../src/archive/extent.ts'
import { walk } from '../../src/archive/walk.ts'
import { ReadError } from '../../src/read/readError.ts'
import { paragraph, writeDocx } from '../read/docx/writeDocx.ts'

let folder = ''
const write = (name: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}
const record = (address: string, page: string) => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-walk-'))
  for (const name of ['b/2.txt', 'b/1.txt', 'b/.hidden.txt', 'b/picture.png', 'a.txt', 'c/深/3.txt', '[x].txt'])
    write(name, name)
  symlinkSync('..', join(folder, 'c/深/up'))
  symlinkSync('../a.txt', join(folder, 'c/link.txt'))
  symlinkSync('nowhere', join(folder, 'c/broken'))
  write(
    'z/all.zip',
    zipSync({ 'in/1.txt': Buffer.from('一'), 'in/2.png': Buffer.from('图'), '3.txt': Buffer.from('三') }),
  )
  write('z/word.zip', writeDocx({ body: paragraph('<w:r><w:t>通知</w:t></w:r>') }))
  write('z/page.warc', record('http://a.cn/1', '<p>一</p>') + record('http://a.cn/2', '<p>二</p>'))
  write(
    'z/pages.warc.gz',
    Buffer.concat([gzipSync(record('http://a.cn/3', '<p>三</p>')), gzipSync(record('http://a.cn/4', '四'))]),
  )
  const long = `t/${'很长的目录/'.repeat(12)}文.txt`
  write(long, '长')
  write('t/short.txt', '短')
  for (const format of ['ustar', 'gnu', 'pax'])
    execFileSync(
      'tar',
      ['--format', format, '-cf', `z/${format}.tar`, ...(format === 'ustar' ? ['t/short.txt'] : ['t'])],
      { cwd: folder },
    )
  execFileSync('tar', ['-czf', 'z/all.tgz', 'b'], { cwd: folder })
  write('z/cut.tar', execFileSync('tar', ['-cf', '-', 'b/1.txt', 'b/2.txt'], { cwd: folder }).subarray(0, 1100))
  const broken = zipSync({ 'good.txt': Buffer.from('好'), 'bad.txt': Buffer.from('坏坏坏') }, { level: 0 })
  broken[Buffer.from(broken).indexOf('坏')]! ^= 1
  write('z/broken.zip', broken)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function names(...paths: string[]): Promise<string[]> {
  const found: string[] = []
  for await (const input of walk(paths.map((path) => join(folder, path)))) {
    const name = input instanceof ReadError ? `! ${input.rule} ${input.message}` : input.name
    found.push(name.replaceAll(`${folder}/`, ''))
  }
  return found
}

describe('folders', () => {
  test('are walked by name, hidden files and pictures passed over', async () =>
    expect(await names('b')).toEqual(['b/1.txt', 'b/2.txt']))
  test('are entered once, links into a circle included; a link to nothing is told', async () =>
    expect(await names('c', 'c/深')).toEqual([
      '! missing-file c/broken: there is no such file. Check the name and the folder.',
      'c/link.txt',
      'c/深/3.txt',
    ]))
  test('and files named beside them come once', async () =>
    expect(await names('b/2.txt', 'b', 'b/2.txt', 'a.txt')).toEqual(['b/2.txt', 'b/1.txt', 'a.txt']))
})

describe('globs', () => {
  test('match within folders', async () => expect(await names('**/[12].txt')).toEqual(['b/1.txt', 'b/2.txt']))
  test('that are names of files are those files', async () => expect(await names('[x].txt')).toEqual(['[x].txt']))
  test('that match nothing are told', async () =>
    expect(await names('b/*.pdf')).toEqual(['! missing-file b/*.pdf: no file matches it. Check the pattern.']))
})

describe('archive files', () => {
  const long = `t/${'很长的目录/'.repeat(12)}文.txt`
  test.each([
    ['z/all.zip', ['in/1.txt', '3.txt']],
    ['z/page.warc', ['http://a.cn/1', 'http://a.cn/2']],
    ['z/pages.warc.gz', ['http://a.cn/3', 'http://a.cn/4']],
    ['z/ustar.tar', ['t/short.txt']],
    ['z/gnu.tar', ['t/short.txt', long]],
    ['z/pax.tar', ['t/short.txt', long]],
    ['z/all.tgz', ['b/1.txt', 'b/2.txt']],
  ])('%s gives its entries', async (path, entries) =>
    expect((await names(path)).sort()).toEqual(entries.map((entry) => `${path}/${entry}`).sort()),
  )
  test('a document that is a ZIP by its make is left whole', async () =>
    expect(await names('z/word.zip')).toEqual(['z/word.zip']))
  test('what is broken in them stands in its place, and the rest goes on', async () => {
    expect(await names('z/broken.zip', 'z/cut.tar')).toEqual([
      'z/broken.zip/good.txt',
      '! damaged-file z/broken.zip, bad.txt: its checksum does not hold. Get the archive again: it was cut off or changed on its way.',
      'z/cut.tar/b/1.txt',
      expect.stringMatching(/^! damaged-file z\/cut\.tar, byte 1024: no entry begins there/),
    ])
  })
})

test('parts of a folder, for several machines, are its files, each in one', async () => {
  const all = await names('b', 'c', 't')
  const parts: string[] = []
  for (let index = 0; index < 3; index++) {
    for await (const input of walk(
      ['b', 'c', 't'].map((path) => join(folder, path)),
      { shard: { index, count: 3 } },
    ))
      parts.push(input instanceof ReadError ? `! ${input.file}` : input.name)
  }
  expect(parts).toHaveLength(all.length)
  expect(new Set(parts).size).toBe(all.length)
})

test('tells how far it is, in bytes, up to all that was counted beforehand', async () => {
  const told: number[] = []
  for await (const _ of walk([folder], { onBytes: (bytes) => told.push(bytes) })) void _
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  // The entries of archive files among them, and not only the files.
  expect(new Set(told).size).toBeGreaterThan(12)
  expect(await extentOf([folder])).toEqual({ inputs: null, bytes: told.at(-1) })
  expect(await extentOf([join(folder, 'b')])).toEqual({ inputs: 2, bytes: 'b/1.txtb/2.txt'.length })
})
