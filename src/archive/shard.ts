import { createHash } from 'node:crypto'
import { ReadError } from '../read/readError.ts'

/** One of several equal parts of the files, for as many machines. `index` counts from 0. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** Does the file belong to the part? By its name alone, so that every machine comes to the same answer, and a new file moves no other. */
export function inShard(file: string | ReadError, { index, count }: Shard): boolean {
  const name = file instanceof ReadError ? (file.file ?? '') : file
  return createHash('sha256').update(name).digest().readUInt32BE() % count === index
}
