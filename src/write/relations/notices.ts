import type { Notice } from '../../extract/notice.ts'
import { integer, listed, number, type Relation, relation, string } from './relation.ts'

type Marked = Notice['marks'][keyof Notice['marks']]
const textOf = (mark: Marked | undefined) => mark?.text

/** 公文: a row a notice, what there is one of. */
export const notices: Relation = relation<Notice>('notices', (notice) => [notice], {
  mediaType: string(({ source }) => source.mediaType),
  charset: string(({ source }) => source.charset),
  bytes: integer(({ source }) => source.bytes),
  sha256: string(({ source }) => source.sha256),
  length: integer(({ source }) => source.length),
  genre: string(({ genre }) => genre),
  title: string(({ title }) => title?.text),
  documentNumber: string(({ documentNumber }) => documentNumber?.text),
  agencyCode: string(({ documentNumber }) => documentNumber?.agencyCode),
  year: integer(({ documentNumber }) => documentNumber?.year),
  serial: integer(({ documentNumber }) => documentNumber?.serial),
  documentNumbers: string(({ documentNumbers }) => listed(documentNumbers.map(({ text }) => text))),
  issuers: string(({ issuers }) => listed(issuers.map(({ name }) => name))),
  recipients: string(({ recipients }) => listed(recipients.map(({ name }) => name))),
  copies: string(({ copies }) => listed(copies.map(({ name }) => name))),
  date: string(({ date }) => date?.iso),
  secrecy: string(({ marks }) => textOf(marks.secrecy)),
  urgency: string(({ marks }) => textOf(marks.urgency)),
  signer: string(({ marks }) => textOf(marks.signer)),
  indexNumber: string(({ marks }) => textOf(marks.indexNumber)),
  subject: string(({ marks }) => textOf(marks.subject)),
  keywords: string(({ marks }) => textOf(marks.keywords)),
  validity: string(({ marks }) => textOf(marks.validity)),
  body: string(({ body }) => body?.text),
  unplaced: number(({ coverage }) => coverage.shares.unplaced),
})
