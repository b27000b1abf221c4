/** From paths to inputs: folders with all that is in them, globs, and archive files by their entries. */
import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { isDocumentName } from '../read/archive/documentName.ts'
import { ReadError } from '../read/readError.ts'
import { containerEntries } from './containers.ts'
import type { Input } from './input.ts'
import { pathError } from './pathError.ts'
import { inShard, type Shard } from './shard.ts'

export interface WalkOptions {
  /** Only one of several parts of the files; an archive file is not parted. */
  readonly shard?: Shard
  /** Called with the bytes of all files that have been gone through, archive files as far as they are. It costs a look at each file. */
  readonly onBytes?: (bytes: number) => void
}

/**
 * The inputs that paths lead to, in an order that does not change: of paths as they are named, of a folder by name. In folders, hidden files and
 * those that surely are no documents (pictures, styles) are passed over, links are followed, and no folder is entered twice. What cannot be reached
 * is a `ReadError` in its place.
 */
export async function* walk(
  paths: Iterable<string> | AsyncIterable<string>,
  { shard, onBytes }: WalkOptions = {},
): AsyncGenerator<Input | ReadError, void, undefined> {
  let passed = 0
  for await (const file of walkFiles(paths)) {
    if (shard && !inShard(file, shard)) continue
    if (file instanceof ReadError) {
      yield file
      continue
    }
    try {
      const entries = await containerEntries(file, (bytes) => onBytes?.(passed + bytes))
      if (entries) yield* entries
      else yield { name: file, path: file }
      if (onBytes) onBytes((passed += await sizeOf(file)))
    } catch (error) {
      yield pathError(file, error)
    }
  }
}

/** The files alone, archive files unopened. */
export async function* walkFiles(
  paths: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string | ReadError, void, undefined> {
  const entered = new Set<string>()
  const named = new Set<string>()
  for await (const path of paths) {
    if (named.has(path)) continue
    named.add(path)
    try {
      if (isGlob(path) && !(await exists(path))) yield* glob(path, entered)
      else
        for await (const file of from(path, await stat(path), entered))
          if (file === path || file instanceof ReadError || !named.has(file)) yield file
    } catch (error) {
      yield pathError(path, error)
    }
  }
}

async function* from(path: string, stats: Stats, entered: Set<string>): AsyncGenerator<string | ReadError> {
  if (!stats.isDirectory()) {
    if (stats.isFile()) yield path
    else yield new ReadError('not-a-file', path, null, 'this is a device or a pipe', 'Name files and folders')
    return
  }
  const identity = `${stats.dev}:${stats.ino}`
  if (entered.has(identity)) return
  entered.add(identity)
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || !isDocumentName(entry.name)) continue
    const inner = join(path, entry.name)
    if (entry.isFile()) yield inner
    else if (entry.isDirectory() || entry.isSymbolicLink()) {
      try {
        const target = await stat(inner)
        if (target.isFile() || target.isDirectory()) yield* from(inner, target, entered)
      } catch (error) {
        yield pathError(inner, error)
      }
    }
  }
}

async function* glob(pattern: string, entered: Set<string>): AsyncGenerator<string | ReadError> {
  const { base } = picomatch.scan(pattern)
  const matches = picomatch(pattern.replace(/^\.\//, ''))
  let count = 0
  const root = base === '' ? '.' : base
  for await (const file of from(root, await stat(root), new Set(entered))) {
    const name = file instanceof ReadError ? file.file! : file
    // A folder that cannot be read may hold what is looked for.
    const unknown = file instanceof ReadError && file.rule === 'unreadable-file'
    if (!unknown && !matches(name.replace(/^\.\//, ''))) continue
    count++
    yield file
  }
  if (count === 0) yield new ReadError('missing-file', pattern, null, 'no file matches it', 'Check the pattern')
}

/** In bytes; 0 of what cannot be reached, which is told where it is read. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

function isGlob(path: string): boolean {
  return picomatch.scan(path).isGlob === true
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
