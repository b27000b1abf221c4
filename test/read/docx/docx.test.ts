import { describe, expect, test } from 'vitest'
import { places } from '../../../src/grid.ts'
import { formatNumber } from '../../../src/read/numberStyle.ts'
import { read } from '../../../src/read/read.ts'
import { cell, type DocxInput, list, listed, listUse, paragraph, run, table, writeDocx } from './writeDocx.ts'

async function readDocx(input: DocxInput) {
  const { source, messages } = await read(writeDocx(input), { name: 'n.docx' })
  for (const { text, span } of source.grids.flatMap(({ rows }) => rows.flat())) {
    if (span) expect(source.text.slice(...span)).toBe(text)
  }
  return {
    lines: source.text.split('\n').slice(0, -1),
    grids: source.grids.map((grid) => places(grid).map((row) => row.map(({ text }) => text))),
    headRows: source.grids.map(({ headRows }) => headRows),
    links: source.links.map(({ span, address }) => [source.text.slice(...span), address]),
    messages: messages.map(({ rule }) => rule),
    source,
  }
}

describe('automatic numbering', () => {
  const levels = list(0, [
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.', '<w:suff w:val="nothing"/>'],
    ['decimal', '%1.%4', '<w:isLgl/><w:suff w:val="space"/>'],
  ])

  test('levels are counted as Word counts them', async () => {
    const { lines } = await readDocx({
      numbering: levels + listUse(1, 0),
      body: [
        paragraph('提高认识', listed(1)),
        paragraph('明确责任', listed(1, 1)),
        paragraph('抓好落实', listed(1, 1)),
        paragraph('压实责任', listed(1, 2)),
        paragraph('加强领导', listed(1)),
        paragraph('健全机制', listed(1, 1)),
        paragraph('说明', listed(1, 3)),
      ].join(''),
    })
    expect(lines).toEqual([
      '一、提高认识',
      '（一）明确责任',
      '（二）抓好落实',
      '1.压实责任',
      '二、加强领导',
      '（一）健全机制',
      '2.1 说明',
    ])
  })

  test('a list of the same definition counts on, one that sets its start begins anew', async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const { lines } = await readDocx({
      numbering: levels + listUse(1, 0) + listUse(2, 0) + listUse(3, 0, anew),
      body:
        paragraph('甲', listed(1)) +
        paragraph('乙', listed(2)) +
        paragraph('丙', listed(3)) +
        paragraph('丁', listed(3)),
    })
    expect(lines).toEqual(['一、甲', '二、乙', '一、丙', '二、丁'])
  })

  test('a style may number its paragraphs, and a paragraph may opt out', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    const { lines } = await readDocx({
      styles,
      numbering: levels + listUse(1, 0),
      body:
        paragraph('甲', '<w:pStyle w:val="a"/>') +
        paragraph('乙', '<w:pStyle w:val="b"/>') +
        paragraph('丙', `<w:pStyle w:val="a"/>${listed(0)}`),
    })
    expect(lines).toEqual(['一、甲', '（一）乙', '丙'])
  })

  test('cells print their number even where they hold nothing else', async () => {
    const { grids } = await readDocx({
      numbering: list(0, [['decimal', '%1']]) + listUse(1, 0),
      body: table(
        [cell('序号'), cell('单位')],
        [cell(paragraph('', listed(1))), cell('甲')],
        [cell(paragraph('', listed(1))), cell('乙')],
      ),
    })
    expect(grids).toEqual([
      [
        ['序号', '单位'],
        ['1', '甲'],
        ['2', '乙'],
      ],
    ])
  })

  test.each([
    ['chineseCounting', [1, 10, 11, 20, 101, 110, 1010], '一 十 十一 二十 一百零一 一百一十 一千零一十'],
    ['chineseCountingThousand', [12, 99], '十二 九十九'],
    ['chineseLegalSimplified', [1, 10, 15], '壹 壹拾 壹拾伍'],
    ['ideographDigital', [1, 10, 24], '一 一〇 二四'],
    ['ideographTraditional', [1, 10], '甲 癸'],
    ['ideographZodiac', [1, 12], '子 亥'],
    ['ideographLegalTraditional', [2, 12], '貳 壹拾貳'],
    ['taiwaneseCountingThousand', [11], '十一'],
    ['japaneseCounting', [3, 30], '三 三十'],
    ['decimalEnclosedCircleChinese', [1, 20, 21, 36, 51], '① ⑳ ㉑ ㊱ 51'],
    ['decimalEnclosedParen', [3], '⑶'],
    ['decimalEnclosedFullstop', [2], '⒉'],
    ['decimalFullWidth', [12], '１２'],
    ['decimalZero', [3], '03'],
    ['numberInDash', [4], '- 4 -'],
    ['upperLetter', [1, 27], 'A AA'],
    ['lowerRoman', [4, 19], 'iv xix'],
    ['hebrew1', [5], '5'],
    ['none', [5], ''],
  ] as const)('%s', (style, numbers, expected) => {
    expect(numbers.map((number) => formatNumber(number, style)).join(' ')).toBe(expected)
  })
})

describe('tables', () => {
  test('merged cells, head rows, blanks', async () => {
    const head = (cells: string) => `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells}</w:tr>`
    const { lines, grids, headRows } = await readDocx({
      body: `<w:tbl>${head(cell('单位', '<w:vMerge w:val="restart"/>') + cell('件数', '<w:gridSpan w:val="2"/>'))}${head(cell('', '<w:vMerge/>') + cell('上报') + cell('采用'))}<w:tr>${cell('甲局')}${cell('5')}${cell('')}</w:tr></w:tbl>`,
    })
    expect(lines).toEqual(['单位\t件数\t', '\t上报\t采用', '甲局\t5\t'])
    expect(grids).toEqual([
      [
        ['单位', '件数', '件数'],
        ['单位', '上报', '采用'],
        ['甲局', '5', ''],
      ],
    ])
    expect(headRows).toEqual([2])
  })

  test('a table that only frames its text is text', async () => {
    const { lines, grids } = await readDocx({
      body: table([cell(paragraph('白鹿市人民政府文件'))], [cell('关于检查的通知')]),
    })
    expect(lines).toEqual(['白鹿市人民政府文件', '关于检查的通知'])
    expect(grids).toEqual([])
  })

  test('a table within a cell is its words', async () => {
    const { grids } = await readDocx({
      body: table([cell('项目'), cell('内容')], [cell('一'), cell(table([cell('甲'), cell('乙')]) + paragraph('丙'))]),
    })
    expect(grids).toEqual([
      [
        ['项目', '内容'],
        ['一', '甲 乙 丙'],
      ],
    ])
  })
})

test('tracked changes are read as if accepted, and told', async () => {
  const { lines, messages } = await readDocx({
    body:
      paragraph(
        `${run('各单位')}<w:del><w:r><w:delText>务必</w:delText></w:r></w:del><w:ins>${run('应当')}</w:ins>${run('执行。')}`,
      ) +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p>` +
      paragraph('后半') +
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}${cell('1')}</w:tr><w:tr>${cell('新')}${cell('2')}</w:tr></w:tbl>`,
  })
  expect(lines).toEqual(['各单位应当执行。', '前半后半', '新\t2'])
  expect(messages).toEqual(['tracked-changes'])
})

test('text boxes are read once, before or behind the words they hang on', async () => {
  const box = (text: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const { lines } = await readDocx({
    body: paragraph(box('白鹿市水务局文件') + run('标题')) + paragraph(run('正文') + box('旁注')),
  })
  expect(lines).toEqual(['白鹿市水务局文件', '标题', '正文', '旁注'])
})

test('notes, headers, footers, links, breaks, raised figures, hidden words, symbols and fields', async () => {
  const field = (code: string, shown: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const { lines, links, messages } = await readDocx({
    links: { r1: 'http://www.bailu.gov.cn/a.pdf' },
    footnotes: `<w:footnote w:id="2">${paragraph('截至年底。')}</w:footnote>`,
    header: paragraph('白鹿市水务局'),
    footer: paragraph('— 1 —'),
    body:
      paragraph(
        `${run('面积10')}${run('4', '<w:vertAlign w:val="superscript"/>')}${run('米')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      ) +
      paragraph(
        `<w:hyperlink r:id="r1">${run('名单')}</w:hyperlink>${run('隐藏', '<w:vanish/>')}<w:r><w:br/></w:r>${field('HYPERLINK "http://b.cn/"', '网址')}`,
      ) +
      paragraph(
        `<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>${run('同意')}<w:r><w:br w:type="page"/></w:r>${run('附件')}`,
      ) +
      paragraph('续', '<w:pageBreakBefore/>'),
  })
  expect(lines).toEqual(['面积10⁴米[1]', '名单', '网址', '□同意', '\f附件', '\f续', '[1] 截至年底。'])
  expect(links).toEqual([
    ['名单', 'http://www.bailu.gov.cn/a.pdf'],
    ['网址', 'http://b.cn/'],
  ])
  expect(messages).toEqual(['header-apart'])
})

test('the main part may stand anywhere', async () => {
  const { lines } = await readDocx({ part: 'word/document2.xml', body: paragraph('通知') })
  expect(lines).toEqual(['通知'])
})

test('XML that is broken is told with its place', async () => {
  await expect(read(writeDocx({ body: '<w:p><w:r>' }), { name: 'n.docx' })).rejects.toThrow(
    /^n\.docx, word\/document\.xml, line 1, column \d+: it is not well-formed XML/,
  )
})
