/**
 * How often title, number, issuer, date and index number are read as a catalogue has them, on any folder of notices with its records beside
 * them. Only punctuation and white space may differ, and 省政府 that signs for 某省人民政府; an index number counts where the text holds it. What cannot
 * be read is told with its reason.
 *   npm run metadata -- [--verbose] DIR [DIR…]
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { divisions } from '../../src/divisions/index.ts'
import { type Notice, parse, ReadError } from '../../src/index.ts'
import { libreOffice } from '../../src/node/index.ts'
import { type CatalogueRecord, readCatalogue } from './catalogue.ts'

type Field = Exclude<keyof CatalogueRecord, 'file'>

const READ: Record<Field, (notice: Notice) => string> = {
  title: ({ title }) => title?.text ?? '',
  documentNumber: ({ documentNumbers }) => documentNumbers.map(({ text }) => text).join(' '),
  issuer: ({ issuers }) => issuers.map(({ name, fullName = name }) => fullName).join(' '),
  date: ({ date }) => date?.iso ?? '',
  indexNumber: ({ marks }) => marks.indexNumber?.text ?? '',
}

/** How many records have the field, in how many it is the same, and in how many more it holds the record's and something beside it. */
interface Tally {
  known: number
  right: number
  longer: number
}

const plain = (value: string) => value.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
/** 2019年01月27日 and 2019-01-27 are one day. */
const day = (value: string) => (value.match(/\d+/g) ?? []).map(Number).join('-')

const args = process.argv.slice(2)
const verbose = args.includes('--verbose')
const folders = args.filter((argument) => !argument.startsWith('--'))
if (folders.length === 0) {
  console.error('usage: npm run metadata -- [--verbose] DIR [DIR…]   where metadata.jsonl or metadata.json stands')
  process.exit(2)
}

for (const folder of folders) {
  const records = readCatalogue(folder)
  const tally = new Map<Field, Tally>()
  const refused: ReadError[] = []
  for (const record of records) {
    const bytes = readFileSync(join(folder, record.file))
    const text = bytes.toString('utf8')
    const notice = await parse(bytes, { name: basename(record.file), office: libreOffice(), divisions }).catch(
      (error: unknown) => {
        if (!(error instanceof ReadError)) throw error
        refused.push(error)
        return null
      },
    )
    if (notice === null) continue
    for (const field of Object.keys(READ) as Field[]) {
      const form = (value: string) => (field === 'issuer' ? plain(value).replaceAll('人民政府', '政府') : plain(value))
      const expected = record[field]
      if (expected === null || (field === 'indexNumber' && !text.includes(expected))) continue
      const found = READ[field](notice)
      const right = field === 'date' ? day(found) === day(expected) : form(found) === form(expected)
      const counts = tally.get(field) ?? { known: 0, right: 0, longer: 0 }
      counts.known++
      if (right) counts.right++
      else if (plain(found).includes(plain(expected))) counts.longer++
      tally.set(field, counts)
      if (!right && verbose) console.log(`${record.file.slice(0, 40)}\n  ${field}  ${expected}\n  found  ${found}`)
    }
  }
  console.log(`${folder}: ${records.length} records`)
  if (refused.length > 0) console.log(`  ${refused.length} refused, and not counted below`)
  for (const { message } of refused) console.log(`    ${message}`)
  for (const [field, { known, right, longer }] of tally) {
    const share = `${((100 * right) / known).toFixed(1)} %`
    const held = longer > 0 ? `, ${longer} more hold the record's` : ''
    console.log(`  ${field.padEnd(16)} ${String(right).padStart(4)} of ${known}  ${share}${held}`)
  }
}
