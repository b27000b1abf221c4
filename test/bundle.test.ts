/** What a web site loads at once: the library without the heavy readers, which come when a file needs them. */
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'

/** The trained model that restores marks of degraded text (docs/decisions.md) is weighed by itself. */
const MODEL = 'src/clean/marks/weights.ts'

let outputs: Metafile['outputs']
let sizes: Map<string, number>

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    // As Vite, Rollup and webpack write it: Chinese as it is, not as \\uXXXX.
    charset: 'utf8',
    outdir: 'out/bundle',
    write: false,
    metafile: true,
    logLevel: 'error',
    external: ['*/marks/weights.ts', './marks/weights.ts', './weights.ts'],
  })
  outputs = metafile.outputs
  sizes = new Map(outputFiles.map(({ path, contents }) => [basename(path), gzipSync(contents).length]))
}, 60_000)

/** The outputs that the entry needs before it can run. */
function atOnce(): string[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const { path: next, kind } of outputs[path]!.imports)
      if (kind === 'import-statement' && outputs[next]) visit(next)
  }
  visit(Object.keys(outputs).find((path) => basename(path) === 'index.js')!)
  return [...found]
}

const size = () => atOnce().reduce((sum, path) => sum + sizes.get(basename(path))!, 0)

// Not reached: the grammar's patterns are some 58 kB and the table of traditional characters 4. This test turns red when it is, and then becomes a plain one.
test.fails('the library without its readers and the model of marks is under 150 kB', () => {
  expect(size()).toBeLessThan(150_000)
})

test('until then it grows no further', () => {
  expect(size()).toBeGreaterThan(50_000)
  expect(size()).toBeLessThan(170_000)
})

test('heavy readers and their parsers are loaded when a file needs them', () => {
  const inputs = (paths: readonly string[]) => paths.flatMap((path) => Object.keys(outputs[path]!.inputs)).join('\n')
  const heavy = /node_modules\/(?:zod|parse5|micromark|mdast-|hast-|saxes|fflate|pdfjs-dist|pdf-parse|yaml)/
  expect(inputs(atOnce())).not.toMatch(heavy)
  expect(inputs(atOnce())).not.toContain(MODEL)
  expect(inputs(Object.keys(outputs))).toMatch(heavy)
})
