import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/types.ts'
import { csvRecord } from '../../src/write/csv.ts'
import { tableCsv } from '../../src/write/tableCsv.ts'

describe('a record', () => {
  test.each([
    [['市教育局', 12, null, 8.5, true], '市教育局,12,,8.5,true\r\n'],
    [['a,b', 'say "好"', 'two\nlines'], '"a,b","say ""好""","two\nlines"\r\n'],
    [['=1+1', '+86', '-', '@sum', -3], "'=1+1,'+86,'-,'@sum,-3\r\n"],
  ])('%j', (values, expected) => expect(csvRecord(values)).toBe(expected))

  test('can be read back to the letter', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
        const plain = values.map((value) => value.replace(/^[=+\-@\t\r\n＝＋－＠]/, "'$&"))
        expect(readRecord(csvRecord(values))).toEqual(plain)
      }),
    )
  })
})

/** RFC 4180, one record. */
function readRecord(record: string): string[] {
  const fields: string[] = []
  let rest = `${record.slice(0, -2)},`
  while (rest !== '') {
    const [whole, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*)),/.exec(rest)!
    fields.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
  }
  return fields
}

test('a table has its column names, groups included, and its values', () => {
  const cell = (value: string | number | null) => ({ value, text: String(value ?? ''), status: 'verified', span: null })
  const table = {
    columns: [
      { name: '单位', path: ['单位'], role: 'label' },
      { name: '图片', path: ['刊发', '图片'], role: 'number' },
    ],
    rows: [
      { role: 'data', cells: [cell('市教育局'), cell(3)] },
      { role: 'total', cells: [cell('总计'), cell(null)] },
    ],
  } as unknown as Table
  expect(tableCsv(table)).toBe('单位,刊发/图片\r\n市教育局,3\r\n总计,\r\n')
})
