/**
 * The index of an archive: how fast it is built, how large it is, how long queries take, and whether every answer is that of a linear scan.
 *   npm run bench:search -- PATH… | --compose N  [--queries 1000] [--db FILE]
 * A PATH is a folder or file of documents, or an NDJSON file that `gongwen convert` wrote. Each query is asked once, cold caches included; a
 * query's time is that of `index.search` with its ten best hits and their snippets. Times by the clock, and behind them the processor's, which other programs
 * on the machine disturb less. Memory stays flat: the scan reads the notices again.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { convert, readNotices, walk } from '../../dist/archive/index.js'
import { type Notice, parseSync, ReadError } from '../../dist/index.js'
import { openIndex } from '../../dist/search/index.js'
import { readLines } from '../../dist/archive/lines.js'
import { composeArchive } from '../search/archive.ts'
import { composeQueries } from '../search/queries.ts'
import { parseQuery } from '../../src/search/query/parse.ts'
import { answers, type Scanned, scanned } from '../search/scan.ts'

const { values, positionals } = parseArgs({
  options: { compose: { type: 'string' }, queries: { type: 'string', default: '1000' }, db: { type: 'string' } },
  allowPositionals: true,
})
if (positionals.length === 0 && values.compose === undefined) {
  console.error('usage: npm run bench:search -- PATH… | --compose N  [--queries 1000] [--db FILE]')
  process.exit(2)
}

interface Item {
  readonly notice: Notice
  readonly text: string | null
}

async function* source(): AsyncGenerator<Item> {
  for (const { path, text } of composeArchive(Number(values.compose ?? 0)))
    yield { notice: parseSync(text, { name: path }), text }
  for (const path of positionals.filter((path) => path.endsWith('.ndjson')))
    for await (const notice of readNotices(path)) yield { notice, text: null }
  const others = positionals.filter((path) => !path.endsWith('.ndjson'))
  for await (const one of convert(walk(others), { text: true }))
    if (!(one instanceof ReadError)) yield { notice: one.notice, text: one.text }
}

let seed = 20091
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** Adds up milliseconds by the clock and of the processor. */
class Watch {
  clock = 0
  processor = 0

  time(run: () => unknown): void {
    const [start, used] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(used)
    this.clock += performance.now() - start
    this.processor += (user + system) / 1000
  }

  toString(): string {
    return `${seconds(this.clock)} (${seconds(this.processor)})`
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gongwen-bench-'))
const file = values.db ?? join(folder, 'notices.db')
const copy = join(folder, 'notices.ndjson')
const SAMPLE = 2000

try {
  const index = await openIndex(file)
  const kept = createWriteStream(copy)
  const sample: Item[] = []
  const names = new Set<string>()
  let [notices, bytes] = [0, 0]
  const building = new Watch()
  for await (const item of source()) {
    building.time(() => index.add(item))
    names.add(item.notice.source.name!)
    notices++
    bytes += Buffer.byteLength(item.text ?? item.notice.body?.text ?? '')
    if (sample.length < SAMPLE) sample.push(item)
    else if (random() < SAMPLE / notices) sample[Math.floor(random() * SAMPLE)] = item
    if (!kept.write(`${JSON.stringify(item)}\n`)) await once(kept, 'drain')
  }
  kept.end()
  await finished(kept)
  if (names.size !== notices) throw new Error(`${notices} notices have ${names.size} names`)
  const linking = new Watch()
  linking.time(() => index.commit())
  index.close()
  const size = statSync(file).size
  console.log(`notices        ${notices}, ${megabytes(bytes)} of text`)
  console.log(
    `build          ${building} to add, ${linking} to link, ${Math.round((notices / (building.clock + linking.clock)) * 1000)}/s (${Math.round((notices / (building.processor + linking.processor)) * 1000)}/s); without parsing`,
  )
  console.log(`size           ${megabytes(size)}, ${(size / bytes).toFixed(2)} × the text`)

  const searched = await openIndex(file, { readOnly: true })
  const queries = [
    ...new Set(
      composeQueries(
        sample.map(({ notice, text }): Scanned => scanned(notice, text)),
        Number(values.queries),
        random,
      ),
    ),
  ]
  const times: { readonly watch: Watch; readonly query: string }[] = []
  const totals: number[] = []
  for (const query of queries) {
    const watch = new Watch()
    watch.time(() => totals.push(searched.search(query).total))
    times.push({ watch, query })
  }
  const longest = times.reduce((one, other) => (one.watch.processor > other.watch.processor ? one : other))
  console.log(
    `queries        ${queries.length} different: ${percentiles(times.map(({ watch }) => watch))}; longest: ${longest.query}`,
  )
  for (const [kind, pattern] of [
    ['one character', /^\p{Script=Han}$/u],
    ['two characters', /^\p{Script=Han}{2}$/u],
  ] as const) {
    const own = times.filter(({ query }) => pattern.test(query)).map(({ watch }) => watch)
    if (own.length > 0) console.log(`  ${kind.padEnd(15)}${own.length}: ${percentiles(own)}`)
  }

  // The scan: all queries against one notice after the other; what answers is summed up as a count and a sum of hashes.
  const trees = queries.map((query) => parseQuery(query)!)
  const wanted = trees.map(() => ({ count: 0, sum: 0n }))
  const start = performance.now()
  for await (const { text } of readLines(createReadStream(copy))) {
    const { notice, text: own } = JSON.parse(text) as Item
    const one = scanned(notice, own)
    const hash = hashOf(notice.source.name!)
    for (const [at, tree] of trees.entries()) {
      if (!answers(one, tree)) continue
      wanted[at]!.count++
      wanted[at]!.sum += hash
    }
  }
  let [wrong, answered] = [0, 0]
  for (const [at, query] of queries.entries()) {
    let [count, sum] = [0, 0n]
    for (const { source } of searched.sources(query)) {
      count++
      sum += hashOf(source)
    }
    if (totals[at]! > 0) answered++
    if (totals[at] === wanted[at]!.count && count === wanted[at]!.count && sum === wanted[at]!.sum) continue
    wrong++
    console.log(`WRONG          ${query}: ${totals[at]} found, ${wanted[at]!.count} in the scan`)
  }
  searched.close()
  console.log(
    `scan           ${seconds(performance.now() - start)}: ${queries.length - wrong} of ${queries.length} answers are the scan's, ${answered} of them not empty`,
  )
  if (wrong > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

function hashOf(name: string): bigint {
  return createHash('sha256').update(name).digest().readBigUInt64BE()
}

function percentiles(watches: readonly Watch[]): string {
  const at = (times: readonly number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return [0.5, 0.9, 0.99, 1]
    .map((share) => {
      const [clock, processor] = (['clock', 'processor'] as const).map((kind) =>
        at(
          watches.map((watch) => watch[kind]),
          share,
        ).toFixed(1),
      )
      return `${share === 1 ? 'max' : `p${share * 100}`} ${clock} ms (${processor})`
    })
    .join(', ')
}
