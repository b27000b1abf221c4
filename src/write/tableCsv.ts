/** A table (表格) as CSV: the names of its columns, then its rows. A group's name stands before the column's own: 刊发情况/图片新闻. */
import type { Table } from '../types.ts'
import { csvRecord } from './csv.ts'

export function tableCsv({ columns, rows }: Table): string {
  return [columns.map(({ path }) => path.join('/')), ...rows.map(({ cells }) => cells.map(({ value }) => value))]
    .map(csvRecord)
    .join('')
}
