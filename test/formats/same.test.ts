/** Same notice, same result: a composed notice set in each format gives the same fields and cell values. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Notice, parse, parseSync } from '../../src/index.ts'
import { type AuthorNotice, notices } from './notice.ts'
import { convert, office } from './office.ts'
import { writeOfd } from '../read/ofd/writeOfd.ts'
import { writePdf } from '../read/pdf/writePdf.ts'
import { comparable, differing } from './sameResult.ts'
import { setPages } from './setPages.ts'
import { toGb18030, toHtml, toMarkdown, toNumberedDocx, toPlainHtml, toText } from './writers.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const chromiumThere = existsSync(executablePath)
if (!chromiumThere)
  console.warn(
    `Skipped: PDF by Chromium needs it at ${executablePath} (Debian: apt-get install chromium), or its path in CHROMIUM.`,
  )

const encode = (text: string) => new TextEncoder().encode(text)

/** Formats that the tests write themselves. */
const written: Record<string, { mediaType: string; write: (notice: AuthorNotice) => Uint8Array }> = {
  'text in GB 18030': { mediaType: 'text/plain', write: (notice) => toGb18030(toText(notice)) },
  HTML: { mediaType: 'text/html', write: (notice) => encode(toHtml(notice)) },
  Markdown: { mediaType: 'text/markdown', write: (notice) => encode(toMarkdown(notice)) },
  'DOCX with automatic numbering': {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: toNumberedDocx,
  },
}

/** Set on pages by the tests themselves. */
const laidOut = {
  OFD: (notice: AuthorNotice) => writeOfd({ pages: setPages(notice) }),
  'PDF whose fonts are named only': (notice: AuthorNotice) => writePdf({ pages: setPages(notice) }),
}

const expected = new Map(notices.map((notice) => [notice.name, parseSync(toText(notice))]))

/** All else is the same: messages, statuses, where tables were found. HTML tells that there was a page around the notice. */
const PLACES = ['length', 'source', 'spans']
const DIFFERS: Record<string, readonly string[]> = {
  'text in GB 18030': ['source'],
  HTML: ['messages', ...PLACES].sort(),
}

/** What else differs from the text, by format. */
const differences = new Map<string, Set<string>>()

function expectSame(found: Notice, { name }: AuthorNotice, format: string): void {
  const wanted = expected.get(name)!
  expect(comparable(found)).toEqual(comparable(wanted))
  const all = differences.get(format) ?? differences.set(format, new Set()).get(format)!
  for (const difference of differing(found, wanted)) all.add(difference)
}

test('the text says what its author meant', () => {
  expect(notices).toHaveLength(12)
  for (const { name, title, number, sign, attachments, ...notice } of notices) {
    const found = expected.get(name)!
    expect(found.title?.text, name).toBe(title)
    expect(found.documentNumber?.text ?? null, name).toBe(number)
    expect(
      found.issuers.map((unit) => unit.name),
      name,
    ).toEqual([sign])
    expect(
      found.attachments.map((attachment) => [attachment.title, attachment.present]),
      name,
    ).toEqual(attachments.map((one) => [one, true]))
    const tables = [...found.tables, ...found.attachments.flatMap((attachment) => attachment.tables)]
    const blocks = [...notice.blocks, ...notice.annexes.flatMap((annex) => annex.blocks)]
    expect(tables.length, name).toBe(blocks.filter((block) => typeof block === 'object' && 'table' in block).length)
  }
})

describe.each(Object.entries(written))('%s', (format, { mediaType, write }) => {
  test.each(notices)('$name', async (notice) => {
    const found = await parse(write(notice), { name: notice.name })
    expect(found.source.mediaType).toBe(mediaType)
    expectSame(found, notice, format)
  })
})

describe.each(Object.entries(laidOut))('%s', (format, write) => {
  test.each(notices)('$name', async (notice) => {
    expectSame(await parse(write(notice), { name: notice.name }), notice, format)
  })
})

test('some of them fill more than a page', () => {
  expect(notices.filter((notice) => setPages(notice).length > 1).length).toBeGreaterThan(3)
})

describe.skipIf(!office)('by LibreOffice', () => {
  const filters = { docx: 'docx:MS Word 2007 XML', pdf: 'pdf:writer_pdf_Export' }
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-same-'))
  const made = new Map<string, Uint8Array>()
  beforeAll(async () => {
    const pages = new Map(notices.map((notice) => [notice.name, encode(toPlainHtml(notice))]))
    for (const [ending, filter] of Object.entries(filters)) {
      for (const [name, bytes] of await convert(pages, filter, folder)) made.set(`${name}.${ending}`, bytes)
    }
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe.each(Object.keys(filters))('%s', (ending) => {
    test.each(notices)('$name', async (notice) => {
      const name = `${notice.name}.${ending}`
      expectSame(await parse(made.get(name)!, { name }), notice, `${ending} by LibreOffice`)
    })
  })
})

describe.skipIf(!chromiumThere)('by Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  }, 60_000)
  afterAll(() => browser?.close())

  test.each(notices)('pdf: $name', async (notice) => {
    const page = await browser.newPage()
    await page.setContent(toPlainHtml(notice))
    const bytes = await page.pdf({ format: 'A4', margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' } })
    await page.close()
    expectSame(await parse(bytes, { name: `${notice.name}.pdf` }), notice, 'pdf by Chromium')
  })
})

test('beside fields and cell values, this differs from the text', () => {
  for (const [format, found] of differences)
    expect([format, ...[...found].sort()]).toEqual([format, ...(DIFFERS[format] ?? PLACES)])
  expect(differences.size).toBeGreaterThanOrEqual(Object.keys(written).length + Object.keys(laidOut).length)
})
