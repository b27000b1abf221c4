import { Command } from 'commander'
import { type ReadTextResult, readText } from '../read/readText.ts'
import { readInput } from './input.ts'
import { addInputOptions, type InputOptions } from './inputOptions.ts'
import { printError, printMessages, toStandardOutput } from './output.ts'

/** `gongwen text FILE`: the source text (原文) that spans point into, to the letter: no line end is added. */
export const textCommand = addInputOptions(
  new Command('text')
    .summary('print the text that spans point into')
    .description('Prints the source text, in UTF-8 and to the letter: the spans of the result count its UTF-16 units.')
    .argument('<file>', 'file to read; - is standard input'),
).action(run)

async function run(path: string, options: InputOptions): Promise<void> {
  const read = await readFileText(path, options)
  if (read === null) return
  await toStandardOutput(read.source.text)
  await printMessages(path, read.messages)
}

/** Null for an input that cannot be read, which standard error then names. */
async function readFileText(path: string, { charset }: InputOptions): Promise<ReadTextResult | null> {
  try {
    const { bytes, ...named } = await readInput(path)
    return readText(bytes, { ...named, ...(charset && { charset }) })
  } catch (error) {
    await printError(path, error)
    return null
  }
}
