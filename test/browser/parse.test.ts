/** The same input gives the same JSON in a browser: the library bundled into a page, in headless Chromium. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownNotices } from '../../samples/notices.ts'
import { type parse, parseSync } from '../../src/index.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there)
  console.warn(
    `Skipped: the browser tests need Chromium at ${executablePath} (Debian: apt-get install chromium), or its path in CHROMIUM.`,
  )

const notices = ownNotices()

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url))
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as gongwen from ${JSON.stringify(entry)}; globalThis.gongwen = gongwen`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}

test('the library bundles for a browser', async () => {
  const script = await bundle()
  expect(script).not.toContain('require("node:')
  expect(gzipSync(script).length).toBeLessThan(450_000)
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

  test('every notice comes out as in Node', async () => {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundle() })
    for (const { name, path } of notices) {
      const bytes = readFileSync(path)
      const result = await page.evaluate(async (base64) => {
        const { gongwen } = globalThis as unknown as { gongwen: { parse: typeof parse } }
        const input = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        return JSON.stringify(await gongwen.parse(input))
      }, bytes.toString('base64'))
      expect(result, name).toBe(JSON.stringify(parseSync(bytes)))
    }
    expect(notices.length).toBeGreaterThanOrEqual(7)
  })
})
