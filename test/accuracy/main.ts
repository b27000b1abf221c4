/**
 * How right the library is, field by field, on notices with gold files beside them; clean, and after a crawl's damage.
 *   npm run accuracy -- DIR [DIR…]
 *   npm run accuracy -- --measure grammars/confidence/measured.json DIR [DIR…]   counts anew how often each rule is right
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from '../../src/index.ts'
import type { Manner } from './agree.ts'
import { countByRule, reliability } from './confidence.ts'
import { damage } from './damage.ts'
import { type GoldCase, readGold } from './gold.ts'
import { type Judged, measures, type RatedItem, score, type Scores, type Tally } from './score.ts'

const [first, target, ...others] = process.argv.slice(2)
const folders = first === '--measure' ? others : process.argv.slice(2)
if (folders.length === 0) {
  console.error(
    'usage: npm run accuracy -- DIR [DIR…]   where each NAME.gold.json has its NAME.txt (.html, .docx …) beside it',
  )
  process.exit(2)
}

async function judge(cases: readonly GoldCase[], damaged: boolean): Promise<Judged[]> {
  const chosen = damaged ? cases.filter(({ path, gold }) => path.endsWith('.txt') && gold.degraded !== false) : cases
  return Promise.all(
    chosen.map(async ({ path, gold }) => {
      const bytes = readFileSync(path)
      const input = damaged ? damage(bytes.toString('utf8')) : bytes
      return { gold, notice: await parse(input, { name: basename(path) }) }
    }),
  )
}

function print(folder: string, clean: readonly Judged[], damaged: readonly Judged[]): void {
  const of = (manner: Manner) => [score(clean, manner, false), score(damaged, manner, true)] as const
  const [soft, softDamaged] = of('soft')
  const [strict, strictDamaged] = of('strict')
  console.log(`${folder}: ${clean.length} notices, ${damaged.length} of them damaged too\n`)
  console.log(
    '| field | gold | precision | recall | F1 | F1 strict | damaged: gold | precision | recall | F1 | F1 strict |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const [name, tally] of soft.fields)
    if (tally.gold + tally.found > 0)
      console.log(
        `| ${[name, ...row(tally, strict, name), ...row(softDamaged.fields.get(name), strictDamaged, name)].join(' | ')} |`,
      )
  const share = ({ exact, notices }: Scores) => `${exact} of ${notices}`
  console.log(
    `\nright in every field: ${share(soft)} (strictly ${share(strict)}); damaged ${share(softDamaged)} (strictly ${share(strictDamaged)})\n`,
  )
}

const percent = (share: number) => (100 * share).toFixed(1)

function row(tally: Tally | undefined, strict: Scores, name: string): string[] {
  if (tally === undefined) return ['', '', '', '', '']
  const { precision, recall, f1 } = measures(tally)
  return [
    String(tally.gold),
    percent(precision),
    percent(recall),
    percent(f1),
    percent(measures(strict.fields.get(name)!).f1),
  ]
}

/** A rule a line, so that a change shows in a diff. */
function lineByLine(counts: object): string {
  return `{\n${Object.entries(counts)
    .map(([rule, count]) => `  ${JSON.stringify(rule)}: ${JSON.stringify(count)}`)
    .join(',\n')}\n}\n`
}

const measured: { clean: RatedItem[]; damaged: RatedItem[] } = { clean: [], damaged: [] }
for (const folder of folders) {
  const cases = readGold(folder)
  const clean = await judge(cases, false)
  const damaged = await judge(cases, true)
  print(folder, clean, damaged)
  measured.clean.push(...score(clean, 'soft', false).items)
  measured.damaged.push(...score(damaged, 'soft', true).items)
}
console.log(`${reliability([...measured.clean, ...measured.damaged])}\n`)
if (first === '--measure') writeFileSync(target!, lineByLine(countByRule(measured.clean, measured.damaged)))
