/**
 * A catalogue's records of notices, in metadata.jsonl (a record a line) or metadata.json (a list) beside the files that they describe.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const text = z.string().nullish()

const Entry = z.object({
  file: z.string(),
  title: text,
  documentNumber: text,
  issuer: text,
  publisher: text,
  date: text,
  indexNumber: text,
  /** A disclosure block (信息公开目录) under its own labels. */
  meta: z.record(z.string(), z.string()).optional(),
})

/** What a catalogue says of a notice; null where it says nothing. */
export interface CatalogueRecord {
  readonly file: string
  readonly title: string | null
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly date: string | null
  readonly indexNumber: string | null
}

/** @throws Error where the folder holds no catalogue, or one of another shape */
export function readCatalogue(folder: string): CatalogueRecord[] {
  const lines = join(folder, 'metadata.jsonl')
  const list = join(folder, 'metadata.json')
  const entries: unknown = existsSync(lines)
    ? readFileSync(lines, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line))
    : JSON.parse(readFileSync(list, 'utf8'))
  return z
    .array(Entry)
    .min(1)
    .parse(entries)
    .map(({ file, meta = {}, ...entry }) => ({
      file,
      title: meta.标题 || entry.title || null,
      documentNumber: meta.发文字号 || entry.documentNumber || null,
      issuer: meta.发文机关 || entry.issuer || entry.publisher || null,
      date: meta.成文日期 || entry.date || null,
      indexNumber: meta.索引号 || entry.indexNumber || null,
    }))
}
