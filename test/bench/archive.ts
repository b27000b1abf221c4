/**
 * An archive through `gongwen convert`: rate, cost, memory from the first tenth to the last, the gain of a second worker, and kills at random moments.
 *   npm run bench:archive -- [COUNT] [ROUNDS] [KILLS]
 * COUNT notices (2000) are made in out/; ROUNDS (1) pairs of runs with one worker and with two; then KILLS (5) kills of a run that is gone on with.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeArchive } from '../archive/makeNotices.ts'

const [count = 2000, rounds = 1, kills = 5] = process.argv.slice(2).map(Number)
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const out = fileURLToPath(new URL('../../out/', import.meta.url))
const archive = join(out, `archive-${count}`)
const SAMPLE = 250

interface Run {
  readonly seconds: number
  /** Of all its processes, in seconds. */
  readonly cpu: number
  /** MiB of all its processes together, in turn. */
  readonly memory: readonly number[]
}

/** Resident memory of a process and of those that it started, in MiB. */
function memoryOf(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0)
  } catch {
    // It has ended in the meantime.
    return 0
  }
}

/** Runs the command under `time`, which counts the workers too; ended after so many milliseconds where that is given. */
function convert(name: string, workers: number, kill?: number): Promise<Run> {
  return new Promise((resolve) => {
    const args = ['convert', archive, '--out', join(out, name), '--workers', String(workers), '--resume']
    const command = `TIMEFORMAT='%U %S'; time "$@" 2>/dev/null`
    const child = spawn('bash', ['-c', command, 'bash', process.execPath, main, ...args], { detached: true })
    const start = performance.now()
    const memory: number[] = []
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const sampling = setInterval(() => memory.push(memoryOf(child.pid!)), SAMPLE)
    const killing = kill && setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), kill)
    child.on('close', () => {
      clearInterval(sampling)
      clearTimeout(killing)
      const cpu = said
        .trim()
        .split(/\s+/)
        .map(Number)
        .reduce((sum, part) => sum + part, 0)
      resolve({ seconds: (performance.now() - start) / 1000, cpu, memory })
    })
  })
}

function remove(name: string): void {
  for (const file of readdirSync(out)) if (file === name || file.startsWith(`${name}.`)) rmSync(join(out, file))
}

/** Of the lines, sorted. */
function hashOf(name: string): string {
  const lines = readFileSync(join(out, name), 'latin1').split('\n').sort()
  return createHash('sha256').update(lines.join('\n'), 'latin1').digest('hex')
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
const peak = (memory: readonly number[], from: number, to: number) =>
  Math.max(...memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)))

if (!existsSync(archive)) console.log(`made ${count} files: ${JSON.stringify(makeArchive(archive, count))}`)
console.log(`load before: ${loadavg()[0]!.toFixed(1)} (the figures hold where it is near 0)`)

const runs = new Map<number, Run[]>([
  [1, []],
  [2, []],
])
for (let round = 0; round < rounds; round++)
  for (const [workers, all] of runs) {
    remove(`bench-${workers}.ndjson`)
    all.push(await convert(`bench-${workers}.ndjson`, workers))
  }
for (const [workers, all] of runs) {
  const { memory } = all[0]!
  const seconds = median(all.map((run) => run.seconds))
  const cpu = median(all.map((run) => run.cpu))
  console.log(
    `${workers} worker(s): ${(count / seconds).toFixed(1)} notices/s, ${((cpu / count) * 1000).toFixed(1)} ms of CPU a notice, ` +
      `memory at most ${Math.max(...memory).toFixed(0)} MiB; second tenth ${peak(memory, 0.1, 0.2).toFixed(0)}, last ${peak(memory, 0.9, 1).toFixed(0)} MiB`,
  )
}
console.log(
  `second worker: ${median(runs.get(1)!.map(({ seconds }, at) => seconds / runs.get(2)![at]!.seconds)).toFixed(2)} x`,
)

const inputs = readFileSync(join(out, 'bench-2.ndjson.journal'), 'utf8').trimEnd().split('\n').slice(1)
const names = new Set(inputs.map((line) => (JSON.parse(line) as { input: string }).input))
console.log(`every input once: ${inputs.length === count && names.size === count} (${inputs.length} of ${count})`)

remove('bench-killed.ndjson')
const whole = runs.get(2)![0]!.seconds * 1000
for (let kill = 0; kill < kills; kill++) await convert('bench-killed.ndjson', 2, 500 + Math.random() * whole * 0.5)
await convert('bench-killed.ndjson', 2)
console.log(
  `killed ${kills} times: ${hashOf('bench-killed.ndjson') === hashOf('bench-2.ndjson') ? 'the same lines' : 'OTHER LINES'}`,
)
