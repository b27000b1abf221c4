/** What of a notice must be the same in every format: fields and cell values. Left out are source, spans, messages, and of tables source and statuses. */
import type { Notice, Table } from '../../src/index.ts'

export function comparable(notice: Notice): unknown {
  const { source: _source, messages: _messages, body, tables, attachments, ...fields } = notice
  return withoutSpans({
    ...fields,
    // A table stands in the body as its rows; its cells are compared below.
    body: body === null ? null : body.text.split('\n').filter((line) => !line.includes('\t')),
    tables: tables.map(comparableTable),
    attachments: attachments.map(({ tables: inner, ...attachment }) => ({
      ...attachment,
      tables: inner.map(comparableTable),
    })),
  })
}

function comparableTable({ title, columns, rows, checks }: Table): unknown {
  return {
    title,
    columns: columns.map(({ name, path, role }) => ({ name, path, role })),
    rows: rows.map(({ role, cells }) => ({ role, values: cells.map(({ value }) => value) })),
    checks,
  }
}

function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  )
}

/** What may differ between formats, by name. */
const ASIDE: Record<string, (notice: Notice) => unknown> = {
  source: ({ source: { mediaType, charset } }) => [mediaType, charset],
  length: ({ source: { length } }) => length,
  spans: ({ title, date }) => [title?.span, date?.span],
  messages: ({ messages }) => messages.map(({ rule }) => rule),
  'table source': (notice) => tablesOf(notice).map(({ source }) => source),
  statuses: (notice) => cellsOf(notice).map(({ status }) => status),
  'rows in the body': ({ body }) => body?.text.split('\n').filter((line) => line.includes('\t')),
}

const tablesOf = ({ tables, attachments }: Notice): Table[] => [
  ...tables,
  ...attachments.flatMap((attachment) => attachment.tables),
]
const cellsOf = (notice: Notice) => tablesOf(notice).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))

/** Which of them differ. */
export function differing(found: Notice, expected: Notice): string[] {
  return Object.entries(ASIDE).flatMap(([name, of]) =>
    JSON.stringify(of(found)) === JSON.stringify(of(expected)) ? [] : [name],
  )
}
