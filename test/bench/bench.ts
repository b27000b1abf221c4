/**
 * How fast, as ratios of warm medians taken in turn in one run.
 *   npm run bench
 */
import { readFileSync } from 'node:fs'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseSync } from '../../dist/index.js'
import { solve, type TableModel } from '../../dist/solver/index.js'
import { solveWithHighs } from './highs.ts'
import { foundingModels } from './models.ts'

const source = readFileSync(new URL('../../seeds/2009-xianyang-portal-circular.txt', import.meta.url), 'utf8')
const [head, ...attachments] = source.split(/(?=附件\d\.)/)
const markdown = unified().use(remarkParse)
const models = foundingModels(source)

interface Case {
  readonly name: string
  readonly run: () => unknown
}

const cases: Case[] = [
  { name: 'remark-parse, the same text', run: () => markdown.parse(source) },
  { name: 'remark-parse, without the tables', run: () => markdown.parse(head!) },
  { name: 'notice, whole', run: () => parseSync(source) },
  { name: 'notice, without its tables', run: () => parseSync(head!) },
  ...attachments.map((table, i) => ({
    name: `table ${i + 1} with its title, as a text`,
    run: () => parseSync(`${head}${table}`),
  })),
  ...models.map((model, i) => ({ name: `solver, table ${i + 1}`, run: () => solve(model) })),
  { name: 'solver, both tables', run: () => models.map((model) => solve(model)) },
]

/** Medians in milliseconds; the cases take turns, so that a slow moment of the machine meets all of them. */
function measure(rounds: number, warmUp: number): Map<string, number> {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]))
  for (let round = -warmUp; round < rounds; round++)
    for (const { name, run } of cases) {
      const start = performance.now()
      run()
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]))
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}

async function highs(model: TableModel): Promise<number> {
  const times: number[] = []
  await solveWithHighs(model)
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    await solveWithHighs(model)
    times.push(performance.now() - start)
  }
  return median(times)
}

const medians = measure(120, 60)
const of = (name: string) => medians.get(name)!
const remark = of('remark-parse, the same text')
const line = (name: string, time: number, against = '') =>
  console.log(`${name.padEnd(44)}${time.toFixed(3).padStart(10)} ms  ${against}`)
for (const [name, time] of medians) line(name, time, `${(time / remark).toFixed(1)} × remark-parse`)
for (const [i, model] of models.entries()) {
  const time = await highs(model)
  line(
    `HiGHS, one optimum of table ${i + 1}`,
    time,
    `${(time / of(`solver, table ${i + 1}`)).toFixed(0)} × the solver, which counts them all`,
  )
}
