/** The exchange of the lines for those in a new order, broken off between any two of its steps, is undone or done to the end. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finishRewriting, rewrite } from '../../src/archive/rewrite.ts'

let out = ''
const ends = ['', '.partial', '.journal', '.rewrite', '.journal.rewrite']
const write = (files: Record<string, string>) => {
  for (const [end, text] of Object.entries(files)) writeFileSync(out + end, text)
}
const read = () =>
  Object.fromEntries(ends.filter((end) => existsSync(out + end)).map((end) => [end, readFileSync(out + end, 'utf8')]))
const record = (input: string, end: number) => `{"input":"${input}","end":${end}}\n`

beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'gongwen-rewrite-')), 'out')
})
afterEach(() => rmSync(join(out, '..'), { recursive: true }))

test('keeps what is wanted, in the order wanted, and tells where it ends now', async () => {
  const journal = `{"version":"1"}\n${record('a', 2)}${record('gone', 5)}${record('fails', 5)}${record('b', 9)}`
  write({ '': 'A\nGG\nBBB\n', '.journal': journal })
  await rewrite(out, out, [3, 2, 0])
  expect(read()).toEqual({
    '': 'A\nGG\nBBB\n',
    '.partial': 'BBB\nA\n',
    '.journal': `{"version":"1"}\n${record('b', 4)}${record('fails', 4)}${record('a', 6)}`,
  })
})

test.each([
  ['before the new lines are whole', { '.rewrite': 'ne' }, {}],
  ['before the exchange', { '.rewrite': 'new', '.journal.rewrite': 'new journal' }, {}],
  [
    'in the midst of it',
    { '.partial': 'new', '.journal.rewrite': 'new journal' },
    { '.partial': 'new', '.journal': 'new journal' },
  ],
])('broken off %s', async (_, left, expected) => {
  write({ '': 'old', '.journal': 'old journal', ...left })
  await finishRewriting(out)
  expect(read()).toEqual({ '': 'old', '.journal': 'old journal', ...expected })
})
