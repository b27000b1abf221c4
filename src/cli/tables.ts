import { Command, Option } from 'commander'
import type { Notice } from '../extract/notice.ts'
import type { Table } from '../types.ts'
import { BYTE_ORDER_MARK } from '../write/csv.ts'
import { tableCsv } from '../write/tableCsv.ts'
import { type Colours, coloursOf } from './colours.ts'
import { printable } from './displayWidth.ts'
import { addInputOptions, type InputOptions } from './inputOptions.ts'
import { noticesIn } from './notices.ts'
import { toStandardOutput } from './output.ts'
import { toJson } from '../write/json.ts'
import { tableText } from './tableText.ts'
import { verdict } from './verdict.ts'

interface TablesOptions extends InputOptions {
  readonly to: 'text' | 'csv' | 'json'
  readonly color: boolean
}

/** `gongwen tables FILE…`: the tables alone, those of the body and those of the attachments. */
export const tablesCommand = addInputOptions(
  new Command('tables')
    .summary('print the tables of notices')
    .description(
      'Prints the tables of notices, each with a verdict on how far it can be relied on; as CSV they stand one after the other with a blank line between.',
    )
    .argument('<file...>', 'files to read; - is standard input')
    .addOption(new Option('--to <form>', 'how they are printed').choices(['text', 'csv', 'json']).default('text'))
    .option('--no-color', 'no colours'),
).action(run)

/** A table and the attachment that it stands in, as the JSON of this command has it. */
interface PlacedTable {
  readonly notice: string | null
  /** 附件 by its number and title; null for a table of the body. */
  readonly attachment: { readonly ordinal: number | null; readonly title: string } | null
  readonly table: Table
}

async function run(paths: string[], { to, color, ...options }: TablesOptions): Promise<void> {
  const colours = coloursOf(process.stdout, color)
  let first = true
  for (const path of paths) {
    for await (const { notice } of noticesIn(path, options))
      for (const placed of tablesOf(notice)) {
        const output =
          to === 'json' ? `${toJson(placed, 0)}\n` : to === 'csv' ? tableCsv(placed.table) : text(placed, colours)
        const before = to === 'json' ? '' : first ? (to === 'csv' ? BYTE_ORDER_MARK : '') : to === 'csv' ? '\r\n' : '\n'
        if (!(await toStandardOutput(before + output))) return
        first = false
      }
  }
}

function tablesOf({ source, tables, attachments }: Notice): PlacedTable[] {
  return [
    ...tables.map((table) => ({ notice: source.name, attachment: null, table })),
    ...attachments.flatMap(({ ordinal, title, tables: own }) =>
      own.map((table) => ({ notice: source.name, attachment: { ordinal, title }, table })),
    ),
  ]
}

function text({ notice, attachment, table }: PlacedTable, colours: Colours): string {
  const place = [notice, attachment && `附件${attachment.ordinal ?? ''}`].filter(Boolean).join(' · ')
  const title = table.title ?? attachment?.title ?? ''
  return [
    `${colours.bold(printable(title === '' ? place : `${title}  `))}${title === '' ? '' : colours.dim(printable(place))}`,
    verdict(table, colours),
    tableText(table, colours),
    '',
  ].join('\n')
}
