import type { Notice } from '../extract/notice.ts'
import { BYTE_ORDER_MARK, csvRecord } from './csv.ts'
import { relations } from './relations/relations.ts'
import type { Sink } from './sink.ts'

/** A CSV file a relation (`praises.csv`), which a spreadsheet opens without harm. Every file is there, were it with its head alone. */
export const csvSink: Sink = async function* (notices: AsyncIterable<Notice>) {
  for (const { name, columns } of relations) {
    yield { file: `${name}.csv`, data: BYTE_ORDER_MARK + csvRecord(columns.map(({ name }) => name)) }
  }
  for await (const notice of notices) {
    for (const relation of relations) {
      const records = relation.rows(notice).map(csvRecord)
      if (records.length > 0) yield { file: `${relation.name}.csv`, data: records.join('') }
    }
  }
}
