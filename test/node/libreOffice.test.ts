/** Old office formats by LibreOffice: the same result as the text; and clear words where it is missing or takes too long. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, parseSync, read } from '../../src/index.ts'
import { libreOffice } from '../../src/node/libreOffice.ts'
import { notices } from '../formats/notice.ts'
import { convert, office } from '../formats/office.ts'
import { comparable } from '../formats/sameResult.ts'
import { toPlainHtml, toText } from '../formats/writers.ts'

const rtf = new TextEncoder().encode('{\\rtf1\\ansi\\uc0 \\u36890\\u30693\\par}')
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(512).fill(0)])
const locked = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')])

test.each([
  [
    'without a converter',
    rtf,
    {},
    'unsupported-format',
    'n, byte 0: this is an RTF document, which only an office program reads. Install LibreOffice',
  ],
  [
    'DOC likewise',
    ole,
    {},
    'unsupported-format',
    'n, byte 0: this is an old Word or WPS document (DOC, WPS), which only an office program reads. Install LibreOffice',
  ],
  [
    'a document with a password',
    locked,
    {},
    'encrypted-file',
    'n, byte 0: the document is locked by a password. Save it without a password',
  ],
  [
    'without the command',
    rtf,
    { office: libreOffice({ command: 'no-such-office' }) },
    'unsupported-format',
    'n: it takes LibreOffice, and there is no command no-such-office. Install LibreOffice',
  ],
  [
    'a command that makes nothing',
    rtf,
    { office: libreOffice({ command: 'true' }) },
    'damaged-file',
    'n: LibreOffice cannot read it. Check that',
  ],
] as const)('%s', async (_, bytes, options, rule, message) => {
  const error: unknown = await read(bytes, { name: 'n', ...options }).catch((error: unknown) => error)
  expect(error).toMatchObject({ rule, message: expect.stringContaining(message) as string })
})

describe.skipIf(!office)('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-old-'))
  const some = notices.filter(({ name }) => ['flood-stores', 'road-plan'].includes(name))
  const made = new Map<string, Uint8Array>()
  beforeAll(async () => {
    const pages = new Map(some.map((notice) => [notice.name, new TextEncoder().encode(toPlainHtml(notice))]))
    for (const [ending, filter] of [
      ['doc', 'doc:MS Word 97'],
      ['rtf', 'rtf:Rich Text Format'],
    ] as const) {
      for (const [name, bytes] of await convert(pages, filter, folder)) made.set(`${name}.${ending}`, bytes)
    }
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(
    some.flatMap((notice) => [
      { notice, ending: 'doc' },
      { notice, ending: 'rtf' },
    ]),
  )(
    '$ending: $notice.name',
    async ({ notice, ending }) => {
      const found = await parse(made.get(`${notice.name}.${ending}`)!, { name: 'n', office: libreOffice() })
      expect(found.source.mediaType).toBe(ending === 'doc' ? 'application/msword' : 'application/rtf')
      expect(comparable(found)).toEqual(comparable(parseSync(toText(notice))))
    },
    120_000,
  )

  test('is stopped at its time limit', async () => {
    const reading = read(made.get('flood-stores.doc')!, { name: 'n', office: libreOffice({ timeout: 20 }) })
    await expect(reading).rejects.toMatchObject({
      rule: 'aborted',
      reason: 'LibreOffice took longer than the time limit',
    })
  })
})
