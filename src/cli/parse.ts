import { Command } from 'commander'
import type { Notice } from '../extract/notice.ts'
import { colours } from './colours.ts'
import { readInput } from './input.ts'
import { ReadError } from '../read/readError.ts'
import { addInputOptions, type InputOptions, readOptions } from './inputOptions.ts'
import { printError, toJson, toStandardError, toStandardOutput } from './output.ts'
import { summarize } from './summary.ts'

interface ParseOptions extends InputOptions {
  readonly pretty?: true
}

/** `gongwen parse FILE… | -`: one notice as a JSON document, several as one a line, in the order they are named. */
export const parseCommand = addInputOptions(
  new Command('parse')
    .summary('print notices as JSON')
    .description('Reads notices and prints each as JSON on standard output: one as a document, several one a line.')
    .argument('<file...>', 'files to read; - is standard input')
    .option('--pretty', 'indent the JSON (of one file) and print a summary to read on standard error'),
).action(run)

async function run(paths: string[], options: ParseOptions): Promise<void> {
  const indent = options.pretty && paths.length === 1 ? 2 : 0
  for (const path of paths) {
    for await (const notice of noticesIn(path, options)) {
      if (!(await toStandardOutput(`${toJson(notice, indent)}\n`))) return
      if (options.pretty) await toStandardError(`${summarize(notice, colours)}\n`)
    }
  }
}

/** The notices of an input: one, or those of a container. Standard error names what cannot be read. */
async function* noticesIn(path: string, options: InputOptions): AsyncGenerator<Notice> {
  try {
    const { bytes, name } = await readInput(path)
    // Loaded when needed: help and complaints about the usage come at once.
    const { parseAll } = await import('../gongwen.ts')
    for await (const notice of parseAll(bytes, await readOptions(options, name))) {
      if (notice instanceof ReadError) await printError(path, notice)
      else yield notice
    }
  } catch (error) {
    await printError(path, error)
  }
}
