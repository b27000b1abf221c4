/**
 * Gold: what a careful reader finds in a notice, in NAME.gold.json beside the notice's own file. A key that is absent was not annotated and
 * is not scored; `[]` or null says that the notice has none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const unit = { unit: z.string(), kind: z.string().optional() }
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

export const Gold = z
  .object({
    /** False where the text is damaged already and must not be damaged again. */
    degraded: z.boolean(),
    genre: z.string().nullable(),
    title: z.string().nullable(),
    documentNumber: z.object({ text: z.string() }).nullable(),
    issuers: z.array(z.string()),
    recipients: z.array(z.string()),
    date: z.string().nullable(),
    praises: z.array(z.object({ ...unit, aspect: text, honor: text })),
    criticisms: z.array(z.object(unit)),
    problems: z.array(z.string()),
    directives: z.array(z.object({ ordinal: z.number().nullable(), heading: text, text })),
    quantities: z.array(
      z.object({ text: z.string(), value: z.number(), unit: z.string(), bound: z.string().optional() }),
    ),
    references: z.array(z.object({ title: text, documentNumber: text })),
    attachments: z.array(
      z.object({ ordinal: z.number().nullish(), title: z.string(), present: z.boolean().optional() }),
    ),
    tables: z.array(z.object({ rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) })),
  })
  .partial()
export type Gold = z.infer<typeof Gold>

export interface GoldCase {
  readonly name: string
  readonly path: string
  readonly gold: Gold
}

const ENDING = '.gold.json'

/** The cases of a folder, in the order of their names. */
export function readGold(folder: string): GoldCase[] {
  const files = readdirSync(folder).sort()
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => {
      const name = file.slice(0, -ENDING.length)
      const notice = files.find((other) => other.startsWith(`${name}.`) && !other.endsWith('.json'))
      if (notice === undefined) throw new Error(`${join(folder, file)}: no notice of this name stands beside it`)
      const gold = Gold.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      if (!gold.success) throw new Error(`${join(folder, file)}: ${z.prettifyError(gold.error)}`)
      return { name, path: join(folder, notice), gold: gold.data }
    })
}
