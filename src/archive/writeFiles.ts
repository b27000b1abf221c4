import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chunk } from '../write/sink.ts'

/** So much is held, of each file, before it is written. */
const ENOUGH = 1 << 20

/**
 * Writes what a sink gives into a folder. Files appear under their names when all of them are whole.
 *
 * @param nameOf another name for a file
 * @returns the paths of the files
 */
export async function writeFiles(
  folder: string,
  chunks: AsyncIterable<Chunk>,
  nameOf: (file: string) => string = (file) => file,
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const files = new Map<string, { handle: FileHandle; held: Buffer[]; size: number }>()
  const flush = async (file: { handle: FileHandle; held: Buffer[]; size: number }) => {
    await file.handle.appendFile(Buffer.concat(file.held))
    file.held = []
    file.size = 0
  }
  const pathOf = (file: string) => join(folder, nameOf(file))
  try {
    for await (const { file: name, data } of chunks) {
      let file = files.get(name)
      if (!file) files.set(name, (file = { handle: await open(`${pathOf(name)}.partial`, 'w'), held: [], size: 0 }))
      const bytes = Buffer.from(data)
      file.held.push(bytes)
      file.size += bytes.length
      if (file.size >= ENOUGH) await flush(file)
    }
    for (const file of files.values()) {
      await flush(file)
      await file.handle.sync()
    }
  } finally {
    for (const { handle } of files.values()) await handle.close()
  }
  for (const name of files.keys()) await rename(`${pathOf(name)}.partial`, pathOf(name))
  return [...files.keys()].map(pathOf)
}
