/** How far a run has come: a bar on a terminal, a line now and then elsewhere. Standard error. */
import type { Progress } from '../archive/convert.ts'
import type { Extent } from '../archive/extent.ts'
import type { ReadError } from '../read/readError.ts'
import { colours } from './colours.ts'
import { printable } from './displayWidth.ts'
import { duration, grouped } from './figures.ts'

const BAR = 24
/** How often it is drawn on a terminal, and how often a line is written elsewhere, in milliseconds. */
const DRAW = 200
const LINE = 10_000
/** The rate is that of so many seconds. */
const WINDOW = 20
/** So many failures are named on a terminal. */
const NAMED = 10

interface Sample {
  readonly time: number
  readonly inputs: number
  readonly bytes: number
}

export class ProgressDisplay {
  /** How much there is, once it is known. */
  #extent: Extent | null = null
  #bytes = 0
  readonly #terminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  readonly #samples: Sample[] = [{ time: performance.now(), inputs: 0, bytes: 0 }]
  #named = 0
  #progress: Progress = { inputs: 0, unchanged: 0, notices: 0, failures: 0 }
  readonly #timer: NodeJS.Timeout

  constructor() {
    this.#timer = setInterval(() => this.#show(), this.#terminal ? DRAW : LINE)
    this.#timer.unref()
  }

  /** Learns how much there is. What is wrong with an input is told when it is its turn. */
  expect(extent: Promise<Extent | null>): void {
    extent.then(
      (extent) => (this.#extent = extent),
      () => {},
    )
  }

  /** So many bytes of the files have been taken in: tells how far it is where the entries of archive files are not counted. */
  passed(bytes: number): void {
    this.#bytes = bytes
  }

  update(progress: Progress): void {
    this.#progress = progress
  }

  /** Writes lines that stay; the bar moves on below them. */
  print(text: string): void {
    process.stderr.write(this.#terminal ? `\r\u001b[K${text}` : text)
  }

  /** Names what cannot be read: on a terminal the first ones, as the bar counts them. */
  failure(error: ReadError): void {
    if (this.#terminal && ++this.#named > NAMED) return
    this.print(`${colours.red('error:')} ${printable(error.message)}\n`)
    if (this.#terminal && this.#named === NAMED)
      this.print('What fails from here on is counted, and named in the file of errors.\n')
  }

  /** Takes the bar away. */
  end(): void {
    clearInterval(this.#timer)
    this.print('')
  }

  #show(): void {
    const now = performance.now()
    const { inputs } = this.#progress
    this.#samples.push({ time: now, inputs, bytes: this.#bytes })
    while (this.#samples.length > 2 && now - this.#samples[0]!.time > WINDOW * 1000) this.#samples.shift()
    const first = this.#samples[0]!
    const seconds = (now - first.time) / 1000
    const line = this.#line((inputs - first.inputs) / seconds, (this.#bytes - first.bytes) / seconds)
    process.stderr.write(this.#terminal ? `\r\u001b[K${fit(line)}` : `${line}\n`)
  }

  #line(rate: number, byteRate: number): string {
    const { inputs, unchanged, failures } = this.#progress
    const { inputs: total = null, bytes = 0 } = this.#extent ?? {}
    // Counted where all inputs are known, else by the bytes.
    const [share, left] =
      total !== null
        ? [inputs / Math.max(1, total), (total - inputs) / rate]
        : [this.#bytes / bytes, (bytes - this.#bytes) / byteRate]
    const known = Number.isFinite(share)
    const parts = [
      total === null ? `${grouped(inputs)} done` : `${grouped(inputs)} of ${grouped(total)}`,
      ...(unchanged > 0 ? [`${grouped(unchanged)} unchanged`] : []),
      `${grouped(failures)} failed`,
      `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))}/s`,
      ...(known && Number.isFinite(left) ? [`${duration(left)} left`] : []),
    ]
    return `${known && this.#terminal ? `${bar(share)} ` : ''}${parts.join(' · ')}`
  }
}

function bar(share: number): string {
  const full = Math.min(BAR, Math.floor(share * BAR))
  const percent = `${Math.min(100, Math.floor(share * 100))}%`.padStart(4)
  return `${percent} ${colours.green('█'.repeat(full))}${colours.dim('░'.repeat(BAR - full))}`
}

/** A line longer than the terminal is wide would not be taken away whole. All of it is of single width; colours take no place. */
function fit(line: string): string {
  const width = process.stderr.columns || 80
  const bare = line.replace(/\u001b\[\d+m/g, '')
  return bare.length < width ? line : bare.slice(0, width - 1)
}
