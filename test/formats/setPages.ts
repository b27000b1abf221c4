/**
 * A notice set on pages as GB/T 9704 wants it: A4, titles in larger type and in the middle, paragraphs set in by two characters, signature and date
 * to the right, attachments on new pages, — 1 — at the foot. Lines end where the measure ends, but no mark begins a line and no figure is
 * parted; tables are ruled, their heads stand again on each page.
 */
import { isEastAsian } from '../../src/read/page/line.ts'
import type { PageInput, TextRun } from '../read/page/pageOf.ts'
import { asCell, type AuthorLine, type AuthorNotice, type AuthorTable, isTable, linesOf } from './notice.ts'

const LEFT = 80
const MEASURE = 432
const RIGHT = LEFT + MEASURE
const TOP = 120
const BOTTOM = 740
const BODY = { size: 16, pitch: 28 }
const TITLE = { size: 22, pitch: 34 }
const CELL = { size: 10, pitch: 14, pad: 3 }

type Rule = [number, number, number, number]
interface OpenPage {
  readonly text: TextRun[]
  readonly rules: Rule[]
}

const widthOf = (text: string, size: number) =>
  Array.from(text).reduce(
    (sum, character) => sum + (isEastAsian(character) || character === '\u3000' ? size : size / 2),
    0,
  )

/** Pieces that may not be parted: a character with the marks behind it, a figure, a word. */
const PIECES = /[（《〈“‘〔]*(?:[A-Za-z0-9.,%\-]+|.)[，。、；：？！）》〉”’〕％]*/gu

function broken(text: string, size: number, measure: number, indent = 0): string[] {
  const lines: string[] = []
  let open = ''
  let room = measure - indent
  for (const piece of text.match(PIECES) ?? []) {
    if (widthOf(open + piece, size) > room && open !== '') {
      lines.push(open)
      open = ''
      room = measure
    }
    open += piece
  }
  return open === '' ? lines : [...lines, open]
}

export function setPages(notice: AuthorNotice): PageInput[] {
  const pages: OpenPage[] = []
  let y = Infinity
  const open = () => {
    pages.push({ text: [], rules: [] })
    y = TOP
  }
  const room = (height: number) => {
    if (y + height > BOTTOM) open()
  }

  function setLine({ place, numbered }: AuthorLine): void {
    if (place === 'annex') open()
    const { size, pitch } = place === 'title' || place === 'annexTitle' ? TITLE : BODY
    const font = place === 'title' || place === 'annexTitle' ? 'title' : 'body'
    const indent = ['body', 'list', 'remark'].includes(place) ? 2 * size : 0
    if (place === 'sign') y += pitch
    const measure = place === 'title' ? 0.8 * MEASURE : MEASURE
    broken(numbered, size, measure, indent).forEach((line, at) => {
      room(pitch)
      const width = widthOf(line, size)
      const middle = place === 'title' || place === 'number' || place === 'annexTitle'
      const x = middle
        ? LEFT + (MEASURE - width) / 2
        : place === 'sign' || place === 'date'
          ? RIGHT - width - 4 * size
          : LEFT + (at === 0 ? indent : 0)
      pages.at(-1)!.text.push([x, y, size, line, { font }])
      y += pitch
    })
    if (place === 'number') y += pitch
  }

  function setTable({ table, head }: AuthorTable): void {
    const cells = placed(table)
    const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan))
    const width = MEASURE / columns
    const xs = Array.from({ length: columns + 1 }, (_, at) => LEFT + at * width)
    const heightOf = (row: number) =>
      2 * CELL.pad +
      CELL.pitch *
        Math.max(
          1,
          ...cells.filter((cell) => cell.row === row && cell.rowSpan === 1).map((cell) => linesOfCell(cell).length),
        )
    const linesOfCell = ({ text, columnSpan }: Placed) => broken(text, CELL.size, columnSpan * width - 2 * CELL.pad)
    const setRows = (from: number, to: number) => {
      const { text, rules } = pages.at(-1)!
      const start = y - CELL.pitch
      const ys = [start]
      for (let row = from; row < to; row++) ys.push(ys.at(-1)! + heightOf(row))
      for (const cell of cells.filter(({ row }) => row >= from && row < to)) {
        const [top, bottom] = [ys[cell.row - from]!, ys[Math.min(cell.row + cell.rowSpan, to) - from]!]
        const [left, right] = [xs[cell.column]!, xs[cell.column + cell.columnSpan]!]
        rules.push(
          [left, top, right, top],
          [left, bottom, right, bottom],
          [left, top, left, bottom],
          [right, top, right, bottom],
        )
        const lines = linesOfCell(cell)
        const first = (top + bottom - lines.length * CELL.pitch) / 2 + 0.8 * CELL.pitch
        lines.forEach((line, at) => {
          const x = (left + right - widthOf(line, CELL.size)) / 2
          text.push([x, first + at * CELL.pitch, CELL.size, line])
        })
      }
      // The next rows follow at once.
      y = ys.at(-1)! + CELL.pitch
    }
    // As many rows a page as it holds; a row stays with those that its cells span.
    let from = 0
    while (from < table.length) {
      room(heightOf(from) + CELL.pitch)
      if (from > 0) setRows(0, head)
      let to = from
      let end = y - CELL.pitch
      while (to < table.length) {
        const next = Math.max(to + 1, ...cells.filter(({ row }) => row === to).map(({ row, rowSpan }) => row + rowSpan))
        const height = Array.from({ length: next - to }, (_, at) => heightOf(to + at)).reduce(
          (sum, one) => sum + one,
          0,
        )
        if (end + height > BOTTOM && to > from) break
        end += height
        to = next
      }
      setRows(from, to)
      from = to
      if (from < table.length) y = Infinity
    }
    y += BODY.pitch
  }

  for (const line of linesOf(notice)) {
    if (isTable(line)) setTable(line)
    else setLine(line)
  }
  return pages.map(({ text, rules }, at) => {
    const number = `— ${at + 1} —`
    return { text: [...text, [(595 - widthOf(number, 14)) / 2, 790, 14, number] as TextRun], rules }
  })
}

interface Placed {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

function placed(table: AuthorTable['table']): Placed[] {
  const taken: boolean[][] = table.map(() => [])
  return table.flatMap((cells, row) => {
    let column = 0
    return cells.map((one): Placed => {
      const { text, columnSpan = 1, rowSpan = 1 } = asCell(one)
      while (taken[row]![column]) column++
      for (let down = 0; down < rowSpan; down++)
        for (let across = 0; across < columnSpan; across++) taken[row + down]![column + across] = true
      return { text, row, column, rowSpan, columnSpan }
    })
  })
}
