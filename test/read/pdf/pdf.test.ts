/** PDF beside its pages: operators, passwords, pages without text. */
import { OPS as pdfjsOperators } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { OPS } from '../../../src/read/pdf/operators.ts'
import { read } from '../../../src/read/read.ts'
import type { PageInput } from '../page/pageOf.ts'
import { writePdf } from './writePdf.ts'

const pages: PageInput[] = [{ text: [[90, 120, 16, '关于检查情况的通报']] }]

test("the operators have pdf.js's numbers", () => {
  expect(pdfjsOperators).toMatchObject(OPS)
})

test('a file with a password opens with it only', async () => {
  const bytes = writePdf({ pages, password: 'gongwen' })
  const { source } = await read(bytes, { pdf: { password: 'gongwen' } })
  expect(source.text).toBe('关于检查情况的通报')
  await expect(read(bytes)).rejects.toMatchObject({
    rule: 'encrypted-file',
    message: expect.stringMatching(/password/) as string,
  })
  await expect(read(bytes, { pdf: { password: 'other' } })).rejects.toMatchObject({ rule: 'encrypted-file' })
})

test('a file without any text is refused, and a page without it is not told where there are no pictures', async () => {
  await expect(read(writePdf({ pages: [{ text: [] }] }))).rejects.toMatchObject({ rule: 'no-text' })
  const { messages } = await read(writePdf({ pages: [...pages, { text: [] }] }))
  expect(messages).toEqual([])
})

test('more pages than allowed', async () => {
  const many = writePdf({ pages: [...pages, ...pages, ...pages] })
  await expect(read(many, { limits: { pages: 2 } })).rejects.toMatchObject({ rule: 'limit-exceeded' })
})

test('text recognition that finds nothing leaves the refusal, and what it finds is read', async () => {
  const blank = writePdf({ pages: [{ text: [] }] })
  await expect(read(blank, { recognizer: async () => [] })).rejects.toMatchObject({ rule: 'no-text' })
  const word = { text: '通知', left: 400, top: 400, right: 480, bottom: 440, line: 0 }
  const { source } = await read(blank, { recognizer: async () => [word] })
  expect(source.text).toBe('通知')
})
