/** One run of `gongwen convert` from outside: time, cost, memory of all its processes from tenth to tenth of its inputs. Linux. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url))
/** Milliseconds between looks at the processes, and between lines about it. */
const SAMPLE = 250
const LINE = 60_000
/** Seconds: what other programs take of the machine must not decide which inputs fail. */
const TIMEOUT = '3600'
/** The system counts processor time in hundredths of a second. */
const TICKS = 100
const TENTHS = 10

export interface Conversion {
  readonly status: number | null
  readonly seconds: number
  /** Seconds of the processors: of all its processes, and of the one that writes. */
  readonly cpu: number
  readonly mainCpu: number
  /** Cores that other programs kept busy meanwhile. */
  readonly others: number
  /** MiB of resident memory of all its processes together, at most, by the tenth of the inputs that was in work. */
  readonly peaks: readonly number[]
  /** Seconds to the first input that is safe on the disk. */
  readonly first: number | null
  readonly stderr: string
}

export interface ConversionOptions {
  readonly archive: string
  readonly out: string
  readonly count: number
  readonly workers: number
  /** Milliseconds after which it is killed. */
  readonly kill?: number
  /** Say how far it has come. */
  readonly told?: boolean
}

export function runConversion({ archive, out, count, workers, kill, told }: ConversionOptions): Promise<Conversion> {
  return new Promise((resolve) => {
    const args = [
      main,
      'convert',
      archive,
      '--out',
      out,
      '--workers',
      String(workers),
      '--timeout',
      TIMEOUT,
      '--resume',
    ]
    const [start, own, busy] = [performance.now(), cpuOfChildren(), busyTime()]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const pid = child.pid!
    const done = new LineCount(`${out}.journal`)
    const peaks = Array.from({ length: TENTHS }, () => 0)
    let [stderr, mainCpu, spoken, first] = ['', 0, start, null as number | null]
    child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-20_000)))
    const sampling = setInterval(() => {
      const memory = memoryOf(pid)
      mainCpu = cpuOf(pid) ?? mainCpu
      // The first line is the journal's head.
      const inputs = Math.max(0, done.now() - 1)
      const now = performance.now()
      if (inputs > 0) first ??= (now - start) / 1000
      const tenth = Math.min(TENTHS - 1, Math.floor((inputs / count) * TENTHS))
      peaks[tenth] = Math.max(peaks[tenth]!, memory)
      if (!told || now - spoken < LINE) return
      spoken = now
      const rate = inputs / ((now - start) / 1000)
      console.log(
        `  ${new Date().toISOString()} ${inputs} of ${count}, ${rate.toFixed(1)}/s, ${memory.toFixed(0)} MiB now, ` +
          `${peaks[tenth]!.toFixed(0)} MiB at most in tenth ${tenth + 1}`,
      )
    }, SAMPLE)
    const killing = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill)
    child.on('close', (status) => {
      clearInterval(sampling)
      clearTimeout(killing)
      const seconds = (performance.now() - start) / 1000
      const cpu = cpuOfChildren() - own
      const others = (busyTime() - busy - cpu) / seconds
      resolve({ status, seconds, cpu, mainCpu, others, peaks, first, stderr })
    })
  })
}

/** Resident memory of a process and of those that it started, in MiB; what they share counts for each. */
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

function statOf(pid: number | 'self'): number[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) \S /s, '')
    .split(' ')
    .map(Number)
}

function cpuOf(pid: number): number | null {
  try {
    const fields = statOf(pid)
    return (fields[10]! + fields[11]!) / TICKS
  } catch {
    return null
  }
}

/** Of all processes that were started here and have ended, with those that they started. */
function cpuOfChildren(): number {
  const fields = statOf('self')
  return (fields[12]! + fields[13]!) / TICKS
}

function busyTime(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1000
}

/** Counts the lines of a file that grows. */
class LineCount {
  readonly #path: string
  readonly #buffer = Buffer.alloc(1 << 20)
  #offset = 0
  #lines = 0

  constructor(path: string) {
    this.#path = path
  }

  now(): number {
    if (!existsSync(this.#path)) return this.#lines
    const file = openSync(this.#path, 'r')
    try {
      for (;;) {
        const length = readSync(file, this.#buffer, 0, this.#buffer.length, this.#offset)
        if (length === 0) return this.#lines
        this.#offset += length
        for (let at = 0; at < length; at++) if (this.#buffer[at] === 0x0a) this.#lines++
      }
    } finally {
      closeSync(file)
    }
  }
}
