/** Inputs to notices, by all cores: the batch side of `parse`. */
import { availableParallelism } from 'node:os'
import { ReadError } from '../read/readError.ts'
import { Bell } from './bell.ts'
import type { ConvertedNotice } from './convertedNotice.ts'
import type { Input } from './input.ts'
import { failed, type Outcome, outcomeOf, sizeOf } from './outcome.ts'
import { Pool } from './pool.ts'
import type { Settings } from './task.ts'

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
/** Notices that wait for their turn take so many bytes at most: while a slow input holds them up, the workers go on behind it for a minute or two. */
const BYTES_BEHIND = 32 * 1024 * 1024

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
  let [ahead, bytesAhead, working, bytesBehind] = [0, 0, 0, 0]
  /** Does the one that is handed out next keep the caller waiting? */
  let awaited = false
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
      while (!hasRoom(bytes) && !ended) await change.rung()
      if (ended) return
      ahead++
      bytesAhead += bytes
      take(input, number++, bytes)
    }
  }

  function hasRoom(bytes: number): boolean {
    if (ahead === 0) return true
    if (bytesAhead + bytes > BYTES_AHEAD || bytesBehind > BYTES_BEHIND) return false
    return working < AHEAD * workers && (awaited || ahead < AHEAD * workers)
  }

  function take(input: Input | ReadError, number: number, bytes: number): void {
    working++
    const outcome = (async () => {
      if (input instanceof ReadError) return failed(input)
      const result = await pool.run({ number, input, known: knownHash(input.name) })
      return result && outcomeOf(input.name, result)
    })()
    const settled = (size: number) => {
      working--
      bytesAhead -= bytes
      bytesBehind += size
      if (order === 'done') outcomes.push(outcome)
      change.ring()
    }
    outcome.then(
      (outcome) => settled(outcome ? sizeOf(outcome) : 0),
      () => settled(0),
    )
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
      awaited = true
      change.ring()
      const outcome = await next
      awaited = false
      // Called off; what stands behind it comes too early, unless the order is of no matter.
      if (outcome === null) {
        if (order === 'input') return
        continue
      }
      count(progress, outcome)
      onProgress?.({ ...progress })
      if (onFailure) outcome.found.forEach((one) => one instanceof ReadError && onFailure(one))
      yield outcome
      bytesBehind -= sizeOf(outcome)
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

function count(progress: { -readonly [Key in keyof Progress]: number }, { unchanged, found }: Outcome): void {
  const failures = found.filter((one) => one instanceof ReadError).length
  progress.inputs++
  progress.unchanged += Number(unchanged)
  progress.failures += failures
  progress.notices += found.length - failures
}
