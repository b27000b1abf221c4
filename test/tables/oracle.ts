/**
 * Repaired tables beside the intact ones, family by family.
 *   npx tsx test/tables/oracle.ts FOLDER [ORACLE.json] [--verbose]
 *
 * FOLDER holds NAME.txt (a notice) and NAME.gold.json (its intact tables). The oracle file says of each number cell whether the arithmetic alone
 * determines it, and its value; by default it is FOLDER.oracle.json, and without one all cells are only compared with the intact table.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseSync } from '../../src/gongwen.ts'
import type { Table } from '../../src/types.ts'

export interface GoldTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

interface OracleCell {
  readonly determined: boolean
  readonly value: number | null
}

interface OracleCase {
  /** The number columns. */
  readonly columns: readonly string[]
  readonly cells: readonly (readonly OracleCell[])[] | undefined
}

class Tally {
  cases = 0
  cells = 0
  right = 0
  determined = 0
  determinedRight = 0
  determinedVerified = 0
  /** Cells that are determined and not verified, but stand in a row in conflict. */
  determinedConflict = 0
  openVerified = 0
  verified = 0
  verifiedWrong = 0
  heads = 0
  milliseconds = 0
}

const [folder, ...others] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: oracle.ts FOLDER [ORACLE.json] [--verbose]')
  process.exit(2)
}
const verbose = others.includes('--verbose')
const oracleFile = others.find((other) => !other.startsWith('--')) ?? `${folder.replace(/\/$/, '')}.oracle.json`
const oracle: Record<string, OracleCase> = existsSync(oracleFile) ? JSON.parse(readFileSync(oracleFile, 'utf8')) : {}
const families = new Map<string, Tally>()
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.gold.json') ? [basename(file, '.gold.json')] : []))

for (const name of names.sort()) {
  const gold = JSON.parse(readFileSync(join(folder, `${name}.gold.json`), 'utf8'))
  const tally = families.get(gold.family ?? '') ?? new Tally()
  families.set(gold.family ?? '', tally)
  const text = readFileSync(join(folder, `${name}.txt`), 'utf8')
  const start = process.cpuUsage().user
  const notice = parseSync(text)
  const time = (process.cpuUsage().user - start) / 1000
  tally.milliseconds += time
  tally.cases++
  const tables = [...notice.tables, ...notice.attachments.flatMap((attachment) => attachment.tables)]
  const notes: string[] = []
  for (const [index, table] of (gold.tables as GoldTable[]).entries())
    compare(table, tables[index], index === 0 ? oracle[name] : undefined, tally, notes)
  if (tables.length !== gold.tables.length) notes.push(`${tables.length} tables for ${gold.tables.length}`)
  if (time > 500) notes.push(`${Math.round(time)} ms`)
  if (verbose && notes.length > 0) console.log(`${name}: ${notes.join('; ')}`)
}

function compare(
  gold: GoldTable,
  table: Table | undefined,
  known: OracleCase | undefined,
  tally: Tally,
  notes: string[],
): void {
  const numeric = gold.columns.flatMap((name, column) =>
    gold.rows.every((row) => typeof row[column] !== 'string') ? [{ name, column }] : [],
  )
  tally.cells += numeric.length * gold.rows.length
  if (!table) return void notes.push('no table')
  const heads = table.columns.map(({ name }) => name)
  if (heads.join('|') === gold.columns.join('|')) tally.heads++
  else notes.push(`head ${heads.join('|')}`)
  const label = (row: readonly (string | number | null)[]) =>
    String(row.find((cell) => typeof cell === 'string') ?? row[0])
  const places = new Map<string, number[]>()
  gold.rows.forEach((row, index) => places.set(label(row), [...(places.get(label(row)) ?? []), index]))
  const matched = new Set<number>()
  for (const { cells } of table.rows) {
    const at = places.get(label(cells.map(({ value }) => value)))?.shift()
    if (at === undefined) {
      const verified = cells.filter(({ status, value }) => status === 'verified' && typeof value !== 'string')
      tally.verified += verified.length
      tally.verifiedWrong += verified.length
      notes.push(`row ${cells.map(({ text }) => text).join(' ')} is none (${verified.length} verified)`)
      continue
    }
    matched.add(at)
    for (const { name, column } of numeric) {
      const cell = cells[column]
      const value = cell?.value ?? null
      const truth = gold.rows[at]![column] ?? null
      const verified = cell?.status === 'verified'
      if (value === truth) tally.right++
      if (verified) tally.verified++
      if (verified && value !== truth) {
        tally.verifiedWrong++
        notes.push(`WRONG ${label(gold.rows[at]!)}[${name}] ${truth} verified as ${value}`)
      }
      const says = known?.cells?.[at]?.[known.columns.indexOf(name)]
      if (!says) continue
      if (!says.determined) {
        if (verified) {
          tally.openVerified++
          notes.push(`OPEN ${label(gold.rows[at]!)}[${name}] verified as ${value}`)
        }
        continue
      }
      tally.determined++
      if (value === says.value) tally.determinedRight++
      if (value === says.value && verified) tally.determinedVerified++
      else if (cell?.status === 'conflict') tally.determinedConflict++
      else notes.push(`${label(gold.rows[at]!)}[${name}] is ${says.value}, ${cell?.status} ${value}`)
    }
    if (cells.length !== gold.columns.length) notes.push(`row of ${cells.length} cells`)
  }
  if (matched.size < gold.rows.length) notes.push(`${gold.rows.length - matched.size} rows missed`)
}

const columns = [
  'family',
  'cases',
  'heads',
  'cells',
  'right %',
  'determined',
  'right',
  'verified',
  'conflict',
  'open verified',
  'all verified',
  'wrong',
  's',
]
const lines = [...families, ['all', total([...families.values()])] as const].map(([family, tally]) => [
  family,
  tally.cases,
  tally.heads,
  tally.cells,
  ((100 * tally.right) / tally.cells).toFixed(1),
  tally.determined,
  tally.determinedRight,
  tally.determinedVerified,
  tally.determinedConflict,
  tally.openVerified,
  tally.verified,
  tally.verifiedWrong,
  (tally.milliseconds / 1000).toFixed(2),
])
const table = [columns, ...lines].map((line) => line.map(String))
const widths = columns.map((_, column) => Math.max(...table.map((line) => line[column]!.length)))
for (const line of table)
  console.log(
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  )

function total(all: readonly Tally[]): Tally {
  const sum = new Tally()
  for (const tally of all) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key]
  return sum
}
