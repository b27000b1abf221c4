/** Files for Meilisearch: `settings.json` for `PATCH /indexes/I/settings`, `documents.ndjson` for `POST /indexes/I/documents`, primary key `id`. */
import { toJson } from '../json.ts'
import type { Sink } from '../sink.ts'
import { searchDocument } from './document.ts'

export const meilisearchSettings = {
  // In the order of their weight.
  searchableAttributes: [
    'title',
    'documentNumbers',
    'issuers.name',
    'recipients.name',
    'praises.unit.name',
    'criticisms.unit.name',
    'directives.heading',
    'body',
    'attachments.title',
    'tables.title',
    'tables.text',
  ],
  filterableAttributes: [
    'genre',
    'year',
    'date',
    'documentNumbers',
    'issuers.name',
    'recipients.name',
    'praises.unit.name',
    'praises.aspect',
    'praises.honor',
    'criticisms.unit.name',
    'directives.actions.deadline',
    'directives.actions.modality',
    'directives.actions.actor',
    'references.documentNumber',
    'references.title',
    'tables.failed',
    'messages.rule',
    'sha256',
  ],
  sortableAttributes: ['date', 'year'],
  localizedAttributes: [{ locales: ['cmn'], attributePatterns: ['*'] }],
  typoTolerance: { enabled: false },
  faceting: { maxValuesPerFacet: 1000 },
}

export const meilisearchSink: Sink = async function* (notices) {
  yield { file: 'settings.json', data: `${toJson(meilisearchSettings, 2)}\n` }
  for await (const notice of notices) yield { file: 'documents.ndjson', data: `${toJson(searchDocument(notice))}\n` }
}
