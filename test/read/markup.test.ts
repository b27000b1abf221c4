/** Pages and Markdown texts beside what is read of them: `cases/FORMAT/NAME.FORMAT` beside `NAME.json`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { places } from '../../src/grid.ts'
import { read } from '../../src/read/read.ts'
import { ReadError } from '../../src/read/readError.ts'

const folders = ['html', 'markdown'] as const
const cases = folders.flatMap((format) => {
  const folder = new URL(`cases/${format}/`, import.meta.url)
  const files = readdirSync(folder).filter((file) => !file.endsWith('.json'))
  return files.map((file) => ({ format, file, path: new URL(file, folder) }))
})

/** What is read of an input, for a person to compare. */
async function told(path: URL, name: string) {
  try {
    const { source, messages } = await read(readFileSync(path), { name })
    const { text, mediaType, charset, grids, links } = source
    for (const cell of grids.flatMap(({ rows }) => rows.flat())) {
      if (cell.span) expect(text.slice(...cell.span)).toBe(cell.text)
    }
    return {
      mediaType,
      charset,
      lines: text.split('\n'),
      grids: grids.map((grid) => ({
        headRows: grid.headRows ?? null,
        cells: places(grid).map((row) => row.map((cell) => cell.text)),
      })),
      links: links.map(({ span, address }) => [text.slice(...span), address]),
      messages: messages.map(({ rule, text }) => `${rule}: ${text}`),
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    return { error: error.message }
  }
}

test.each(cases)('$format: $file', async ({ file, path }) => {
  const expected = new URL(path.href.replace(/\.\w+$/, '.json'))
  const found = await told(path, file)
  if (process.env.UPDATE) writeFileSync(expected, `${JSON.stringify(found, null, 2)}\n`)
  expect(found).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
})

test('there are cases of each format', () => {
  for (const format of folders) expect(cases.filter((one) => one.format === format).length).toBeGreaterThanOrEqual(3)
})
