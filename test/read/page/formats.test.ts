/** The same pages as PDF and as OFD: what is laid out anew from glyphs is the same from either file. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { read } from '../../../src/read/read.ts'
import { writeOfd } from '../ofd/writeOfd.ts'
import { writePdf } from '../pdf/writePdf.ts'
import type { PageInput } from './pageOf.ts'

interface Case {
  readonly about: string
  readonly pages: readonly PageInput[]
  readonly text: readonly string[]
  readonly grids?: number
  /** Why it cannot be written as PDF by the tests' writer. */
  readonly notAsPdf?: string
}

const folder = new URL('cases/', import.meta.url)
const cases = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[])

test.each(cases)('as OFD: $about', async ({ pages, text, grids }) => {
  const { source } = await read(writeOfd({ pages }))
  expect(source.text.split('\n')).toEqual(text)
  if (grids !== undefined) expect(source.grids.length).toBe(grids)
})

const asPdf = cases.filter(({ notAsPdf }) => notAsPdf === undefined)

test('nearly all cases are written as PDF', () => {
  expect(asPdf.length).toBeGreaterThan(0.9 * cases.length)
})

test.each(asPdf)('as PDF: $about', async ({ pages, text, grids }) => {
  const { source } = await read(writePdf({ pages }))
  expect(source.text.split('\n')).toEqual(text)
  if (grids !== undefined) expect(source.grids.length).toBe(grids)
})

test.each([90, 180, 270] as const)('as PDF pages that are shown turned by %i degrees', async (rotate) => {
  const { pages, text } = cases.find(({ about }) => about.startsWith('a head of two rows'))!
  const { source } = await read(writePdf({ pages, rotate }))
  expect(source.text.split('\n')).toEqual(text)
  const cell = source.text.indexOf('东阳')
  const box = source.locate!([cell, cell + 2])[0]!
  // As shown: where the case puts it.
  expect([box.page, Math.round(box.left), Math.round(box.right)]).toEqual([1, 94, 114])
  expect(box.top).toBeLessThan(165)
  expect(box.bottom).toBeGreaterThan(165)
})
