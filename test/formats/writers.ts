/** The formats in which a composed notice is set. */
import {
  listed,
  list,
  listUse,
  escape as xml,
  paragraph,
  run,
  cell as wordCell,
  writeDocx,
} from '../read/docx/writeDocx.ts'
import { asCell, type AuthorLine, type AuthorNotice, type AuthorTable, isTable, linesOf } from './notice.ts'

/** Rows as a plain text prints them: what a cell covers is blank. */
function tabbed({ table }: AuthorTable): string {
  const rows: (string | undefined)[][] = table.map(() => [])
  table.forEach((row, index) => {
    let column = 0
    for (const one of row) {
      while (rows[index]![column] !== undefined) column++
      const { text, columnSpan = 1, rowSpan = 1 } = asCell(one)
      for (let down = 0; down < rowSpan; down++)
        for (let across = 0; across < columnSpan; across++)
          rows[index + down]![column + across] = down + across === 0 ? text : ''
      column += columnSpan
    }
  })
  return rows.map((row) => `${row.join('\t')}\n`).join('')
}

export function toText(notice: AuthorNotice): string {
  return linesOf(notice)
    .map((line) => (isTable(line) ? tabbed(line) : `${line.place === 'body' ? '　　' : ''}${line.numbered}\n`))
    .join('')
}

/** GB 18030 of a text in which every character has two bytes there: the decoder turned around. */
export function toGb18030(text: string): Uint8Array {
  codes ??= encoder()
  return Uint8Array.from(
    [...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : codes!.get(character)!)),
  )
}

let codes: Map<string, [number, number]> | null = null

function encoder(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (!found.has(character)) found.set(character, [lead, trail])
    }
  }
  return found
}

function htmlTable({ table, head }: AuthorTable): string {
  const rows = table.map((row, index) => {
    const cells = row.map((one) => {
      const { text, columnSpan, rowSpan } = asCell(one)
      const name = index < head ? 'th' : 'td'
      return `<${name}${columnSpan ? ` colspan="${columnSpan}"` : ''}${rowSpan ? ` rowspan="${rowSpan}"` : ''}>${xml(text)}</${name}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table border="1">${rows.join('')}</table>`
}

/** As a government site shows it: navigation before, share bar, related links and foot behind. */
export function toHtml(notice: AuthorNotice): string {
  const lines = linesOf(notice).map((line) => {
    if (isTable(line)) return htmlTable(line)
    return htmlLine(line)
  })
  return (
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${xml(notice.title)}_政府网站</title></head><body>` +
    '<div class="nav"><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/bsfw">办事服务</a></div>' +
    '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tz">通知</a></div>' +
    `<div class="article">${lines.join('\n')}</div>` +
    '<div>分享到：<a href="#">微信</a></div><div><h4>相关链接</h4><ul><li><a href="/1">全市工作会议召开，部署全年任务</a></li></ul></div>' +
    '<div class="foot">主办单位：市政府办公室　版权所有</div></body></html>'
  )
}

/** Set as the standard wants it: title and number in the middle, paragraphs indented, signature and date to the right. */
function htmlLine({ place, numbered }: AuthorLine): string {
  const middle = ['title', 'number', 'annexTitle'].includes(place)
  const right = place === 'sign' || place === 'date'
  const indented = place === 'body' || place === 'list' || place === 'remark'
  const style = middle ? 'text-align:center' : right ? 'text-align:right' : indented ? 'text-indent:2em' : ''
  return `<p${style && ` style="${style}"`}>${xml(numbered)}</p>`
}

/** The notice alone, for programs that make other formats of it. */
export function toPlainHtml(notice: AuthorNotice): string {
  const lines = linesOf(notice).map((line) => (isTable(line) ? htmlTable(line) : htmlLine(line)))
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${lines.join('\n')}</body></html>`
}

/** Tables whose cells span stand in Markdown as HTML. */
export function toMarkdown(notice: AuthorNotice): string {
  const parts = linesOf(notice).map((line) => {
    if (!isTable(line)) return line.place === 'title' ? `# ${line.numbered}` : line.numbered
    const { table, head } = line
    if (head > 1 || table.flat().some((one) => typeof one !== 'string')) return htmlTable(line)
    const rows = table.map((row) => `| ${row.map((one) => asCell(one).text).join(' | ')} |`)
    return [rows[0], `|${' --- |'.repeat(table[0]!.length)}`, ...rows.slice(1)].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

/** As Word writes it: 一、 and （一） are not text but lists; merged cells by `gridSpan` and `vMerge`. */
export function toNumberedDocx(notice: AuthorNotice): Uint8Array {
  const levels = [
    ['chineseCounting', '%1、', '<w:suff w:val="nothing"/>'],
    ['chineseCounting', '（%2）', '<w:suff w:val="nothing"/>'],
  ] as const
  const body = linesOf(notice).map((line) => (isTable(line) ? wordTable(line) : wordLine(line)))
  return writeDocx({ body: body.join(''), numbering: list(0, levels) + listUse(1, 0), footer: paragraph('— 1 —') })
}

function wordLine({ text, level }: AuthorLine): string {
  // Word parts a paragraph into runs wherever something was typed again.
  const middle = Math.floor(text.length / 2)
  return paragraph(run(text.slice(0, middle)) + run(text.slice(middle)), level > 0 ? listed(1, level - 1) : '')
}

function wordTable({ table, head }: AuthorTable): string {
  const open = new Map<number, { left: number; span: number }>()
  const rows = table.map((row, index) => {
    const cells: string[] = []
    let column = 0
    const covered = () => {
      for (let above = open.get(column); above && above.left > 0; above = open.get(column)) {
        above.left--
        cells.push(wordCell('', `<w:gridSpan w:val="${above.span}"/><w:vMerge/>`))
        column += above.span
      }
    }
    for (const one of row) {
      covered()
      const { text, columnSpan = 1, rowSpan = 1 } = asCell(one)
      open.set(column, { left: rowSpan - 1, span: columnSpan })
      cells.push(
        wordCell(text, `<w:gridSpan w:val="${columnSpan}"/>${rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''}`),
      )
      column += columnSpan
    }
    covered()
    return `<w:tr>${index < head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`
  })
  return `<w:tbl>${rows.join('')}</w:tbl>`
}
