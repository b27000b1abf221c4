import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { displayWidth, pad, printable } from '../../src/cli/displayWidth.ts'
import { summarize } from '../../src/cli/summary.ts'
import { tableText } from '../../src/cli/tableText.ts'
import type { Notice } from '../../src/extract/notice.ts'
import { parseSync } from '../../src/gongwen.ts'
import type { Cell, Column, Status, Table } from '../../src/types.ts'

const plain = picocolors.createColors(false)
const coloured = picocolors.createColors(true)

const column = (role: Column['role'], ...path: string[]): Column => ({ name: path.at(-1)!, path, role })
const cell = (value: Cell['value'], status: Status = 'verified'): Cell => ({
  value,
  text: String(value ?? ''),
  status,
  span: null,
})

const table: Table = {
  title: '报送情况',
  source: 'digit-run',
  columns: [
    column('label', '单位'),
    column('number', '刊发情况', '图片新闻'),
    column('number', '刊发情况', '信息'),
    column('total', '合计'),
    column('text', '备注'),
  ],
  rows: [
    { role: 'data', cells: [cell('秦都区信息办'), cell(1), cell(63), cell(64), cell('按时')] },
    { role: 'data', cells: [cell('彬县'), cell(null, 'likely'), cell(2, 'ambiguous'), cell(4, 'conflict'), cell('')] },
    { role: 'total', cells: [cell('总计'), cell(1), cell(65), cell(66), cell('')] },
  ],
  checks: [],
  solutions: { count: 2, exact: true, checksHolding: 5, checksPossible: 6 },
  span: [0, 10],
}

describe('tableText', () => {
  it('aligns by the width of Chinese characters and marks what is not verified', () => {
    expect(tableText(table, plain)).toBe(
      [
        '               刊发情况',
        '单位           图片新闻   信息   合计   备注',
        '秦都区信息办          1     63     64   按时',
        '彬县                   ~     2?     4!',
        '总计                  1     65     66',
        '5 of 6 checks hold · 2 best readings · ~ likely · ? ambiguous · ! conflict',
      ].join('\n'),
    )
  })

  it('looks the same under its colours', () => {
    const text = tableText(table, coloured)
    expect(text).toContain('\u001b[31m')
    const lines = (text: string) => text.split('\n').map((line) => line.trimEnd())
    expect(lines(stripVTControlCharacters(text))).toEqual(lines(tableText(table, plain)))
  })

  it('tells a bounded search, and a single reading', () => {
    const solutions = { count: 1, exact: false, checksHolding: 0, checksPossible: 0 }
    expect(
      tableText({ ...table, rows: [], solutions }, plain)
        .split('\n')
        .at(-1),
    ).toBe('0 of 0 checks hold · 1 best reading found in a bounded search')
  })
})

describe('summarize', () => {
  const notice: Notice = {
    ...parseSync('关于工作情况的通报\n', { name: 'n.txt' }),
    genre: '通报',
    title: { text: '关于工作\u001b[2J情况的通报', span: [0, 9] },
    date: { iso: '2009-02-25', text: '二〇〇九年二月二十五日', span: [9, 20] },
    problems: [{ ordinal: null, text: '有的单位不重视', actors: [], span: [0, 7] }],
    attachments: [
      { ordinal: 1, title: '报送情况', present: true, span: [0, 4], tables: [table] },
      { ordinal: 2, title: '考核结果', present: false, span: null, tables: [] },
    ],
    tables: [],
    messages: [
      { severity: 'warning', rule: 'attachment-missing', text: 'Attachment 2 is not in the source.', span: [3, 8] },
      { severity: 'info', rule: 'issuer-missing', text: 'The text names no issuer.', span: null },
    ],
  }

  it('tells the head, the counts, the tables and the messages', () => {
    const expected = [
      '关于工作 [2J情况的通报',
      '  from        n.txt',
      '  genre       通报',
      '  date        2009-02-25',
      '',
      '  0 praises · 0 criticisms · 1 problem · 0 directives · 0 quantities · 0 references · 2 attachments',
      '',
      '附件1 报送情况',
      ...tableText(table, plain)
        .split('\n')
        .map((line) => `  ${line}`),
      '',
      '附件2 考核结果 (listed, not in the source)',
      '',
      'warning  Attachment 2 is not in the source. (attachment-missing) [3, 8)',
      'info     The text names no issuer. (issuer-missing)',
    ]
    expect(summarize(notice, plain)).toBe(expected.join('\n'))
  })

  it('names a table beside its attachment where it has a title of its own', () => {
    const attachments = [{ ...notice.attachments[0]!, tables: [{ ...table, title: '得分表' }] }]
    expect(summarize({ ...notice, attachments }, plain)).toContain('\n附件1 报送情况 · 得分表\n')
  })
})

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['公文', 4],
    ['〔2009〕10号', 4 + 6 + 2],
    ['，：ＡＢ', 8],
    ['㎡①·—“', 2 + 4],
    ['e\u0301', 1],
    ['𠀀', 2],
    ['ｶ', 1],
    ['한', 2],
  ])('%s is %i wide', (text, width) => expect(displayWidth(text)).toBe(width))

  it('pads at either side, and never cuts', () => {
    expect(pad('公文', 6)).toBe('公文  ')
    expect(pad('公文', 6, 'start')).toBe('  公文')
    expect(pad('公文', 3)).toBe('公文')
  })

  it('shows text without control characters', () => {
    expect(printable('公\u001b[31m\r\n文\u2028')).toBe('公 [31m 文 ')
  })
})
