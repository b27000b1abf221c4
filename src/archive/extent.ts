import { ReadError } from '../read/readError.ts'
import { mayBeContainer } from './containers.ts'
import { inShard } from './shard.ts'
import { sizeOf, walkFiles, type WalkOptions } from './walk.ts'

/** How much there is to be done, before it is done: for a display. */
export interface Extent {
  /** Null where archive files are among the inputs, whose entries are not known before they are read. */
  readonly inputs: number | null
  /** Of the files. */
  readonly bytes: number
}

export async function extentOf(
  paths: Iterable<string> | AsyncIterable<string>,
  { shard }: WalkOptions = {},
): Promise<Extent> {
  let [inputs, bytes, containers] = [0, 0, false]
  for await (const file of walkFiles(paths)) {
    if (shard && !inShard(file, shard)) continue
    inputs++
    if (file instanceof ReadError) continue
    containers ||= mayBeContainer(file)
    bytes += await sizeOf(file)
  }
  return { inputs: containers ? null : inputs, bytes }
}
