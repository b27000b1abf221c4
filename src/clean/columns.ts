/** Rows of a table that blanks set apart: lines with as many fields each, figures among them below a head without. A TAB then parts their cells. */
import type { CleanedText, Edit } from './cleaned.ts'
import { linesOf } from './lines.ts'

/** Columns of a table are this many at least, its rows with the head so many, and no row is longer. */
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 3
const LONGEST_ROW = 400

const WIDE = /(?<=\S)(?:\t|\u3000|[^\S\n]{2})[^\S\n]*(?=\S)/g
const FIGURE = /^[-−+]?[\d,]+(?:\.\d+)?[%％‰]?$/

interface Row {
  readonly from: number
  readonly text: string
  readonly fields: readonly string[]
}

export function cleanColumns(cleaned: CleanedText): CleanedText {
  const edits = tablesIn(cleaned.text).flatMap((rows) =>
    rows.flatMap(({ from, text }) =>
      [...text.matchAll(WIDE)].map(({ index, 0: gap }): Edit => {
        return { start: from + index, end: from + index + gap.length, text: '\t' }
      }),
    ),
  )
  return cleaned.edit(edits)
}

/** Rows that follow each other and have as many fields, with their head. */
function tablesIn(text: string): Row[][] {
  const tables: Row[][] = []
  let run: Row[] = []
  const close = () => {
    if (isTable(run)) tables.push(run)
    run = []
  }
  for (const { from, to } of linesOf(text)) {
    const line = text.slice(from, Math.min(to, from + LONGEST_ROW))
    const fields = line.trim().split(WIDE)
    if (run.length > 0 && run[0]!.fields.length !== fields.length) close()
    if (fields.length >= FEWEST_COLUMNS && to - from <= LONGEST_ROW) run.push({ from, text: line, fields })
  }
  close()
  return tables
}

function isTable(rows: readonly Row[]): boolean {
  const [head, ...below] = rows.map(({ fields }) => fields.some((field) => FIGURE.test(field)))
  return rows.length >= FEWEST_ROWS && head === false && below.filter(Boolean).length * 2 >= rows.length
}
