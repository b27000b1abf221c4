import { ReadError } from '../read/readError.ts'
import { mayBeContainer } from './containers.ts'
import { inShard } from './shard.ts'
import { walkFiles, type WalkOptions } from './walk.ts'

/** How many inputs there are, by names alone; null where archive files are among them, whose entries are not known before they are read. */
export async function countFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  { shard }: WalkOptions = {},
): Promise<number | null> {
  let count = 0
  for await (const file of walkFiles(paths)) {
    if (shard && !inShard(file, shard)) continue
    if (!(file instanceof ReadError) && mayBeContainer(file)) return null
    count++
  }
  return count
}
