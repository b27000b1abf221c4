import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'
import { repairTables } from '../../src/repair/repair.ts'
import { Message, type Span, Table } from '../../src/types.ts'
import { shortForm } from './form.ts'

const folder = new URL('./cases/', import.meta.url)
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -'.txt'.length)] : []))

/** NAME.txt is a stretch of a notice, NAME.json what is found in it; NAME.words, where there is one, the body beside it. */
test('there are as many cases as were written', () => {
  expect(names.length).toBe(60)
})

test.each(names)('%s', (name) => {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
  const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
  const span: Span = [0, text.length]
  const beside = new URL(`${name}.words`, folder)
  const context = { title: null, words: existsSync(beside) ? readFileSync(beside, 'utf8') : '', grammar }
  const repaired = repairTables(text, span, context)
  expect(shortForm(text, repaired)).toEqual(expected)
  for (const table of repaired.tables) expectGrounded(text, table)
  for (const message of repaired.messages) Message.parse(message)
  expect(repairTables(text, span, context)).toEqual(repaired)
})

test('spans are those of the whole text, whatever stands before the stretch', () => {
  const before = '附件1\n'
  const text = `${before}单位\t来信\t来访\n信访局\t8\t4\n民政局\t5\t6\n合计\t13\t10`
  const { tables } = repairTables(text, [before.length, text.length], { title: '情况表', words: '', grammar })
  expect(tables).toHaveLength(1)
  expect(tables[0]!.title).toBe('情况表')
  expect(tables[0]!.span).toEqual([before.length, text.length])
  expectGrounded(text, tables[0]!)
})

/** Every cell is literally in the text, and nothing around it. */
function expectGrounded(text: string, table: Table): void {
  Table.parse(table)
  for (const { cells } of table.rows) {
    expect(cells).toHaveLength(table.columns.length)
    for (const { text: said, span } of cells) {
      if (span === null) expect(said).toBe('')
      else {
        const literal = text.slice(...span)
        expect(literal).toBe(literal.trim())
        expect(halfWidth(literal)).toBe(halfWidth(said))
      }
    }
  }
}

function halfWidth(text: string): string {
  return text.replace(/\s+/g, '').normalize('NFKC')
}
