import { Command } from 'commander'
import { toStandardOutput } from './output.ts'
import { toJson } from '../write/json.ts'

/** `gongwen schema`: the JSON Schema of a notice. */
export const schemaCommand = new Command('schema')
  .summary('print the JSON Schema of the result')
  .description('Prints the JSON Schema (draft 2020-12) of what `gongwen parse` prints.')
  .action(async () => {
    const { noticeJsonSchema } = await import('../schema/index.ts')
    await toStandardOutput(`${toJson(noticeJsonSchema(), 2)}\n`)
  })
