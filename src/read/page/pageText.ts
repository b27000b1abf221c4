/** The source text of pages, with its grids and the way back from every character to its place on a page. */
import type { Message, Span } from '../../types.ts'
import type { WholeGrammar } from '../../grammar/whole.ts'
import { takeFurniture } from './furniture.ts'
import type { Grid, GridCell } from '../../grid.ts'
import type { PageBox } from '../../source.ts'
import type { Page } from './ink.ts'
import { type LaidOutPage, layOut } from './layout.ts'
import type { Line } from './line.ts'
import { glue, partsOf } from './paragraphs.ts'
import { continueTables } from './continued.ts'
import type { Table, TableCell } from './table.ts'
import { TracedText } from './tracedText.ts'

export interface PageText {
  /** A line a paragraph, a line a table row with TAB between cells, FORM FEED before the first line that begins on a new page. */
  readonly text: string
  readonly grids: readonly Grid[]
  readonly messages: readonly Message[]
  /** The boxes of a stretch, one for each printed line that it touches. */
  locate(span: Span): PageBox[]
}

/** Lays pages out one by one, so that the glyphs of one page at a time are held. */
export class PageReader {
  readonly #grammar: WholeGrammar
  readonly #pages: LaidOutPage[] = []
  readonly #messages: Message[] = []

  constructor(grammar: WholeGrammar) {
    this.#grammar = grammar
  }

  /** Takes the next page. */
  add(page: Page): void {
    this.#pages.push(layOut(page, this.#pages.length))
    if (page.slanted > 0) {
      const text = `page ${this.#pages.length}: ${page.slanted} slanted characters (a watermark or a seal) are left out`
      this.#messages.push({ severity: 'info', rule: 'slanted-text', text, span: null })
    }
  }

  finish(): PageText {
    for (const line of takeFurniture(this.#pages, this.#grammar)) {
      const text = `left out as running head or foot: ${line.text}`
      this.#messages.push({ severity: 'info', rule: 'running-head', text, span: null })
    }
    const parts = continueTables(partsOf(this.#pages, this.#grammar), this.#grammar)
    const out = new TracedText()
    const grids: Grid[] = []
    for (const part of parts) {
      if (part.type === 'paragraph') {
        out.startLine(part.lines[0]!.sheet.index)
        addLines(out, part.lines)
      } else grids.push(addTable(out, part))
    }
    const { text } = out.end()
    return { text, grids, messages: this.#messages, locate: (span) => out.locate(span) }
  }
}

function addLines(out: TracedText, lines: readonly Line[]): void {
  lines.forEach((line, at) => {
    if (at > 0) out.addBlank(glue(lines[at - 1]!.text, line.text))
    out.addLine(line)
  })
}

function addTable(out: TracedText, { rows, xs, ruled }: Table): Grid {
  const width = xs.length - 1
  const start: number[] = []
  /** Rows that a cell from above still covers, a column. */
  const covered = new Array<number>(width).fill(0)
  const grid = rows.map((row) => {
    const first = row.flatMap(({ lines }) => lines).at(0)
    out.startLine(first?.sheet.index ?? null)
    start.push(out.length)
    const cells: GridCell[] = []
    let next = 0
    for (let column = 0; column < width; column++) {
      if (column > 0) out.addBlank('\t')
      if (covered[column]! > 0) {
        covered[column]!--
        continue
      }
      const cell = row[next++]
      if (!cell) continue
      cells.push(addCell(out, cell))
      for (let across = 0; across < cell.columnSpan; across++) {
        if (across > 0) out.addBlank('\t')
        covered[column + across] = cell.rowSpan - 1
      }
      column += cell.columnSpan - 1
    }
    return cells
  })
  return { rows: grid, source: ruled ? 'markup' : 'layout', span: [start[0] ?? out.length, out.length] }
}

/** Lines of a cell are joined where the next one's beginning had no room; else a blank stands between them. */
function addCell(out: TracedText, { lines, left, right, rowSpan, columnSpan }: TableCell): GridCell {
  const start = out.length
  lines.forEach((line, at) => {
    if (at > 0) out.addBlank(cellGlue(lines[at - 1]!, line, right - left))
    out.addLine(line)
  })
  const text = out.slice(start)
  return {
    text,
    span: text === '' ? null : [start, out.length],
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
  }
}

function cellGlue(above: Line, below: Line, width: number): string {
  const between = glue(above.text, below.text)
  const room = width - (above.right - above.left) - above.size
  return between === '' && room < below.firstWidth ? '' : between || (room > below.right - below.left ? ' ' : '')
}
