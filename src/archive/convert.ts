/** Inputs to notices, by all cores: the batch side of `parse`. */
import { availableParallelism } from 'node:os'
import { ReadError } from '../read/readError.ts'
import { Bell } from './bell.ts'
import { ConvertedNotice } from './convertedNotice.ts'
import type { Input } from './input.ts'
import { Pool } from './pool.ts'
import { readErrorOf, type NoticeFacts, type Result, type Settings } from './task.ts'

export interface ConvertOptions extends Partial<Settings> {
  /** Worker processes. Default: as many as there are cores. */
  readonly workers?: number
  /** In the order of the inputs (the default), or as they are done. */
  readonly order?: 'input' | 'done'
  /** Milliseconds that an input may take. Default: 60 000. */
  readonly timeout?: number
  /** MiB of heap that a worker may use. Default: 512. */
  readonly memory?: number
  /** Once it is aborted no more is begun; what is in work is still handed out. */
  readonly signal?: AbortSignal
  /** Called after each input. */
  readonly onProgress?: (progress: Progress) => void
  /** Called for each thing that cannot be read. */
  readonly onFailure?: (error: ReadError) => void
}

/** How far a run has come. */
export interface Progress {
  /** Inputs that are done, unchanged ones and those that failed among them. */
  readonly inputs: number
  readonly unchanged: number
  readonly notices: number
  readonly failures: number
}

/** What became of an input: its notices in their order, one that cannot be read as a `ReadError` in its place. */
export interface Outcome extends Pick<Result, 'sha256' | 'milliseconds' | 'unchanged'> {
  readonly input: string
  readonly found: readonly (ConvertedNotice | ReadError)[]
  /** Of the notices, in their order. */
  readonly facts: readonly NoticeFacts[]
}

/**
 * Converts inputs to notices. What cannot be read is a `ReadError` in its place. Whoever stops iterating stops the workers.
 *
 * @param inputs what `walk` gives, or inputs of your own
 * @throws where no worker can be started, or what `inputs` throws
 */
export async function* convert(
  inputs: Iterable<Input | ReadError> | AsyncIterable<Input | ReadError>,
  options: ConvertOptions = {},
): AsyncGenerator<ConvertedNotice | ReadError, void, undefined> {
  for await (const { found } of convertEach(inputs, options)) yield* found
}

/** So many inputs, for each worker, are taken ahead of the one that is handed out next, and so many bytes of those that are in memory. */
const AHEAD = 32
const BYTES_AHEAD = 64 * 1024 * 1024

/**
 * As `convert`, input by input.
 *
 * @param knownHash the SHA-256 that an input had when it was last converted: if it still has, its outcome is `unchanged` and empty
 */
export async function* convertEach(
  inputs: Iterable<Input | ReadError> | AsyncIterable<Input | ReadError>,
  options: ConvertOptions = {},
  knownHash: (input: string) => string | undefined = () => undefined,
): AsyncGenerator<Outcome, void, undefined> {
  const { workers = availableParallelism(), order = 'input', memory = 512, signal, onProgress, onFailure } = options
  const pool = new Pool({ workers, memory, settings: settingsOf(options) })
  const outcomes: Promise<Outcome | null>[] = []
  const progress = { inputs: 0, unchanged: 0, notices: 0, failures: 0 }
  let [ahead, bytesAhead, working] = [0, 0, 0]
  let ended = false
  const change = new Bell()
  const end = () => {
    ended = true
    change.ring()
  }

  async function feed(): Promise<void> {
    let number = 0
    for await (const input of inputs) {
      if (ended) return
      const bytes = 'bytes' in input ? input.bytes.length : 0
      while (ahead > 0 && (ahead >= AHEAD * workers || bytesAhead + bytes > BYTES_AHEAD)) await change.rung()
      if (ended) return
      ahead++
      bytesAhead += bytes
      take(input, number++, bytes)
    }
  }

  function take(input: Input | ReadError, number: number, bytes: number): void {
    working++
    const outcome = (async () => {
      if (input instanceof ReadError) return failed(input)
      const result = await pool.run({ number, input, known: knownHash(input.name) })
      return result && outcomeOf(input.name, result)
    })()
    const settled = () => {
      working--
      bytesAhead -= bytes
      if (order === 'done') outcomes.push(outcome)
      change.ring()
    }
    outcome.then(settled, settled)
    if (order === 'input') outcomes.push(outcome)
    change.ring()
  }

  const callOff = () => {
    pool.callOff()
    end()
  }
  signal?.addEventListener('abort', callOff)
  if (signal?.aborted) ended = true
  feed().then(end, (error: unknown) => {
    // The generator throws it when its turn comes.
    const failure = Promise.reject<never>(error)
    failure.catch(() => {})
    outcomes.push(failure)
    end()
  })
  try {
    while (outcomes.length > 0 || working > 0 || !ended) {
      const next = outcomes.shift()
      if (next === undefined) {
        await change.rung()
        continue
      }
      const outcome = await next
      // Called off; what stands behind it comes too early, unless the order is of no matter.
      if (outcome === null) {
        if (order === 'input') return
        continue
      }
      count(progress, outcome)
      onProgress?.({ ...progress })
      if (onFailure) outcome.found.forEach((one) => one instanceof ReadError && onFailure(one))
      yield outcome
      ahead--
      change.ring()
    }
  } finally {
    signal?.removeEventListener('abort', callOff)
    end()
    pool.close()
  }
}

function settingsOf({
  text,
  mask,
  place,
  divisions,
  format,
  charset,
  limits,
  timeout = 60_000,
}: ConvertOptions): Settings {
  return {
    timeout,
    ...(text && { text }),
    ...(mask && { mask }),
    ...(place !== undefined && { place }),
    ...(divisions && { divisions }),
    ...(format && { format }),
    ...(charset !== undefined && { charset }),
    ...(limits && { limits }),
  }
}

/** What is broken in a container has no name of its own but its place. */
function failed(error: ReadError): Outcome {
  const input = [error.file ?? 'input', error.place ?? []].flat().join(', ')
  return { input, sha256: null, milliseconds: 0, unchanged: false, found: [error], facts: [] }
}

function outcomeOf(input: string, { sha256, milliseconds, unchanged, found }: Result): Outcome {
  return {
    input,
    sha256,
    milliseconds,
    unchanged,
    found: found.map((one) => ('json' in one ? new ConvertedNotice(input, one.json, one.text) : readErrorOf(one))),
    facts: found.flatMap((one) => ('json' in one ? [one.facts] : [])),
  }
}

function count(progress: { -readonly [Key in keyof Progress]: number }, { unchanged, found }: Outcome): void {
  const failures = found.filter((one) => one instanceof ReadError).length
  progress.inputs++
  progress.unchanged += Number(unchanged)
  progress.failures += failures
  progress.notices += found.length - failures
}
