/** Blocks of WordprocessingML, paragraphs and tables, into a source text. */
import type { Link } from '../../source.ts'
import { child, type XmlElement } from '../package/xml.ts'
import type { SourceBuilder } from '../sourceBuilder.ts'
import type { DocxDocument } from './document.ts'
import { isOn, PAGE_BREAK, type ParagraphText, readParagraph } from './paragraph.ts'
import { readDocxTable } from './table.ts'

/** A table of so few rows that holds so much text in one cell only frames it. */
const FEW_ROWS = 2
const LONG = 300
const MOST = 0.8

export class BlockWriter {
  readonly #document: DocxDocument
  readonly #builder: SourceBuilder
  /** Words of paragraphs whose end was deleted, waiting for the rest. */
  #open: { text: string; links: Link[] } | null = null

  constructor(document: DocxDocument, builder: SourceBuilder) {
    this.#document = document
    this.#builder = builder
  }

  /** A paragraph, a table, or what holds them (content controls). */
  write(element: XmlElement): void {
    if (element.name === 'p') this.#paragraph(element)
    else if (element.name === 'tbl') this.#table(element)
    else if (element.name === 'AlternateContent') this.writeAll(child(element, 'Choice') ?? child(element, 'Fallback'))
    else if (!['sectPr', 'sdtPr', 'sdtEndPr', 'pPr', 'del', 'moveFrom'].includes(element.name)) this.writeAll(element)
  }

  writeAll(parent: XmlElement | undefined): void {
    for (const element of parent?.children ?? []) this.write(element)
  }

  /** To be called at the end. */
  close(): void {
    if (this.#open) this.#lines(this.#open)
    this.#open = null
  }

  #paragraph(element: XmlElement): void {
    const properties = child(element, 'pPr')
    if (isOn(properties, 'pageBreakBefore') && this.#builder.length > 0) this.#builder.pageBreak()
    const read = readParagraph(element, this.#document)
    read.boxesBefore.forEach((box) => this.writeAll(box))
    this.#join(read)
    read.boxesBehind.forEach((box) => this.writeAll(box))
    const section = child(child(properties, 'sectPr'), 'type')?.attributes.val
    if (child(properties, 'sectPr') && section !== 'continuous') this.#builder.pageBreak()
  }

  #join({ text, links, joined }: ParagraphText): void {
    const open = this.#open ?? { text: '', links: [] }
    const at = open.text.length
    open.text += text
    open.links.push(...links.map(({ span, address }): Link => ({ span: [span[0] + at, span[1] + at], address })))
    if (joined) this.#open = open
    else {
      this.#open = null
      this.#lines(open)
    }
  }

  /** A page break may stand among the words. */
  #lines({ text, links }: { text: string; links: readonly Link[] }): void {
    let at = 0
    text.split(PAGE_BREAK).forEach((part, index) => {
      if (index > 0) this.#builder.pageBreak()
      const within = links.filter(({ span }) => span[0] >= at && span[1] <= at + part.length)
      this.#builder.paragraph(
        part,
        within.map(({ span, address }): Link => ({ span: [span[0] - at, span[1] - at], address })),
      )
      at += part.length + 1
    })
  }

  #table(element: XmlElement): void {
    const numbered = this.#document.numbering.mark()
    const { rows, headRows, cells } = readDocxTable(element, this.#document)
    if (!framesText(rows)) this.#builder.table({ rows, ...(headRows > 0 ? { headRows } : {}) })
    else {
      // Its numbers are to be counted once.
      this.#document.numbering.reset(numbered)
      for (const cell of cells.flat()) this.writeAll(cell)
    }
  }
}

function framesText(rows: readonly (readonly { readonly text: string }[])[]): boolean {
  if (rows.every((row) => row.length <= 1)) return true
  if (rows.length > FEW_ROWS) return false
  const lengths = rows.flatMap((row) => row.map(({ text }) => text.length))
  const longest = Math.max(...lengths)
  return longest > LONG && longest > MOST * lengths.reduce((sum, length) => sum + length, 0)
}
