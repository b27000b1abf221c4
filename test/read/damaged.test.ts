/** Damaged files: never a crash or a hang; either a reading or a `ReadError` that says where and what to do. */
import fc from 'fast-check'
import { gzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { read, readAll } from '../../src/read/read.ts'
import { ReadError } from '../../src/read/readError.ts'
import type { ReadOptions } from '../../src/read/readOptions.ts'
import { tarEntry } from './archive/writeTar.ts'
import { cell, list, listed, listUse, paragraph, table, writeDocx } from './docx/writeDocx.ts'
import { writeOfd } from './ofd/writeOfd.ts'
import { gridRules, type PageInput } from './page/pageOf.ts'
import { writePdf } from './pdf/writePdf.ts'

const pages: PageInput[] = [1, 2, 3].map((number) => ({
  text: [
    [166, 140, 22, `关于第${number}次检查情况的通报`],
    [122, 200, 16, '各区县要认真组织自查，发现问题及时整改并上报结果。'],
    [94, 315, 10, '单位'],
    [194, 315, 10, '件数'],
    [94, 340, 10, '东阳区'],
    [194, 340, 10, '12'],
  ],
  rules: gridRules([90, 190, 290], [300, 325, 350]),
}))

const text = (words: string) => new TextEncoder().encode(words)
const html = text(
  `<html><head><meta charset="utf-8"><title>关于检查情况的通报</title></head><body><p>关于检查情况的通报</p><table><tr><td>单位</td><td>件数</td></tr><tr><td rowspan="2">东阳区</td><td>12</td></tr></table><p>各区县要认真整改。</p></body></html>`,
)
const markdown = text(
  '---\ntitle: 关于检查情况的通报\n---\n\n# 通报\n\n| 单位 | 件数 |\n|---|---|\n| 东阳区 | 12 |\n\n1. 整改\n',
)
const docx = writeDocx({
  numbering: list(0, [['chineseCounting', '%1、']]) + listUse(1, 0),
  body:
    paragraph('关于检查情况的通报') +
    paragraph('整改', listed(1)) +
    table([cell('单位'), cell('件数')], [cell('东阳区'), cell('12')]),
})
const mht = text(
  `From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.cn/1.html\r\n\r\n${Buffer.from(html).toString('base64')}\r\n--b--\r\n`,
)
const response = Buffer.concat([text('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'), html])
const warc = new Uint8Array(
  Buffer.concat([
    text(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.cn/1.html\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${response.length}\r\n\r\n`,
    ),
    response,
    text('\r\n\r\n'),
  ]),
)

/** Formats whose bytes are checked, so that noise cannot pass. */
const files = {
  pdf: writePdf({ pages }),
  ofd: writeOfd({ pages }),
  docx,
  zip: zipSync({ 'a.html': html, 'b/c.docx': docx }),
}
const plain = text('关于检查情况的通报\n\n各区县要认真整改，于月底前上报结果。\n')
const tar = new Uint8Array(Buffer.concat([tarEntry(text('a.html'), html), new Uint8Array(1024)]))
const loose = { text: plain, html, markdown, mht, warc, tar, gzip: gzipSync(html) }

async function outcome(bytes: Uint8Array): Promise<string> {
  let said = ''
  for await (const reading of readAll(bytes, { name: 'file', signal: AbortSignal.timeout(20_000) })) {
    if (!(reading instanceof ReadError)) {
      for (const { text } of reading.messages) expect(text).not.toBe('')
      said += 'read '
      continue
    }
    expect(reading.rule).not.toBe('aborted')
    expect(reading.message).toMatch(/^file(?:\/\S+)?(?:, [^:]+)?: .+\. .+\.$/s)
    said += `${reading.rule} `
  }
  expect(said).not.toBe('')
  return said
}

for (const [format, bytes] of Object.entries({ ...files, ...loose })) {
  test(`${format} cut off at 20 places`, async () => {
    let refused = 0
    for (let at = 1; at <= 20; at++) {
      const said = await outcome(bytes.subarray(0, Math.floor((bytes.length * at) / 21)))
      if (!said.includes('read')) refused++
    }
    // Half a page is still a page.
    if (format in files) expect(refused).toBeGreaterThan(0)
  })

  test(`${format} with bits flipped`, async () => {
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(flips, async (places) => {
        const copy = bytes.slice()
        for (const [at, bit] of places) copy[at]! ^= 1 << bit
        await outcome(copy)
      }),
      { numRuns: 30 },
    )
  })
}

for (const [format, bytes] of Object.entries(files)) {
  test(`${format} after its first bytes is noise`, async () => {
    const copy = bytes.slice()
    for (let at = 8; at < copy.length; at++) copy[at] = (at * 7919 + 13) % 251
    expect(await outcome(copy)).toBe('damaged-file ')
  })
}

test('no bytes at all', async () => {
  expect(await outcome(new Uint8Array())).toBe('empty-input ')
})

test('a file is told by what it holds, whatever its name says', async () => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const types = {
    pdf: ['application/pdf'],
    ofd: ['application/ofd'],
    docx: [word],
    zip: ['text/html', word],
    text: ['text/plain'],
    html: ['text/html'],
    markdown: ['text/markdown'],
    mht: ['text/html'],
    warc: ['text/html'],
    tar: ['text/html'],
    gzip: ['text/html'],
  }
  for (const [format, bytes] of Object.entries({ ...files, ...loose })) {
    const found: string[] = []
    for await (const reading of readAll(bytes, { name: 'notice.txt' })) {
      if (reading instanceof ReadError) throw reading
      found.push(reading.source.mediaType)
    }
    expect(found, format).toEqual(types[format as keyof typeof types])
  }
})

describe('limits', () => {
  const nested = (depth: number): Uint8Array => (depth === 0 ? html : zipSync({ 'n.zip': nested(depth - 1) }))
  const deep = (tag: string, count: number) => text(`<html><body>${`<${tag}>`.repeat(count)}通知</body></html>`)
  const bomb = new Uint8Array(20 * 1024 * 1024).fill(0x20)
  const cases: [about: string, bytes: () => Uint8Array, options: ReadOptions, limit: string][] = [
    ['a large input', () => html, { limits: { bytes: 100 } }, 'bytes'],
    ['too much that unfolds', () => docx, { limits: { expandedBytes: 500 } }, 'expandedBytes'],
    ['a bomb in a ZIP', () => zipSync({ 'a.html': bomb }), {}, 'expansion'],
    ['a bomb in a DOCX', () => zipSync({ '[Content_Types].xml': html, 'word/document.xml': bomb }), {}, 'expansion'],
    ['a bomb in a gzip file', () => gzipSync(bomb), {}, 'expansion'],
    ['many entries', () => zipSync({ a: html, b: html, c: html }), { limits: { entries: 2 } }, 'entries'],
    ['containers within containers', () => nested(5), {}, 'containers'],
    ['elements within elements', () => deep('div', 100_000), {}, 'depth'],
    ['formatting within formatting', () => deep('b', 100_000), {}, 'depth'],
    ['XML within XML', () => writeDocx({ body: '<w:sdt>'.repeat(2000) + '</w:sdt>'.repeat(2000) }), {}, 'depth'],
    ['quotes within quotes', () => text(`# 通知\n\n${'>'.repeat(3000)} 一\n`), {}, 'depth'],
  ]
  test.each(cases)('%s', async (_, bytes, options, limit) => {
    const said: string[] = []
    for await (const reading of readAll(bytes(), { name: 'file', ...options })) {
      said.push(reading instanceof ReadError ? `${reading.rule}: ${reading.reason}` : 'read')
    }
    expect(said.join()).toContain(`limit-exceeded: the limit "${limit}" is exceeded`)
  })

  test('a signal stops the reading', async () => {
    const reading = read(html, { name: 'file', signal: AbortSignal.abort() })
    await expect(reading).rejects.toMatchObject({
      rule: 'aborted',
      message: 'file: the caller has called it off. Allow more time, or read it in parts.',
    })
  })

  test('time is a limit, too', async () => {
    const long = writeDocx({ body: paragraph('各单位要认真整改。').repeat(60_000) })
    const reading = read(long, { name: 'file', signal: AbortSignal.timeout(30) })
    await expect(reading).rejects.toMatchObject({ rule: 'aborted', place: 'word/document.xml' })
  })
})
