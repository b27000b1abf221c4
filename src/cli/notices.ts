/** The inputs of a command as notices, one by one. */
import type { Notice } from '../extract/notice.ts'
import { ReadError } from '../read/readError.ts'
import { readInput } from './input.ts'
import { type InputOptions, type PlaceOptions, placeOptions, readOptions } from './inputOptions.ts'
import { printError } from './output.ts'

export interface TextedNotice {
  readonly notice: Notice
  /** The source text that the notice's spans point into. */
  readonly text: string
}

/** The notices of an input: one, or those of a container. Standard error names what cannot be read. */
export async function* noticesIn(path: string, options: InputOptions & PlaceOptions): AsyncGenerator<TextedNotice> {
  try {
    const { bytes, name } = await readInput(path)
    // Loaded when needed: help and complaints about the usage come at once.
    const { parseReading, readAll } = await import('../index.ts')
    const places = await placeOptions(options)
    for await (const reading of readAll(bytes, await readOptions(options, name))) {
      if (reading instanceof ReadError) await printError(path, reading)
      else yield { notice: parseReading(reading, places), text: reading.source.text }
    }
  } catch (error) {
    await printError(path, error)
  }
}
