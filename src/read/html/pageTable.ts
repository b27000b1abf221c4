/** A table of a page: data of the notice, the site's data about it (索引号 …), or no more than layout. */
import { wholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import { InlineText, shifted } from '../inlineText.ts'
import type { CellInput } from '../sourceBuilder.ts'
import type { PageAddress } from './address.ts'
import {
  attribute,
  type Content,
  type Element,
  isBlock,
  isElement,
  isHidden,
  isSilent,
  isWords,
  whole,
} from './elements.ts'
import type { Block, DataBlock } from './page.ts'
import { dataOf } from './pairLabels.ts'

interface TableRead {
  readonly captions: readonly string[]
  readonly blocks: readonly Block[]
}

/** So many labels make a table of data about the notice. */
const LABELS = 2
/** A cell that holds so much of its table's words, in so few rows, is a column of the page. */
const MOST = 0.8
const LONG = 300
const FEW = 2

export function readTable(table: Element, address: PageAddress): TableRead | 'layout' {
  const parts = partsOf(table)
  if (parts.nested || attribute(table, 'role') === 'presentation') return 'layout'
  const rows = parts.rows.map((row) => row.map((cell) => readCell(cell, address)))
  const data = dataIn(rows)
  if (data) return { captions: parts.captions, blocks: data }
  if (Math.max(0, ...rows.map((row) => row.length)) < 2 || isColumn(rows)) return 'layout'
  const headRows = parts.headRows > 0 && parts.headRows < rows.length ? { headRows: parts.headRows } : {}
  return { captions: parts.captions, blocks: [{ kind: 'table', table: { rows, ...headRows } }] }
}

interface Parts {
  readonly captions: string[]
  /** Cells of each row, head first, foot last. */
  readonly rows: readonly Element[][]
  readonly headRows: number
  /** Does a cell hold a table of its own? */
  readonly nested: boolean
}

function partsOf(table: Element): Parts {
  const captions: string[] = []
  const head: Element[][] = []
  const body: Element[][] = []
  const foot: Element[][] = []
  const addRow = (row: Element, rows: Element[][]) => {
    if (isHidden(row)) return
    rows.push(
      row.childNodes.filter(
        (cell): cell is Element => isElement(cell) && /^t[dh]$/.test(cell.tagName) && !isHidden(cell),
      ),
    )
  }
  for (const part of table.childNodes) {
    if (!isElement(part) || isHidden(part)) continue
    if (part.tagName === 'caption') captions.push(flat(part, null).text)
    else if (part.tagName === 'tr') addRow(part, body)
    else if (/^t(?:head|body|foot)$/.test(part.tagName)) {
      const rows = part.tagName === 'thead' ? head : part.tagName === 'tfoot' ? foot : body
      for (const row of part.childNodes) if (isElement(row) && row.tagName === 'tr') addRow(row, rows)
    }
  }
  const rows = [...head, ...body, ...foot]
  const first = rows.findIndex((row) => row.some(({ tagName }) => tagName === 'td'))
  return {
    captions,
    rows,
    headRows: head.length > 0 ? head.length : Math.max(0, first),
    nested: rows.some((row) => row.some((cell) => cell.childNodes.some(holdsTable))),
  }
}

function holdsTable(node: Content): boolean {
  return isElement(node) && (node.tagName === 'table' || node.childNodes.some(holdsTable))
}

function readCell(cell: Element, address: PageAddress): CellInput {
  const { text, links } = flat(cell, address)
  return {
    text,
    columnSpan: Math.max(1, whole(cell, 'colspan', 1)),
    // 0 means: to the end of the table.
    rowSpan: whole(cell, 'rowspan', 1) || 65_534,
    ...(links.length > 0 ? { links } : {}),
  }
}

/** The words of a cell on one line. */
function flat(element: Element, address: PageAddress | null): InlineText {
  const line = new InlineText()
  const visit = (node: Element): void => {
    for (const child of node.childNodes) {
      if (isWords(child)) line.add(child.value)
      else if (!isElement(child) || isSilent(child) || isHidden(child)) continue
      else if (child.tagName === 'br') line.break()
      else if (child.tagName === 'sup' || child.tagName === 'sub') {
        const words = flat(child, null).text
        line.add(shifted(words, child.tagName === 'sup' ? 'raised' : 'lowered'))
      } else {
        const block = isBlock(child) && line.text !== '' && !line.text.endsWith('\n')
        if (block) line.break()
        const href = child.tagName === 'a' ? attribute(child, 'href') : null
        const leads = href === null || address === null ? null : address.resolve(href)
        if (leads === null) visit(child)
        else line.link(leads, () => visit(child))
        if (isBlock(child) && line.text !== '' && !line.text.endsWith('\n')) line.break()
      }
    }
  }
  visit(element)
  return line
}

/** Label and value take turns in each row. */
function dataIn(rows: readonly (readonly CellInput[])[]): DataBlock[] | null {
  const data: DataBlock[] = []
  let others = 0
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const label = row[at]!.text.trim()
      if (!occurs(wholeGrammar.patterns.web.label, label)) {
        if (label !== '') others++
        continue
      }
      data.push(dataOf(label, row[++at]?.text ?? ''))
    }
  }
  return data.length >= LABELS && data.length >= others ? data : null
}

function isColumn(rows: readonly (readonly CellInput[])[]): boolean {
  if (rows.length > FEW) return false
  const lengths = rows.flatMap((row) => row.map(({ text }) => text.length))
  const longest = Math.max(...lengths)
  return longest > LONG && longest > MOST * lengths.reduce((sum, length) => sum + length, 0)
}
