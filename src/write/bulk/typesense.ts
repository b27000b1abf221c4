/** Files for Typesense: `schema.json` for `POST /collections`, `documents.jsonl` for `POST /collections/I/documents/import?action=upsert`. */
import type { Notice } from '../../extract/notice.ts'
import { toJson } from '../json.ts'
import type { Sink } from '../sink.ts'
import { searchDocument } from './document.ts'

const text = (name: string, type = 'string') => ({ name, type, locale: 'zh', optional: true })
const key = (name: string, type = 'string') => ({ name, type, facet: true, optional: true })
const records = (name: string) => ({ name, type: 'object[]', optional: true })

/** Fields inside records are lists of all records' values. */
export function typesenseSchema(collection: string) {
  return {
    name: collection,
    enable_nested_fields: true,
    default_sorting_field: 'sortDate',
    fields: [
      text('title'),
      text('body'),
      key('genre'),
      key('year', 'int32'),
      { name: 'sortDate', type: 'int32' },
      key('documentNumbers', 'string[]'),
      ...['issuers', 'recipients', 'copies', 'praises', 'criticisms', 'problems', 'directives', 'references'].map(
        records,
      ),
      ...['attachments', 'tables', 'messages'].map(records),
      key('issuers.name', 'string[]'),
      key('recipients.name', 'string[]'),
      key('praises.unit.name', 'string[]'),
      key('praises.aspect', 'string[]'),
      key('praises.honor', 'string[]'),
      key('criticisms.unit.name', 'string[]'),
      text('criticisms.matter', 'string[]'),
      text('problems.text', 'string[]'),
      text('directives.heading', 'string[]'),
      text('directives.text', 'string[]'),
      key('references.documentNumber', 'string[]'),
      text('references.title', 'string[]'),
      text('attachments.title', 'string[]'),
      text('tables.text', 'string[]'),
      key('tables.failed', 'int32[]'),
      key('messages.rule', 'string[]'),
      key('deadlines', 'string[]'),
    ],
  }
}

/** Typesense sorts by numbers alone, and takes no null: what is not known is left out. */
export function typesenseDocument(notice: Notice) {
  const document = searchDocument(notice)
  const deadlines = document.directives.flatMap(({ actions }) => actions.flatMap(({ deadline }) => deadline ?? []))
  return withoutNulls({ ...document, deadlines, sortDate: Number((document.date ?? '0').replaceAll('-', '')) })
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [[name, withoutNulls(inner)]])),
  )
}

export function typesenseSink(collection: string): Sink {
  return async function* (notices) {
    yield { file: 'schema.json', data: `${toJson(typesenseSchema(collection), 2)}\n` }
    for await (const notice of notices)
      yield { file: 'documents.jsonl', data: `${toJson(typesenseDocument(notice))}\n` }
  }
}
