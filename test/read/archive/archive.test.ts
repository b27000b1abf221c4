/** Containers: each page or entry a notice, what cannot be read an error in its place. */
import { gzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseAll } from '../../../src/index.ts'
import { read, readAll } from '../../../src/read/read.ts'
import { ReadError } from '../../../src/read/readError.ts'
import { toGb18030 } from '../../formats/writers.ts'
import { paragraph, writeDocx } from '../docx/writeDocx.ts'
import { tarEntry } from './writeTar.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const page = (title: string, more = '') =>
  `<html><head><title>${title}</title></head><body><p>${title}</p><p>各单位要认真落实，按时上报。</p>${more}</body></html>`

/** Of each document its name and its lines; of each error its message. */
async function all(input: Uint8Array, name = 'a'): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const reading of readAll(input, { name })) {
    if (reading instanceof ReadError) found.push(reading.message)
    else
      found.push([
        reading.source.name,
        reading.source.mediaType,
        reading.source.charset,
        reading.source.text.split('\n')[0],
      ])
  }
  return found
}

describe('MHT', () => {
  const quoted = (content: Uint8Array) =>
    Array.from(content, (byte) =>
      byte === 0x3d || byte > 126 || byte < 32
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
      .join('')
      .replace(/(.{60,62}[^=]{3})/g, '$1=\r\n')
  const part = (headers: string, content: string) => `--=_b\r\n${headers}\r\n\r\n${content}\r\n`
  const message = (...parts: string[]) =>
    bytes(
      `From: <Saved by Windows Internet Explorer>\r\nSubject: =?gb2312?B?zajWqg==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="=_b"\r\n\r\nThis is a multi-part message.\r\n\r\n${parts.join('')}--=_b--\r\n`,
    )

  test('the page and its frames, in their transfer encodings and charsets; pictures passed over', async () => {
    const input = message(
      part(
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://a.cn/1.htm',
        quoted(toGb18030(page('关于检查的通知'))),
      ),
      part(
        'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.cn/1.png',
        'iVBORw0KGgo=',
      ),
      part(
        'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.cn/2.htm',
        Buffer.from(page('关于评比的通报')).toString('base64').replace(/.{76}/g, '$&\r\n'),
      ),
    )
    expect(await all(input)).toEqual([
      ['a/http://a.cn/1.htm', 'text/html', 'gb18030', '关于检查的通知'],
      ['a/http://a.cn/2.htm', 'text/html', 'utf-8', '关于评比的通报'],
    ])
  })

  test('a part in broken base64 is told with its byte, the rest is read', async () => {
    const input = message(
      part(
        'Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.cn/1.htm',
        'PGh0@@@@',
      ),
      part('Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', page('关于评比的通报')),
    )
    const [error, reading] = await all(input)
    expect(error).toMatch(/^a, byte \d+: a part in base64 is broken \(http:\/\/a\.cn\/1\.htm\)\. Save the page again/)
    expect(reading).toMatchObject([expect.stringMatching(/^a\/part-\d+$/), 'text/html', 'utf-8', '关于评比的通报'])
  })
})

describe('WARC', () => {
  const record = (type: string, uri: string, contentType: string, block: Uint8Array) =>
    join(
      bytes(
        `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nContent-Type: ${contentType}\r\nContent-Length: ${block.length}\r\n\r\n`,
      ),
      block,
      bytes('\r\n\r\n'),
    )
  const response = (uri: string, headers: string, body: Uint8Array, status = '200 OK') =>
    record(
      'response',
      uri,
      'application/http; msgtype=response',
      join(bytes(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), body),
    )
  const chunked = (body: Uint8Array) =>
    join(
      bytes(`${(20).toString(16)}\r\n`),
      body.subarray(0, 20),
      bytes(`\r\n${(body.length - 20).toString(16)}\r\n`),
      body.subarray(20),
      bytes('\r\n0\r\n\r\n'),
    )
  const html = bytes(page('关于检查的通知', '<p><a href="1.pdf">附件：名单</a></p>'))
  const records = [
    record('warcinfo', 'x', 'application/warc-fields', bytes('software: x')),
    response(
      'http://a.cn/t/1.html',
      'Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip',
      chunked(gzipSync(html)),
    ),
    response('http://a.cn/404', 'Content-Type: text/html', html, '404 Not Found'),
    response('http://a.cn/a.png', 'Content-Type: image/png', bytes('png')),
    record('request', 'http://a.cn/t/1.html', 'application/http; msgtype=request', bytes('GET / HTTP/1.1\r\n\r\n')),
    response('http://a.cn/2.html', 'Content-Type: text/html; charset=gbk', toGb18030(page('关于评比的通报'))),
    record('resource', 'http://a.cn/3.txt', 'text/plain', bytes('关于表彰的决定\n')),
  ]
  const expected = [
    ['a/http://a.cn/t/1.html', 'text/html', 'utf-8', '关于检查的通知'],
    ['a/http://a.cn/2.html', 'text/html', 'gb18030', '关于评比的通报'],
    ['a/http://a.cn/3.txt', 'text/plain', 'utf-8', '关于表彰的决定'],
  ]

  test('pages as the server sent them; links are whole', async () => {
    expect(await all(join(...records))).toEqual(expected)
    for await (const reading of readAll(join(records[1]!))) {
      if (reading instanceof ReadError) throw reading
      expect(reading.source.links.map(({ address }) => address)).toEqual(['http://a.cn/t/1.pdf'])
    }
  })

  test('compressed record by record', async () => {
    const found = await all(join(...records.map((one) => gzipSync(one))), 'a.warc.gz')
    expect(found.map((one) => (one as string[])[3])).toEqual(expected.map((one) => one[3]))
  })

  test('a record that is cut off, and what is no record', async () => {
    const whole = join(...records)
    expect((await all(whole.subarray(0, whole.length - 20))).at(-1)).toMatch(
      /^a, byte \d+: the record at byte \d+ is cut off: 16 bytes are missing\./,
    )
    expect((await all(join(records[5]!, bytes('nonsense')))).at(-1)).toMatch(/^a, byte \d+: no record begins there\./)
  })
})

describe('ZIP', () => {
  const input = zipSync({
    '通知/1.html': bytes(page('关于检查的通知')),
    'logo.png': bytes('png'),
    '__MACOSX/._1.html': bytes('x'),
    'broken.docx': bytes('PK\x03\x04'),
    'inner.zip': zipSync({ '2.docx': writeDocx({ body: paragraph('关于评比的通报') }) }),
    '3.txt': bytes('关于表彰的决定\n'),
  })

  test('each entry, containers within it too; what cannot be read in its place', async () => {
    expect(await all(input, 'a.zip')).toEqual([
      ['a.zip/通知/1.html', 'text/html', 'utf-8', '关于检查的通知'],
      expect.stringMatching(/^a\.zip\/broken\.docx, byte \d+: /),
      ['a.zip/inner.zip/2.docx', expect.stringContaining('wordprocessingml'), null, '关于评比的通报'],
      ['a.zip/3.txt', 'text/plain', 'utf-8', '关于表彰的决定'],
    ])
  })

  test('parseAll gives notices', async () => {
    const titles: unknown[] = []
    for await (const notice of parseAll(input))
      titles.push(notice instanceof ReadError ? notice.rule : notice.title?.text)
    expect(titles).toEqual(['关于检查的通知', 'damaged-file', '关于评比的通报', '关于表彰的决定'])
  })

  test('read takes the one document that a container holds, and refuses several', async () => {
    const { source } = await read(zipSync({ 'a.txt': bytes('关于检查的通知\n') }))
    expect(source.text).toBe('关于检查的通知\n')
    await expect(
      read(zipSync({ 'a.txt': bytes('通知'), 'b.txt': bytes('通报') }), { name: 'x.zip' }),
    ).rejects.toMatchObject({
      rule: 'several-documents',
      message:
        'x.zip: it holds more than one document (x.zip/a.txt, x.zip/b.txt, …). Read them one by one: readAll, parseAll, gongwen parse.',
    })
    await expect(read(zipSync({ 'a.png': bytes('x') }), { name: 'x.zip' })).rejects.toMatchObject({
      rule: 'empty-input',
    })
  })
})

describe('TAR', () => {
  const entry = tarEntry
  const text = (title: string) => bytes(`${title}\n各单位要落实。\n`)
  const longName = `./${'很长的目录/'.repeat(20)}1.txt`
  const end = new Uint8Array(1024)
  const input = join(
    entry(bytes('通知/'), new Uint8Array(0), { type: '5' }),
    entry(toGb18030('通知一.txt'), text('关于检查的通知')),
    entry(bytes('logo.png'), bytes('png')),
    entry(bytes('././@LongLink'), bytes(`${longName}\0`), { type: 'L' }),
    entry(bytes(longName), text('关于评比的通报')),
    entry(bytes('PaxHeader'), bytes('19 path=通报.txt\n'), { type: 'x' }),
    entry(bytes('short'), text('关于表彰的通报')),
    entry(bytes('empty.txt'), new Uint8Array(0)),
    end,
  )
  const names = [
    ['a.tar/通知一.txt', 'text/plain', 'utf-8', '关于检查的通知'],
    [`a.tar/${longName.slice(2)}`, 'text/plain', 'utf-8', '关于评比的通报'],
    ['a.tar/通报.txt', 'text/plain', 'utf-8', '关于表彰的通报'],
  ]

  test('each file by its whole name; folders, pictures and empty ones passed over', async () =>
    expect(await all(input, 'a.tar')).toEqual(names))

  test('within gzip', async () =>
    expect(await all(gzipSync(input), 'a.tgz')).toEqual(
      names.map(([name, ...rest]) => [name!.replace('a.tar', 'a.tgz/a'), ...rest]),
    ))

  test('where it is broken or cut off, that is told, and what is before it is read', async () => {
    const two = join(entry(bytes('1.txt'), text('关于检查的通知')), entry(bytes('2.txt'), text('关于评比的通报')))
    expect(await all(two.subarray(0, 1550), 'a.tar')).toEqual([
      ['a.tar/1.txt', 'text/plain', 'utf-8', '关于检查的通知'],
      'a.tar, byte 1550: the entry 2.txt is cut off: 30 bytes are missing. Get the archive again: it was cut off or changed on its way.',
    ])
    two[1030]! ^= 1
    expect(await all(two, 'a.tar')).toEqual([
      ['a.tar/1.txt', 'text/plain', 'utf-8', '关于检查的通知'],
      'a.tar, byte 1024: no entry begins there. Get the archive again: it was cut off or changed on its way.',
    ])
    expect(await all(entry(bytes('1.txt'), bytes('x'), { size: 8e9 }), 'a.tar')).toEqual([
      expect.stringMatching(/^a\.tar, 1\.txt: the limit "bytes" is exceeded/),
      expect.stringMatching(/^a\.tar, byte 1024: the entry 1\.txt is cut off/),
    ])
  })
})
