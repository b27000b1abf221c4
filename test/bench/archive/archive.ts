/**
 * An archive through `gongwen convert`. Linux.
 *   npm run bench:archive -- [PART…] [--count N] [--rounds N] [--kills N] [--scratch FOLDER]
 * An archive of COUNT notices (2000) is made in the scratch folder (out/) by `test/archive/makeNotices.ts`. Parts, all of them if none is named:
 *   whole       two workers: rate, cost, memory from tenth to tenth of the inputs, every input accounted for
 *   pairs       ROUNDS (3) pairs of runs with one worker and with two: what the second one gains
 *   kills       KILLS (20) kills at random moments, each gone on with
 *   full-disk   the same on a disk that is full three times; mounts a tmpfs
 *   read-error  the same with files in the middle that cannot be read, until they are mended
 * The last three are compared with `whole`, which runs before them.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeArchive } from '../../archive/makeNotices.ts'
import { removeOutput, unaccounted } from './account.ts'
import { type Conversion, runConversion } from './conversion.ts'
import { type Disturbed, killed, onFullDisk, withReadErrors } from './disturbances.ts'

const PARTS = ['whole', 'pairs', 'kills', 'full-disk', 'read-error'] as const
const { values, positionals } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    kills: { type: 'string', default: '20' },
    scratch: { type: 'string', default: fileURLToPath(new URL('../../../out/', import.meta.url)) },
  },
  allowPositionals: true,
})
const [count, rounds, kills] = [values.count, values.rounds, values.kills].map(Number) as [number, number, number]
if (positionals.some((part) => !PARTS.some((known) => known === part)) || !(count > 0)) {
  console.error(
    `usage: npm run bench:archive -- [${PARTS.join('|')}…] [--count N] [--rounds N] [--kills N] [--scratch F]`,
  )
  process.exit(2)
}
const wanted = (part: (typeof PARTS)[number]) => positionals.length === 0 || positionals.includes(part)
const archive = join(values.scratch, `archive-${count}`)
const out = (name: string) => join(values.scratch, `${name}-${count}.ndjson`)
const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
const say = (text: string) => console.log(`${new Date().toISOString()} ${text}`)

say(`${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`)
mkdirSync(values.scratch, { recursive: true })
if (!existsSync(archive)) say(`made ${count} files: ${JSON.stringify(makeArchive(archive, count))}`)

if (PARTS.some((part) => part !== 'pairs' && wanted(part))) {
  const undisturbed = out('whole')
  const { seconds } = await whole(undisturbed)
  const run: Disturbed = { archive, count, undisturbed, seconds, kills }
  if (wanted('kills')) say(await killed(run, out('killed')))
  if (wanted('full-disk')) say(await onFullDisk(run, join(values.scratch, 'disk')))
  if (wanted('read-error')) say(await withReadErrors(run, out('unreadable')))
}
if (wanted('pairs')) await pairs()
say('done')

async function whole(file: string): Promise<Conversion> {
  removeOutput(file)
  const run = await runConversion({ archive, out: file, count, workers: 2, told: true })
  if (!existsSync(file)) {
    say(`THE RUN WAS BROKEN OFF (status ${run.status}); the last that it said:\n${run.stderr.slice(-2000)}`)
    process.exit(1)
  }
  say(`two workers: ${figures(run)}`)
  const { peaks } = run
  const [highest, lowest] = [Math.max(...peaks), Math.min(...peaks)]
  say(`memory by tenths of the inputs: ${peaks.map((peak) => peak.toFixed(0)).join(', ')} MiB`)
  say(
    `memory at most ${highest.toFixed(0)} MiB; the last tenth is ${((peaks.at(-1)! / peaks[0]! - 1) * 100).toFixed(0)} % above the first, ` +
      `the highest ${((highest / lowest - 1) * 100).toFixed(0)} % above the lowest`,
  )
  say(
    `a notice: ${(statSync(file).size / count).toFixed(0)} bytes of result, ${(statSync(`${file}.journal`).size / count).toFixed(0)} of journal`,
  )
  const wrong = await unaccounted(archive, file)
  if (wrong !== null) process.exitCode = 1
  say(`accounted for: ${wrong === null ? `each of ${count} inputs exactly once` : `WRONG: ${wrong}`}`)
  return run
}

async function pairs(): Promise<void> {
  const gains: number[] = []
  for (let round = 0; round < rounds; round++) {
    const seconds: number[] = []
    for (const workers of [1, 2]) {
      removeOutput(out('pair'))
      const run = await runConversion({ archive, out: out('pair'), count, workers })
      seconds.push(run.seconds)
      say(`${workers} worker(s): ${figures(run)}`)
    }
    gains.push(seconds[0]! / seconds[1]!)
  }
  say(`second worker: ${median(gains).toFixed(2)} x (median of ${gains.map((gain) => gain.toFixed(2)).join(', ')})`)
}

function figures({ seconds, cpu, mainCpu, others, first }: Conversion): string {
  return (
    `${(count / seconds).toFixed(1)} notices/s, ${((cpu / count) * 1000).toFixed(1)} ms of CPU a notice, ${((mainCpu / cpu) * 100).toFixed(1)} % of it ` +
    `in the process that writes; the first safe after ${first?.toFixed(1)} s; ${seconds.toFixed(0)} s in all, other programs took ${others.toFixed(2)} cores`
  )
}
