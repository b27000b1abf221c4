/** The paths that a command is given: those of the command line, then those of a list. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Bell } from '../archive/bell.ts'
import type { Extent } from '../archive/extent.ts'
import { readLines } from '../archive/lines.ts'
import { pathError } from '../archive/pathError.ts'
import type { WalkOptions } from '../archive/walk.ts'

/** So much of a list from standard input is read ahead, in characters. */
const AHEAD = 32 * 1024 * 1024

/** Paths that can be gone through again, to count what they lead to, or null where they come only once. */
export interface PathList extends AsyncIterable<string> {
  again(): Promise<AsyncIterable<string> | null>
  /** No more of them is wanted. */
  close(): void
}

/** @param filesFrom a file with a path a line; `-` is standard input */
export function pathList(paths: readonly string[], filesFrom: string | undefined): PathList {
  if (filesFrom === '-') return new StreamedPaths(paths, process.stdin)
  return {
    [Symbol.asyncIterator]: () => from(paths, filesFrom),
    again: () => Promise.resolve(from(paths, filesFrom)),
    close: () => {},
  }
}

async function* from(paths: readonly string[], list: string | undefined): AsyncGenerator<string> {
  yield* paths
  if (list === undefined) return
  try {
    yield* pathsIn(createReadStream(list))
  } catch (error) {
    throw pathError(list, error)
  }
}

async function* pathsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const { text } of readLines(chunks)) {
    const path = text.replace(/\r$/, '')
    if (path !== '') yield path
  }
}

/** How much the paths lead to, for the display; null where that is not known beforehand. */
export async function extentOfList(list: PathList, options: WalkOptions): Promise<Extent | null> {
  const { extentOf } = await import('../archive/extent.ts')
  const again = await list.again()
  return again && extentOf(again, options)
}

/** Paths that come over a pipe: what makes the list is mostly faster than what is done with it, so that it is soon known how many there are. */
export class StreamedPaths implements PathList {
  readonly #stream: Readable
  readonly #kept: string[]
  readonly #change = new Bell()
  #size = 0
  /** How many have been gone through; those before it are kept only as long as all are. */
  #taken = 0
  #all = true
  #ended = false
  #failure: unknown = null

  constructor(paths: readonly string[], stream: Readable) {
    this.#stream = stream
    this.#kept = [...paths]
    this.#read(stream)
      .catch((error: unknown) => (this.#failure = pathError('standard input', error)))
      .finally(() => {
        this.#ended = true
        this.#change.ring()
      })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      if (this.#taken < this.#kept.length) {
        const path = this.#kept[this.#taken++]!
        if (!this.#all && this.#taken * 2 > this.#kept.length) this.#drop()
        yield path
      } else if (this.#failure !== null) throw this.#failure
      else if (this.#ended) return
      else await this.#change.rung()
    }
  }

  async again(): Promise<AsyncIterable<string> | null> {
    while (!this.#ended && this.#all) await this.#change.rung()
    if (!this.#all || this.#failure !== null) return null
    const paths = this.#kept
    return (async function* () {
      yield* paths
    })()
  }

  close(): void {
    this.#stream.destroy()
  }

  async #read(stream: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const path of pathsIn(stream)) {
      this.#kept.push(path)
      this.#size += path.length
      this.#change.ring()
      if (this.#size <= AHEAD) continue
      this.#all = false
      this.#drop()
      while (this.#size > AHEAD) await this.#change.rung()
    }
  }

  #drop(): void {
    for (const path of this.#kept.splice(0, this.#taken)) this.#size -= path.length
    this.#taken = 0
    this.#change.ring()
  }
}
