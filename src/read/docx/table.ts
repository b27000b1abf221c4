/** A table of WordprocessingML (`w:tbl`). */
import type { Link } from '../../source.ts'
import { child, type XmlElement } from '../package/xml.ts'
import type { CellInput } from '../sourceBuilder.ts'
import type { DocxDocument } from './document.ts'
import { isOn, readParagraph } from './paragraph.ts'

export interface DocxTable {
  readonly rows: readonly (readonly CellInput[])[]
  readonly headRows: number
  /** The cells themselves, for a table that only frames its text. */
  readonly cells: readonly (readonly XmlElement[])[]
}

/** @param wrapped elements that may stand around rows and cells (content controls, tracked insertions) */
function unwrapped(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((inner) => {
    if (inner.name === name) return [inner]
    return ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(inner.name) ? unwrapped(inner, name) : []
  })
}

export function readDocxTable(table: XmlElement, document: DocxDocument): DocxTable {
  const outer = document.inTable
  document.inTable = true
  const rows: Open[][] = []
  const elements: XmlElement[][] = []
  /** The cell that a vertical merge goes on with, by the column where it begins. */
  const merging = new Map<number, Open>()
  let headRows = 0
  for (const row of unwrapped(table, 'tr')) {
    const properties = child(row, 'trPr')
    if (child(properties, 'del')) {
      document.changes.deleted++
      continue
    }
    if (child(properties, 'ins')) document.changes.inserted++
    if (isOn(properties, 'tblHeader') && headRows === rows.length) headRows++
    const cells: Open[] = []
    let column = Number(child(properties, 'gridBefore')?.attributes.val ?? 0)
    if (column > 0) cells.push({ text: '', links: [], columnSpan: column, rowSpan: 1 })
    const held = unwrapped(row, 'tc').filter((cell) => child(child(cell, 'tcPr'), 'cellDel') === undefined)
    for (const cell of held) column = addCell(cell, column, cells, merging, document)
    for (const [from, open] of merging) if (!open.met) merging.delete(from)
    for (const open of merging.values()) open.met = false
    rows.push(cells)
    elements.push(held)
  }
  document.inTable = outer
  return { rows, headRows: headRows < rows.length ? headRows : 0, cells: elements }
}

interface Open extends CellInput {
  text: string
  links: Link[]
  columnSpan: number
  rowSpan: number
  met?: boolean
}

/** @returns the column behind the cell */
function addCell(
  cell: XmlElement,
  column: number,
  cells: Open[],
  merging: Map<number, Open>,
  document: DocxDocument,
): number {
  const properties = child(cell, 'tcPr')
  const columnSpan = Math.max(1, Number(child(properties, 'gridSpan')?.attributes.val ?? 1) || 1)
  const vertical = child(properties, 'vMerge')
  const horizontal = child(properties, 'hMerge')?.attributes.val
  const last = cells.at(-1)
  const above = merging.get(column)
  if (horizontal === 'continue' && last) last.columnSpan += columnSpan
  else if (vertical && vertical.attributes.val !== 'restart' && above) {
    above.rowSpan++
    above.met = true
  } else {
    const open: Open = { ...readCell(cell, document), columnSpan, rowSpan: 1 }
    cells.push(open)
    merging.delete(column)
    if (vertical) merging.set(column, Object.assign(open, { met: true }))
  }
  return column + columnSpan
}

/** The words of a cell: its paragraphs, and the cells of tables in it, one behind the other. */
function readCell(cell: XmlElement, document: DocxDocument): { text: string; links: Link[] } {
  let text = ''
  const links: Link[] = []
  const add = (words: string, found: readonly Link[]) => {
    if (words.trim() === '') return
    if (text !== '') text += '\n'
    const at = text.length
    text += words
    links.push(...found.map(({ span, address }): Link => ({ span: [span[0] + at, span[1] + at], address })))
  }
  const visit = (parent: XmlElement): void => {
    for (const element of parent.children) {
      if (element.name === 'p') {
        const { text: words, links: found, boxesBefore, boxesBehind } = readParagraph(element, document)
        boxesBefore.forEach(visit)
        add(words, found)
        boxesBehind.forEach(visit)
      } else if (element.name !== 'tcPr') visit(element)
    }
  }
  visit(cell)
  return { text, links }
}
