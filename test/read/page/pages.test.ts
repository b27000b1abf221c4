/** Pages laid out anew, by cases: glyphs and rules beside the source text and the tables that they make. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wholeGrammar } from '../../../src/grammar/whole.ts'
import { PageReader } from '../../../src/read/page/pageText.ts'
import { type PageInput, pageOf } from './pageOf.ts'

interface Case {
  readonly about: string
  readonly pages: readonly PageInput[]
  /** The source text, a line an item. */
  readonly text: readonly string[]
  /** Cells that span: what they say, rows, columns. */
  readonly spans?: readonly [text: string, rows: number, columns: number][]
  readonly grids?: number
  readonly messages?: readonly string[]
}

const folder = new URL('cases/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

test('there are cases', () => {
  expect(files.length).toBeGreaterThan(2)
})

for (const file of files) {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case[]
  test.each(cases)(`${file.replace('.json', '')}: $about`, ({ pages, text, spans = [], grids, messages = [] }) => {
    const reader = new PageReader(wholeGrammar)
    for (const page of pages) reader.add(pageOf(page))
    const result = reader.finish()
    expect(result.text.split('\n')).toEqual(text)
    const spanning = result.grids
      .flatMap(({ rows }) => rows.flat())
      .filter(({ rowSpan = 1, columnSpan = 1 }) => rowSpan * columnSpan > 1)
    expect(spanning.map((cell) => [cell.text, cell.rowSpan ?? 1, cell.columnSpan ?? 1])).toEqual(spans)
    if (grids !== undefined) expect(result.grids.length).toBe(grids)
    expect(result.messages.map(({ rule }) => rule)).toEqual(messages)
    // Every cell's span is its text.
    for (const cell of result.grids.flatMap(({ rows }) => rows.flat())) {
      if (cell.span) expect(result.text.slice(...cell.span)).toBe(cell.text)
    }
  })
}
