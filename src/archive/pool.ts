/** A pool of worker processes. An input that hangs, or that asks for too much memory, costs its worker, which is replaced, and nothing else. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ReadError } from '../read/readError.ts'
import type { Input } from './input.ts'
import { type FromWorker, plainError, type Result, type Settings, type Task, type ToWorker } from './task.ts'

export interface PoolOptions {
  readonly workers: number
  /** MiB of heap that a worker may use; twice as much in all. */
  readonly memory: number
  readonly settings: Settings
  /** Inputs that a worker converts before another takes its place. Default: 5 000. */
  readonly service?: number
}

const program = fileURLToPath(new URL('worker.js', import.meta.url))
/** Tasks that a worker is handed at once, and below how many it is handed more: it never waits for the next. */
const BATCH = 8
const FEW = 3
/** A process grows with what it has done, by heaps in pieces and code compiled; a new one begins small, and its first seconds are little beside so many inputs. */
const SERVICE = 5_000
/** How often it is asked whether an input takes too long, in milliseconds. */
const TICK = 200

interface Slot {
  readonly process: ChildProcess
  /** What it has been handed; the first is in work. */
  readonly tasks: Task[]
  /** Inputs that it may still be handed. */
  left: number
  /** Since when that is so; null until it has come up. */
  since: number | null
  late: boolean
}

interface Waiting {
  readonly resolve: (result: Result | null) => void
  readonly reject: (error: unknown) => void
}

export class Pool {
  readonly #options: PoolOptions
  readonly #slots = new Set<Slot>()
  readonly #tasks: Task[] = []
  readonly #waiting = new Map<number, Waiting>()
  readonly #clock: NodeJS.Timeout
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
    for (let at = 0; at < options.workers; at++) this.#start()
    this.#clock = setInterval(() => this.#stopLate(), TICK)
  }

  /** What became of a task; null where it was called off before it began. Rejects only where no worker can be had. */
  run(task: Task): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.number, { resolve, reject })
      this.#tasks.push(task)
      this.#dispatch()
    })
  }

  /** Calls off what no worker has been handed yet. */
  callOff(): void {
    for (const { number } of this.#tasks.splice(0)) this.#settle(number, null)
  }

  /** Ends all workers at once. */
  close(): void {
    this.#closed = true
    clearInterval(this.#clock)
    for (const { process } of this.#slots) process.kill('SIGKILL')
  }

  #start(): void {
    const { memory, settings, service = SERVICE } = this.#options
    const child = fork(program, [String(2 * memory)], {
      // A young generation of half the usual size costs no time here, and keeps what all workers take together small.
      execArgv: [`--max-old-space-size=${memory}`, '--max-semi-space-size=8'],
      serialization: 'advanced',
      // V8's report of its death by a full heap says nothing that the error does not.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const slot: Slot = { process: child, tasks: [], left: service, since: null, late: false }
    this.#slots.add(slot)
    child.on('message', (message: FromWorker) => this.#receive(slot, message))
    child.on('exit', (code, signal) => this.#lose(slot, signal ?? `exit status ${code}`))
    // Sending to a worker that has just died fails; its exit tells.
    child.on('error', () => {})
    child.send({ settings } satisfies ToWorker)
  }

  #receive(slot: Slot, message: FromWorker): void {
    slot.since = performance.now()
    if (message !== 'ready') {
      slot.tasks.shift()
      this.#settle(message.number, message.result)
      // It ends of itself; another is started when it has.
      if (slot.left === 0 && slot.tasks.length === 0) slot.process.disconnect()
    }
    this.#dispatch()
  }

  #settle(number: number, result: Result | null): void {
    this.#waiting.get(number)?.resolve(result)
    this.#waiting.delete(number)
  }

  /** Hands tasks to those who have the fewest, and not all of the last ones to one. */
  #dispatch(): void {
    const slots = [...this.#slots].filter(({ since, late, left }) => since !== null && !late && left > 0)
    slots.sort((a, b) => a.tasks.length - b.tasks.length)
    for (const slot of slots) {
      if (this.#tasks.length === 0) return
      if (slot.tasks.length >= FEW) continue
      const share = Math.min(BATCH, slot.left, Math.ceil(this.#tasks.length / slots.length))
      const tasks = this.#tasks.splice(0, share)
      slot.left -= tasks.length
      if (slot.tasks.length === 0) slot.since = performance.now()
      slot.tasks.push(...tasks)
      slot.process.send({ tasks } satisfies ToWorker)
    }
  }

  #stopLate(): void {
    const now = performance.now()
    for (const slot of this.#slots) {
      if (slot.since === null || slot.tasks.length === 0 || now - slot.since < this.#options.settings.timeout) continue
      slot.late = true
      slot.process.kill('SIGKILL')
    }
  }

  /** A worker is gone: the input in work is the reason, the others are for someone else. */
  #lose(slot: Slot, how: string): void {
    this.#slots.delete(slot)
    if (this.#closed) return
    if (slot.since === null) {
      const error = new Error(`A worker ended before it began (${how})`)
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
      return
    }
    const [culprit, ...others] = slot.tasks
    this.#tasks.unshift(...others)
    if (culprit) {
      const error = slot.late ? this.#tooLong(culprit.input) : this.#tooMuch(culprit.input, how)
      const milliseconds = performance.now() - slot.since
      this.#settle(culprit.number, { sha256: null, milliseconds, unchanged: false, found: [plainError(error)] })
    }
    this.#start()
  }

  #tooLong({ name }: Input): ReadError {
    const reason = `the limit "timeout" is exceeded: it took more than ${this.#options.settings.timeout / 1000} seconds`
    return new ReadError('limit-exceeded', name, null, reason, 'Allow more time, or read it in parts')
  }

  #tooMuch({ name }: Input, how: string): ReadError {
    const reason = `the limit "memory" is exceeded, or the system ended its worker (${how}; ${this.#options.memory} MiB are allowed)`
    return new ReadError('limit-exceeded', name, null, reason, 'Allow more memory, or read it in parts')
  }
}
