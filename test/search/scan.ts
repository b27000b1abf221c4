/**
 * What an index must answer, found without one: every notice is read from end to end. Its own reading of words, filters and operators; of the library only
 * the query's tree.
 */
import { fields } from '../../src/search/query/fields.ts'
import type { Filter, Query } from '../../src/search/query/query.ts'
import type { Notice } from '../../src/index.ts'

export interface Scanned {
  readonly notice: Notice
  readonly text: string
  /** The full text, as `barred` writes it. */
  readonly columns: readonly string[]
}

/** What of a notice is full text: title, numbers, units, body, and the source around title and body. */
export function scanned(notice: Notice, text: string | null): Scanned {
  const units = [
    ...notice.issuers,
    ...notice.recipients,
    ...notice.copies,
    ...[...notice.praises, ...notice.criticisms].map(({ unit }) => unit),
  ]
  const columns = [
    notice.title?.text ?? '',
    ...notice.documentNumbers.map((number) => number.text),
    ...units.flatMap(({ name, fullName }) => (fullName === undefined ? [name] : [name, fullName])),
    notice.body?.text ?? '',
    text === null ? said(notice) : around(notice, text),
  ]
  return { notice, text: text ?? notice.body?.text ?? '', columns: columns.map(barred) }
}

function around({ title, body }: Notice, text: string): string {
  const kept = text.split('')
  for (const span of [title?.span, body?.span]) if (span) kept.fill('\n', span[0], span[1])
  return kept.join('')
}

/** Attachments and tables, where there is no source text. */
function said({ attachments, tables }: Notice): string {
  const words = [...tables, ...attachments.flatMap((one) => one.tables)].flatMap(({ title, columns, rows }) => [
    title ?? '',
    ...columns.flatMap(({ path }) => path),
    ...rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
  ])
  return [...attachments.map(({ title }) => title), ...words].join('\n')
}

/** Does the notice answer the query? */
export function answers(one: Scanned, query: Query): boolean {
  switch (query.type) {
    case 'words':
      return one.columns.some((column) => stands(query.text, column))
    case 'not':
      return !answers(one, query.part)
    case 'or':
      return query.parts.some((part) => answers(one, part))
    case 'filter':
      return together(one, [query])
    case 'and': {
      const filters = query.parts.filter((part): part is Filter => part.type === 'filter')
      return together(one, filters) && query.parts.every((part) => part.type === 'filter' || answers(one, part))
    }
  }
}

const isHan = (character: string) => /[\p{Script=Han}\p{Co}]/u.test(character)
const isOther = (character: string) => !isHan(character) && /[\p{L}\p{N}\p{M}]/u.test(character)

/** A text as a list of single Chinese characters, whole other words, and marks (any number of them is one). */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let word = ''
  for (const character of text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[！-～]/g, (full) => String.fromCharCode(full.charCodeAt(0) - 0xfee0))) {
    if (isOther(character)) {
      word += character
      continue
    }
    if (word) units.push(word)
    word = ''
    if (isHan(character)) units.push(character)
    else if (units.length > 0 && units.at(-1) !== ' ') units.push(' ')
  }
  if (word) units.push(word)
  if (units.at(-1) === ' ') units.pop()
  return units
}

/** A mark counts between two Chinese characters or two words only: 第30号 is 第 30 号. */
function meaningful(units: readonly string[]): string[] {
  return units.filter((unit, at) => {
    if (unit !== ' ') return true
    const [before, after] = [units[at - 1], units[at + 1]]
    return before !== undefined && after !== undefined && isHan(before) === isHan(after)
  })
}

/** With a bar before and behind every unit, a phrase is a part of the text. */
const barred = (text: string): string => `|${meaningful(unitsOf(text)).join('|')}|`

const phrases = new Map<string, string>()

/** @param column barred */
function stands(phrase: string, column: string): boolean {
  const known = phrases.get(phrase) ?? barred(phrase)
  phrases.set(phrase, known)
  return column.includes(known)
}

type Reader = (notice: Notice) => readonly object[]

const records: Record<string, Reader> = {
  praises: ({ praises }) => praises,
  criticisms: ({ criticisms }) => criticisms,
  problems: ({ problems }) => problems,
  directives: ({ directives }) => directives,
  actions: ({ directives }) => directives.flatMap(({ actions }) => actions),
  checks: ({ tables, attachments }) =>
    [...tables, ...attachments.flatMap((one) => one.tables)].flatMap(({ checks }) => checks),
}

const has = (value: string | null | undefined, wanted: string) =>
  wanted === '*' ? value != null : value != null && value.includes(wanted)
const inRange = (value: string | null | undefined, wanted: string) => {
  if (value == null) return false
  if (/月$/.test(wanted)) return Number(value.slice(5, 7)) === parseInt(wanted)
  const [from, to = from] = wanted.includes('..') ? wanted.split('..') : [wanted]
  return (from === '' || value >= from!) && (to === '' || value.slice(0, to!.length) <= to!)
}
type Named = { unit: { name: string } }
const ofNotice: Record<string, (one: Scanned, value: string) => boolean> = {
  genre: ({ notice }, value) => notice.genre === value,
  year: ({ notice }, value) =>
    inRange(notice.date?.iso.slice(0, 4) ?? (notice.documentNumber?.year?.toString() || null), value),
  date: ({ notice }, value) => inRange(notice.date?.iso, value),
  issuer: ({ notice }, value) => notice.issuers.some(({ name }) => has(name, value)),
  unit: ({ notice }, value) =>
    [
      ...notice.issuers,
      ...notice.recipients,
      ...notice.copies,
      ...[...notice.praises, ...notice.criticisms].map(({ unit }) => unit),
    ].some(({ name }) => has(name, value)),
  number: ({ notice }, value) => notice.documentNumbers.some(({ text }) => text === value),
  title: ({ columns }, value) => stands(value, columns[0]!),
}
const ofRecord: Record<string, (record: never, value: string) => boolean> = {
  praised: (record: Named, value) => has(record.unit.name, value),
  aspect: (record: { aspect: string | null }, value) => has(record.aspect, value),
  criticised: (record: Named, value) => has(record.unit.name, value),
  matter: (record: { matter: string }, value) => has(record.matter, value),
  problem: (record: { text: string }, value) => has(record.text, value),
  directive: (record: { text: string; heading: string | null }, value) =>
    has(record.text, value) || has(record.heading, value),
  deadline: (record: { deadline: { iso: string } | null }, value) => inRange(record.deadline?.iso, value),
  modality: (record: { modality: string }, value) => record.modality === value,
  check: (record: { ok: boolean; kind: string }, value) =>
    value === 'failed'
      ? !record.ok
      : value === 'ok'
        ? record.ok
        : value === 'total'
          ? /total$/.test(record.kind)
          : record.kind === value,
}

/** The fields that this scan can judge. */
export const judged = [...Object.keys(ofNotice), ...Object.keys(ofRecord)]

function together(one: Scanned, filters: readonly Filter[]): boolean {
  const byItem = new Map<string | null, Filter[]>()
  for (const filter of filters) byItem.set(filter.field.item, [...(byItem.get(filter.field.item) ?? []), filter])
  return [...byItem].every(([item, own]) =>
    item === null
      ? own.every(({ field, value }) => ofNotice[field.name]!(one, value))
      : records[item]!(one.notice).some((record) =>
          own.every(({ field, value }) => ofRecord[field.name]!(record as never, value)),
        ),
  )
}

for (const name of judged)
  if (!fields.some((field) => field.name === name)) throw new Error(`there is no field ${name}`)
