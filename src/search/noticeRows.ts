/** One notice as rows of the index's tables (`schema.ts`). Pure: what a row says is what the notice says. */
import type { Notice } from '../extract/notice.ts'
import type { Span, Table, Unit } from '../types.ts'
import { numberKey } from './numberKey.ts'
import type { ItemTable } from './schema.ts'
import { titleKey } from './titleKey.ts'

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

interface Found {
  readonly span: Span | null
  readonly rule?: string | undefined
  readonly confidence?: number | undefined
}

const place = (span: Span | null): Row => ({ span_start: span?.[0] ?? null, span_end: span?.[1] ?? null })
const found = ({ span, rule, confidence }: Found): Row => ({
  ...place(span),
  rule: rule ?? null,
  confidence: confidence ?? null,
})
const unitRow = ({ name, fullName, kind, division }: Unit): Row => ({
  unit: name,
  full_name: fullName ?? null,
  kind,
  division_code: division?.code ?? null,
  division_name: division?.name ?? null,
})

/** The row of `notices`, without its id. */
export function noticeRow(notice: Notice): Row {
  const { source, title, date, documentNumber, issuers } = notice
  return {
    source: source.name,
    sha256: source.sha256,
    media_type: source.mediaType,
    bytes: source.bytes,
    length: source.length,
    genre: notice.genre,
    title: title?.text ?? null,
    title_key: title === null ? null : titleKey(title.text),
    number: documentNumber?.text ?? null,
    issuer: issuers.length === 0 ? null : issuers.map(({ name }) => name).join('、'),
    date: date?.iso ?? null,
    year: date === null ? (documentNumber?.year ?? null) : Number(date.iso.slice(0, 4)),
  }
}

function textsRow(notice: Notice, text: string | null): Row {
  const { title, body } = notice
  const rest = text === null ? restOf(notice) : outside(text, [title?.span ?? null, body?.span ?? null])
  return { body: body?.text ?? '', rest }
}

/** The source without the stretches that have columns of their own: head, attachments, tables, foot. */
function outside(text: string, spans: readonly (Span | null)[]): string {
  const taken = spans.filter((span) => span !== null && span[1] > span[0]).sort((a, b) => a![0] - b![0])
  let rest = ''
  let end = 0
  for (const span of taken) {
    rest += `${text.slice(end, Math.max(end, span![0]))}\n`
    end = Math.max(end, span![1])
  }
  return (rest + text.slice(end)).replaceAll(/\s*\n\s*/g, '\n').trim()
}

/** Where the source text is not at hand: what the result says of it. */
function restOf({ attachments, tables }: Notice): string {
  const lines = (table: Table) => [
    table.title ?? '',
    table.columns.map(({ path }) => path.join(' ')).join('\t'),
    ...table.rows.map(({ cells }) => cells.map(({ text }) => text).join('\t')),
  ]
  return [
    ...tables.flatMap(lines),
    ...attachments.flatMap(({ title, tables: own }) => [title, ...own.flatMap(lines)]),
  ].join('\n')
}

/** All rows but that of `notices`, by table; `notice_id` is still to be set. `relations` come from `relations.ts`. */
export function itemRows(notice: Notice, text: string | null): Record<Exclude<ItemTable, 'relations'>, Row[]> {
  const { issuers, recipients, copies, attachments } = notice
  const numbered = <Item>(items: readonly Item[], row: (item: Item) => Row): Row[] =>
    items.map((item, position) => ({ position, ...row(item) }))
  const placed = [
    ...notice.tables.map((table) => ({ table, attachment: null as number | null })),
    ...attachments.flatMap(({ tables }, attachment) => tables.map((table) => ({ table, attachment }))),
  ]
  const actions = notice.directives.flatMap(({ actions }, directive) =>
    actions.map((action) => ({ ...action, directive })),
  )
  const roles = Object.entries({ issuer: issuers, recipient: recipients, copy: copies })
  return {
    texts: [textsRow(notice, text)],
    document_numbers: numbered(notice.documentNumbers, (number) => ({
      text: number.text,
      number_key: numberKey(number),
      agency_code: number.agencyCode,
      year: number.year,
      serial: number.serial,
      complete: Number(number.complete),
      ...place(number.span),
    })),
    units: roles.flatMap(([role, units]) => numbered(units, (unit) => ({ role, ...unitRow(unit), ...found(unit) }))),
    marks: Object.entries(notice.marks).flatMap(([name, mark]) =>
      mark === null ? [] : [{ name, text: mark.text, ...place(mark.span) }],
    ),
    praises: numbered(notice.praises, ({ unit, aspect, honor, reason, ...item }) => ({
      ...unitRow(unit),
      aspect,
      honor,
      reason,
      ...found(item),
    })),
    criticisms: numbered(notice.criticisms, ({ unit, matter, ...item }) => ({
      ...unitRow(unit),
      matter,
      ...found(item),
    })),
    problems: numbered(notice.problems, ({ ordinal, text, actors, ...item }) => ({
      ordinal,
      text,
      actors: actors.join('、'),
      ...found(item),
    })),
    directives: numbered(notice.directives, ({ ordinal, heading, text, ...item }) => ({
      ordinal,
      heading,
      text,
      ...found(item),
    })),
    actions: numbered(actions, ({ directive, text, modality, actor, deadline, ...item }) => ({
      directive,
      text,
      modality,
      actor,
      deadline: deadline?.iso ?? null,
      deadline_text: deadline?.text ?? null,
      ...found(item),
    })),
    quantities: numbered(notice.quantities, ({ text, value, unit, bound, subject, ...item }) => ({
      text,
      value,
      unit,
      bound,
      subject,
      ...found(item),
    })),
    citations: numbered(notice.references, ({ title, documentNumber, ...item }) => ({
      title,
      number: documentNumber,
      ...found(item),
    })),
    attachments: numbered(attachments, ({ ordinal, title, present, address, span }) => ({
      ordinal,
      title,
      present: Number(present),
      address: address ?? null,
      ...place(span),
    })),
    tables: numbered(placed, ({ table, attachment }) => ({ attachment, ...tableRow(table) })),
    ...tableRows(placed.map(({ table }) => table)),
    messages: numbered(notice.messages, ({ severity, rule, text, span }) => ({ severity, rule, text, ...place(span) })),
  }
}

function tableRow({ title, source, columns, rows, solutions, span }: Table): Row {
  const { checksHolding, checksPossible, count, exact } = solutions
  return {
    title,
    source,
    columns: columns.length,
    rows: rows.length,
    checks_holding: checksHolding,
    checks_possible: checksPossible,
    solutions: String(count),
    exact: Number(exact),
    ...place(span),
  }
}

function tableRows(tables: readonly Table[]): { table_columns: Row[]; cells: Row[]; checks: Row[] } {
  const of = <Item>(items: (table: Table) => readonly Item[], row: (item: Item, position: number) => Row): Row[] =>
    tables.flatMap((table, table_position) =>
      items(table).map((item, position) => ({ table_position, ...row(item, position) })),
    )
  const cellsOf = ({ rows }: Table) =>
    rows.flatMap(({ role, cells }, row) => cells.map((cell, column_position) => ({ row, role, column_position, cell })))
  return {
    table_columns: of(
      ({ columns }) => columns,
      ({ name, path, role }, position) => ({ position, name, path: path.join('/'), role }),
    ),
    cells: of(cellsOf, ({ row, role, column_position, cell }) => ({
      row,
      column_position,
      row_role: role,
      value: cell.value,
      text: cell.text,
      status: cell.status,
      confidence: cell.confidence ?? null,
      ...place(cell.span),
    })),
    checks: of(
      ({ checks }) => checks,
      ({ kind, row, column, expected, actual, ok }, position) => ({
        position,
        kind,
        row,
        column_position: column,
        expected,
        actual,
        ok: Number(ok),
      }),
    ),
  }
}
