/** A notice as a document of a search engine: the notice itself, with what cannot be searched in left out, and keys to filter and sort by. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Notice } from '../../extract/notice.ts'
import type { Table } from '../../types.ts'

/** The same for the same source, so that a notice that is sent again replaces itself: 40 hexadecimal digits, as engines bound the length of ids. */
export function documentId({ source }: Notice): string {
  return bytesToHex(sha256(utf8ToBytes(source.name ?? source.sha256))).slice(0, 40)
}

/** A table as engines can search in it: its words, its checks, and not each cell. */
function tableDocument({ title, source, columns, rows, checks, solutions }: Table) {
  return {
    title,
    source,
    columns: columns.map(({ path }) => path.join('/')),
    text: rows.map(({ cells }) => cells.map(({ text }) => text).join(' ')).join('\n'),
    checks,
    failed: checks.filter(({ ok }) => !ok).length,
    exact: solutions.exact,
  }
}

const unit = ({ name, fullName, kind, division }: Notice['issuers'][number]) => ({
  name,
  fullName: fullName ?? null,
  kind,
  division: division?.code ?? null,
})
const named = (units: Notice['issuers']) => units.map(unit)

export type SearchDocument = ReturnType<typeof searchDocument>

export function searchDocument(notice: Notice) {
  const { source, title, date, documentNumber, marks, body, attachments } = notice
  return {
    id: documentId(notice),
    source: source.name,
    sha256: source.sha256,
    mediaType: source.mediaType,
    genre: notice.genre,
    title: title?.text ?? null,
    documentNumber: documentNumber?.text ?? null,
    documentNumbers: notice.documentNumbers.map(({ text }) => text),
    date: date?.iso ?? null,
    year: date === null ? (documentNumber?.year ?? null) : Number(date.iso.slice(0, 4)),
    issuers: named(notice.issuers),
    recipients: named(notice.recipients),
    copies: named(notice.copies),
    marks: Object.fromEntries(Object.entries(marks).flatMap(([name, mark]) => (mark ? [[name, mark.text]] : []))),
    body: body?.text ?? null,
    praises: notice.praises.map(({ unit: who, aspect, honor, reason }) => ({ unit: unit(who), aspect, honor, reason })),
    criticisms: notice.criticisms.map(({ unit: who, matter }) => ({ unit: unit(who), matter })),
    problems: notice.problems.map(({ ordinal, text, actors }) => ({ ordinal, text, actors })),
    directives: notice.directives.map(({ ordinal, heading, text, actions }) => ({
      ordinal,
      heading,
      text,
      actions: actions.map(({ text, modality, actor, deadline }) => ({
        text,
        modality,
        actor,
        deadline: deadline?.iso ?? null,
      })),
    })),
    quantities: notice.quantities.map(({ text, value, unit, bound, subject }) => ({
      text,
      value,
      unit,
      bound,
      subject,
    })),
    references: notice.references.map(({ title, documentNumber }) => ({ title, documentNumber })),
    attachments: attachments.map(({ ordinal, title, present }) => ({ ordinal, title, present })),
    tables: [...notice.tables, ...attachments.flatMap(({ tables }) => tables)].map(tableDocument),
    messages: notice.messages.map(({ severity, rule, text }) => ({ severity, rule, text })),
  }
}
