import { Command, Option } from 'commander'
import { colours, coloursOf } from './colours.ts'
import { explain } from './explain.ts'
import { addInputOptions, addPlaceOptions, type InputOptions, type PlaceOptions } from './inputOptions.ts'
import { noticesIn } from './notices.ts'
import { toStandardError, toStandardOutput } from './output.ts'
import { toJson } from '../write/json.ts'
import { summarize } from './summary.ts'

interface ParseOptions extends InputOptions, PlaceOptions {
  readonly pretty?: true
  readonly explain?: true
  readonly color: boolean
}

/** `gongwen parse FILE… | -`: one notice as a JSON document, several as one a line, in the order they are named. */
export const parseCommand = addPlaceOptions(
  addInputOptions(
    new Command('parse')
      .summary('print notices as JSON')
      .description('Reads notices and prints each as JSON on standard output: one as a document, several one a line.')
      .argument('<file...>', 'files to read; - is standard input')
      .option('--pretty', 'indent the JSON (of one file) and print a summary to read on standard error')
      .addOption(
        new Option(
          '--explain',
          'print, instead of JSON, the source coloured by what became of it, and each item with the rule that found it',
        ).conflicts('pretty'),
      )
      .option('--no-color', 'no colours'),
  ),
).action(run)

async function run(paths: string[], options: ParseOptions): Promise<void> {
  const indent = options.pretty && paths.length === 1 ? 2 : 0
  for (const path of paths) {
    for await (const { notice, text } of noticesIn(path, options)) {
      const output = options.explain
        ? explain(notice, text, coloursOf(process.stdout, options.color))
        : toJson(notice, indent)
      if (!(await toStandardOutput(`${output}\n`))) return
      if (options.pretty) await toStandardError(`${summarize(notice, options.color ? colours : plain)}\n`)
    }
  }
}

const plain = coloursOf(process.stderr, false)
