/**
 * Composes notices with tables of the kinds that compose.ts lacks, for test/tables/oracle.ts: rates, shares, growth, weighted scores, averages, figures per
 * head, totals that the body states, heads repeated on a new page, tables side by side, labels with digits.
 *   npx tsx test/tables/composeKinds.ts FOLDER [CASES] [SEED] [FAMILY]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Made, seedWith } from './draw.ts'
import { rate, share, growth, difference, weighted, average, perHead } from './formulaKinds.ts'
import { pageBreak, sideBySide, stated, fullWidth, sumAndShare } from './layoutKinds.ts'

const [folder, cases = '100', seed = '1', only] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: composeKinds.ts FOLDER [CASES] [SEED] [FAMILY]')
  process.exit(2)
}
seedWith(Number(seed))

const families: Record<string, () => Made> = {
  rate,
  share,
  growth,
  difference,
  weighted,
  average,
  'per-head': perHead,
  'page-break': pageBreak,
  'side-by-side': sideBySide,
  stated,
  'full-width': fullWidth,
  'sum-share': sumAndShare,
  'tab-rate': () => rate('\t'),
  'tab-share': () => share('\t'),
  'tab-growth': () => growth('\t'),
  'tab-weighted': () => weighted('\t'),
  'tab-average': () => average('\t'),
  'tab-per-head': () => perHead('\t'),
  'tab-page-break': () => pageBreak('\t'),
  'tab-side-by-side': () => sideBySide('\t'),
  'tab-stated': () => stated('\t'),
}

mkdirSync(folder, { recursive: true })
for (let index = 0; index < Number(cases); index++) {
  const family = only ?? Object.keys(families)[index % Object.keys(families).length]!
  const { columns, rows, text, before = '' } = families[family]!()
  const title = '上半年工作情况统计表'
  const line = text.includes('\n') || text.includes('\t')
  const notice = line
    ? `关于上半年工作情况的通报\n各单位、各部门：\n现将有关情况通报如下。${before}\n附件1\n${title}\n${text}\n`
    : `关于上半年工作情况的通报\n各单位.各部门.现将有关情况通报如下.${before}附件1.${title}${text}\n`
  const name = `${String(index).padStart(3, '0')}-${family}`
  writeFileSync(join(folder, `${name}.txt`), notice)
  writeFileSync(join(folder, `${name}.gold.json`), JSON.stringify({ family, tables: [{ title, columns, rows }] }))
}
