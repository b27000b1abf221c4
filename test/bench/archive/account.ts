/** What a run left on the disk: is every input in it, once, and is it what another run left? */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readLines } from '../../../src/archive/lines.ts'

/** Says what is wrong; null where every file of the archive is one line of the output or of the errors, and one record of the journal. */
export async function unaccounted(archive: string, out: string): Promise<string | null> {
  const files = new Set(filesIn(archive))
  const read = new Set<string>()
  for await (const { text } of readLines(createReadStream(out))) {
    const { name } = (JSON.parse(text) as { source: { name: string } }).source
    if (read.has(name)) return `${name} is there twice`
    read.add(name)
  }
  const failed = new Set<string>()
  for (const { input } of await records(`${out}.errors.ndjson`)) {
    if (read.has(input) || failed.has(input)) return `${input} has failed twice, or is there too`
    failed.add(input)
  }
  const recorded = await records(`${out}.journal`, 1)
  if (recorded.length !== files.size) return `${recorded.length} records for ${files.size} files`
  for (const { input } of recorded) {
    if (!files.delete(input)) return `${input} is recorded twice, or is no file`
    if (!read.delete(input) && !failed.delete(input)) return `${input} is lost`
  }
  return files.size + read.size + failed.size === 0 ? null : 'there is more than the journal tells of'
}

/** In what two outputs differ; null where they are the same to the byte, in the order of the inputs. */
export async function difference(out: string, other: string): Promise<string | null> {
  const [one, two] = [await digests(out), await digests(other)]
  if (Buffer.concat(one).equals(Buffer.concat(two))) return null
  return Buffer.concat(one.sort(Buffer.compare)).equals(Buffer.concat(two.sort(Buffer.compare)))
    ? 'the same lines in another order'
    : 'OTHER LINES'
}

export function removeOutput(out: string): void {
  if (!existsSync(dirname(out))) return
  const name = basename(out)
  for (const file of readdirSync(dirname(out)))
    if (file === name || file.startsWith(`${name}.`)) rmSync(join(dirname(out), file))
}

export function filesIn(archive: string): string[] {
  return readdirSync(archive)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(archive, folder))
        .filter((name) => !name.startsWith('.'))
        .sort()
        .map((name) => join(archive, folder, name)),
    )
}

async function records(path: string, skip = 0): Promise<{ readonly input: string }[]> {
  if (!existsSync(path)) return []
  const found: { readonly input: string }[] = []
  for await (const { text } of readLines(createReadStream(path)))
    if (skip-- <= 0) found.push({ input: (JSON.parse(text) as { input: string }).input })
  return found
}

/** Of the lines, in their order. */
async function digests(path: string): Promise<Buffer[]> {
  const found: Buffer[] = []
  for await (const { text, whole } of readLines(createReadStream(path)))
    found.push(createHash('sha256').update(text).update(String(whole)).digest())
  return found
}
