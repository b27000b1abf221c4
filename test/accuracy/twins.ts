/**
 * How much of a notice survives a crawl's damage, with no gold: what is found in the clean text is the truth for its damaged twin.
 *   npx tsx test/accuracy/twins.ts FOLDER… [--show FIELD]
 * FOLDER holds clean notices (.txt); `--show` prints the differences of a field.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseSync } from '../../src/index.ts'
import { pairUp } from './agree.ts'
import { damage } from './damage.ts'
import { FIELDS, type Item } from './fields.ts'
import { measures, type Tally } from './score.ts'

const { values, positionals } = parseArgs({
  options: { show: { type: 'string', multiple: true, default: [] as string[] } },
  allowPositionals: true,
})
if (positionals.length === 0) {
  console.error('usage: npx tsx test/accuracy/twins.ts FOLDER… [--show FIELD]')
  process.exit(2)
}

/** A text that is damaged already has no clean twin. */
const MARKS = /[，。、]/gu
const ENOUGH = 10

/** Damage takes 《》 with what they hold. */
const withoutTitles = ({ words, ...item }: Item): Item => ({
  ...item,
  words: words.map((word) => word.replace(/《[^《》]*》/gu, '')),
})

const said = ({ words }: Item) => words.join(' | ')
const tallies = new Map<string, Tally>()
let notices = 0

for (const folder of positionals) {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.txt')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    if ((text.match(MARKS)?.length ?? 0) < ENOUGH) continue
    notices++
    const clean = parseSync(text)
    const damaged = parseSync(damage(text))
    for (const field of FIELDS) {
      if (field.lostByDamage) continue
      const wanted = field.found(clean).map(withoutTitles)
      const found = field.found(damaged)
      const pairs = pairUp(wanted, found, 'soft', field.prose ?? false)
      const tally = tallies.get(field.name) ?? { right: 0, found: 0, gold: 0 }
      tallies.set(field.name, {
        right: tally.right + pairs.length,
        found: tally.found + found.length,
        gold: tally.gold + wanted.length,
      })
      if (!values.show.includes(field.name)) continue
      const paired = new Set(pairs.flat())
      for (const item of wanted) if (!paired.has(item)) console.log(`${name}  ${field.name}  lost   ${said(item)}`)
      for (const item of found) if (!paired.has(item)) console.log(`${name}  ${field.name}  extra  ${said(item)}`)
    }
  }
}

console.log(`${notices} notices; the clean text's finds, found again in its damaged twin`)
for (const [name, tally] of tallies) {
  const { precision, recall, f1 } = measures(tally)
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
  console.log(
    `${name.padEnd(18)}${String(tally.gold).padStart(6)}  P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`,
  )
}
