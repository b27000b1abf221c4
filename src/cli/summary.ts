import type { Notice } from '../extract/notice.ts'
import type { Message, Table } from '../types.ts'
import type { Colours } from './colours.ts'
import { pad, printable } from './displayWidth.ts'
import { tableText } from './tableText.ts'

/** What a person wants to know of a notice at a glance: its head, what was found, its tables, and what is doubtful. For a terminal. */
export function summarize(notice: Notice, colours: Colours): string {
  return [
    head(notice, colours),
    counts(notice),
    ...tables(notice, colours),
    ...messages(notice.messages, colours),
  ].join('\n\n')
}

function head(notice: Notice, { bold }: Colours): string {
  const title = bold(printable(notice.title?.text ?? '(no title)'))
  const facts: [string, string | undefined][] = [
    ['from', notice.source.name ?? undefined],
    ['genre', notice.genre ?? undefined],
    ['number', notice.documentNumbers.map(({ text }) => text).join(', ') || undefined],
    ['date', notice.date?.iso ?? notice.date?.text],
    ['issuers', notice.issuers.map(({ name }) => name).join(', ') || undefined],
    ['recipients', notice.recipients.map(({ name }) => name).join(', ') || undefined],
  ]
  const lines = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [`  ${pad(label, 10)}  ${printable(value)}`],
  )
  return [title, ...lines].join('\n')
}

function counts(notice: Notice): string {
  const count = ({ length }: readonly unknown[], one: string, many = `${one}s`) =>
    `${length} ${length === 1 ? one : many}`
  const found = [
    count(notice.praises, 'praise'),
    count(notice.criticisms, 'criticism'),
    count(notice.problems, 'problem'),
    count(notice.directives, 'directive'),
    count(notice.quantities, 'quantity', 'quantities'),
    count(notice.references, 'reference'),
    count(notice.attachments, 'attachment'),
  ]
  return `  ${found.join(' · ')}`
}

/** One block for each table, those of the attachments under their numbers; an attachment that is listed and absent is named. */
function tables(notice: Notice, colours: Colours): string[] {
  const block = (title: string, table: Table) =>
    `${colours.bold(printable(title))}\n${indent(tableText(table, colours))}`
  const inAttachments = notice.attachments.flatMap(({ ordinal, title, present, tables }) => {
    const label = `附件${ordinal ?? ''} ${title}`
    if (!present) return [colours.bold(printable(`${label} (listed, not in the source)`))]
    return tables.map((table) =>
      block(table.title === null || table.title === title ? label : `${label} · ${table.title}`, table),
    )
  })
  return [...notice.tables.map((table) => block(table.title ?? 'Table', table)), ...inAttachments]
}

function messages(found: readonly Message[], { red, yellow, cyan, dim }: Colours): string[] {
  if (found.length === 0) return []
  const colour = { error: red, warning: yellow, info: cyan }
  const lines = found.map(({ severity, rule, text, span }) => {
    const place = span ? dim(` [${span.join(', ')})`) : ''
    return `${colour[severity](pad(severity, 7))}  ${printable(text)} ${dim(`(${rule})`)}${place}`
  })
  return [lines.join('\n')]
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ')
}
