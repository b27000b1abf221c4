/** The library as a web site would serve it: bundled into modules that load each other when they are needed, and what pdf.js needs. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import type { Page } from 'playwright-core'

export const ADDRESS = 'http://gongwen.example/'

export interface Site {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The module that a page begins with, and all that it loads at once. */
  readonly atOnce: readonly string[]
}

export async function buildSite(): Promise<Site> {
  const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url))
  const { outputFiles, metafile } = await build({
    entryPoints: { gongwen: entry },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    outdir: 'site',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
  return { files, atOnce: loadedAtOnce('gongwen.js', metafile) }
}

function loadedAtOnce(entry: string, { outputs }: Metafile): string[] {
  const names = [entry]
  for (const name of names) {
    for (const { path, kind } of outputs[`site/${name}`]!.imports) {
      if (kind === 'import-statement' && !names.includes(basename(path))) names.push(basename(path))
    }
  }
  return names
}

/** The worker and the character maps of pdf.js, in the version that pdf-parse holds. */
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folders = { 'worker/': join(pdfjs, 'build'), 'cmaps/': join(pdfjs, 'cmaps') }

const INDEX =
  '<!doctype html><meta charset="utf-8"><script type="module">import * as gongwen from "./gongwen.js"; globalThis.gongwen = gongwen</script>'

/** Opens a page of the site that holds the library as `gongwen`. */
export async function open(page: Page, { files }: Site): Promise<void> {
  await page.route(`${ADDRESS}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    if (path === '') return route.fulfill({ contentType: 'text/html', body: INDEX })
    const folder = Object.entries(folders).find(([prefix]) => path.startsWith(prefix))
    const body = folder ? readFileSync(join(folder[1], basename(path))) : Buffer.from(files.get(path)!)
    return route.fulfill({ contentType: /\.m?js$/.test(path) ? 'text/javascript' : 'application/octet-stream', body })
  })
  await page.goto(ADDRESS, { waitUntil: 'load' })
}
