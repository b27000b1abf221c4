import type { Grid, GridCell } from '../grid.ts'
import type { Link } from '../source.ts'
import type { Span } from '../types.ts'
import { fitTable } from './fitTable.ts'

/** A cell as a format tells it, before its place in the text is known. */
export interface CellInput {
  readonly text: string
  readonly columnSpan?: number
  readonly rowSpan?: number
  /** Links in the cell: where their words begin and end in `text`, and where they lead. */
  readonly links?: readonly Link[]
}

export interface TableInput {
  readonly rows: readonly (readonly CellInput[])[]
  /** Rows of the head, where the format says so. */
  readonly headRows?: number
  /** `markup` where the format has tables, `layout` where they are told by the places of the words. */
  readonly source?: Grid['source']
}

/**
 * A source text under construction: a line a paragraph, a line a row of a table with TAB between its cells, FORM FEED between pages. Gives
 * back the span of all that it takes. A cell that spans columns or rows leaves what it covers blank, so that a column is the same TAB in
 * every row.
 */
export class SourceBuilder {
  readonly grids: Grid[] = []
  readonly links: Link[] = []
  readonly #parts: string[] = []
  #length = 0

  get text(): string {
    return this.#parts.join('')
  }

  /** Length of the text so far, in UTF-16 units. */
  get length(): number {
    return this.#length
  }

  /** A paragraph. Line breaks within it part lines; white space at its ends goes. @returns its span, without the line's end */
  paragraph(text: string, links: readonly Link[] = []): Span {
    const lead = text.length - text.trimStart().length
    const trimmed = text.trim()
    const start = this.#length
    if (trimmed === '') return [start, start]
    this.#add(`${trimmed}\n`)
    this.#addLinks(links, start - lead)
    return [start, start + trimmed.length]
  }

  /** FORM FEED: what follows stands on the next page. */
  pageBreak(): void {
    this.#add('\f')
  }

  /** A table. Rows without any text keep their line, as a row's place counts where cells span rows. @returns null for a table without text */
  table({ rows, headRows, source = 'markup' }: TableInput): Grid | null {
    if (rows.every((row) => row.every(({ text }) => text.trim() === ''))) return null
    const start = this.#length
    const fitted = fitTable(rows)
    const shown = new Map<CellInput, GridCell>()
    for (const line of fitted.aligned) {
      line.forEach((cell, column) => {
        if (column > 0) this.#add('\t')
        if (cell !== null) shown.set(cell, this.#cell(cell))
      })
      this.#add('\n')
    }
    const grid: Grid = {
      rows: fitted.rows.map((row) => row.map((cell) => shown.get(cell)!)),
      source,
      span: [start, this.#length - 1],
      ...(headRows === undefined ? {} : { headRows }),
    }
    this.grids.push(grid)
    return grid
  }

  #cell({ text, columnSpan = 1, rowSpan = 1, links = [] }: CellInput): GridCell {
    const start = this.#length
    const flat = text.replace(/[\t\n\f\r\v\u2028\u2029]/g, ' ')
    const lead = flat.length - flat.trimStart().length
    const trimmed = flat.trim()
    this.#add(trimmed)
    this.#addLinks(links, start - lead)
    return {
      text: trimmed,
      span: trimmed === '' ? null : [start, this.#length],
      ...(columnSpan > 1 ? { columnSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
    }
  }

  #addLinks(links: readonly Link[], offset: number): void {
    for (const { span, address } of links) {
      this.links.push({ span: [Math.max(0, span[0] + offset), Math.min(this.#length, span[1] + offset)], address })
    }
  }

  #add(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}
