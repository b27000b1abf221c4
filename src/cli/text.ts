import { Command } from 'commander'
import type { Reading } from '../read/reading.ts'
import { readInput } from './input.ts'
import { addInputOptions, type InputOptions, readOptions } from './inputOptions.ts'
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
async function readFileText(path: string, options: InputOptions): Promise<Reading | null> {
  try {
    const { bytes, name } = await readInput(path)
    const { read } = await import('../read/read.ts')
    return await read(bytes, await readOptions(options, name))
  } catch (error) {
    await printError(path, error)
    return null
  }
}
