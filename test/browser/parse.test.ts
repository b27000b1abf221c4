/** The same input gives the same JSON in a browser: the library bundled for a web site, in headless Chromium. */
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownNotices } from '../../samples/notices.ts'
import { parse, type ParseOptions } from '../../src/index.ts'
import { writeOfd } from '../read/ofd/writeOfd.ts'
import { gridRules, type PageInput } from '../read/page/pageOf.ts'
import { writePdf } from '../read/pdf/writePdf.ts'
import { ADDRESS, buildSite, open, type Site } from './site.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there)
  console.warn(
    `Skipped: the browser tests need Chromium at ${executablePath} (Debian: apt-get install chromium), or its path in CHROMIUM.`,
  )

const notices = ownNotices()
let site: Site
beforeAll(async () => {
  site = await buildSite()
}, 60_000)

test('the library bundles for a browser, and the heavy readers are loaded only when they are needed', () => {
  const atOnce = site.atOnce.map((name) => Buffer.from(site.files.get(name)!))
  expect(Buffer.concat(atOnce).toString()).not.toMatch(/require\("node:|pdfjs/)
  // Three quarters of it are the weights that restore punctuation, which may take a megabyte.
  expect(atOnce.reduce((sum, script) => sum + gzipSync(script).length, 0)).toBeLessThan(700_000)
  expect([...site.files.values()].some((script) => Buffer.from(script).includes('GlobalWorkerOptions'))).toBe(true)
})

describe.skipIf(!there)('in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(() => browser?.close())

  /** What the page's library makes of the bytes, as JSON. */
  function parsed(page: Page, bytes: Uint8Array, options: ParseOptions = {}): Promise<string> {
    return page.evaluate(
      async ([base64, options]) => {
        const { gongwen } = globalThis as unknown as { gongwen: { parse: typeof parse } }
        const input = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        return JSON.stringify(await gongwen.parse(input, options))
      },
      [Buffer.from(bytes).toString('base64'), options] as const,
    )
  }

  test('every notice comes out as in Node', async () => {
    const page = await browser.newPage()
    await open(page, site)
    for (const { name, path } of notices) {
      const bytes = readFileSync(path)
      expect(await parsed(page, bytes), name).toBe(JSON.stringify(await parse(bytes)))
    }
    expect(notices.length).toBeGreaterThanOrEqual(7)
  })

  const pages: PageInput[] = [
    {
      text: [
        [188, 120, 22, '关于检查情况的通报'],
        [122, 180, 16, '现将各单位检查情况通报如下，请认真整改。'],
        ...['单位', '件数', '东阳区', '12', '西山县', '7'].map((cell, at): [number, number, number, string] => [
          94 + 100 * (at % 2),
          265 + 25 * Math.floor(at / 2),
          10,
          cell,
        ]),
      ],
      rules: gridRules([90, 190, 290], [250, 275, 300, 325]),
    },
  ]

  test.each([
    ['PDF', writePdf({ pages })],
    ['OFD', writeOfd({ pages })],
  ])('%s comes out as in Node', async (_, bytes) => {
    const page = await browser.newPage()
    await open(page, site)
    const pdf = { worker: `${ADDRESS}worker/pdf.worker.min.mjs`, cMapUrl: `${ADDRESS}cmaps/` }
    const expected = await parse(bytes)
    expect(expected.title?.text).toBe('关于检查情况的通报')
    expect(expected.tables[0]?.rows.length).toBe(2)
    expect(await parsed(page, bytes, { pdf })).toBe(JSON.stringify(expected))
  })
})
