import { type Command, InvalidArgumentError, Option } from 'commander'
import { charsetOf, charsets } from '../read/charset.ts'
import { type Format, formats } from '../read/formats.ts'
import type { ReadOptions } from '../read/readOptions.ts'

/** The options that say how inputs are to be read. */
export interface InputOptions {
  readonly format?: Format
  readonly charset?: string
}

/** Adds `--format` and `--charset`. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'what the input is, where its content does not tell').choices(formats))
    .option(
      '--charset <charset>',
      `how text is encoded (${charsets.join(', ')}); found out by itself if not given`,
      knownCharset,
    )
}

function knownCharset(label: string): string {
  if (charsetOf(label) === null)
    throw new InvalidArgumentError(`Known are ${charsets.join(', ')} and their usual other names.`)
  return label
}

/** What the readers are to know of an input, and the programs of the system that they may use. */
export async function readOptions({ format, charset }: InputOptions, name: string | undefined): Promise<ReadOptions> {
  const { libreOffice } = await import('../node/libreOffice.ts')
  const known = { ...(name === undefined ? {} : { name }), ...(format && { format }), ...(charset && { charset }) }
  return { ...known, office: libreOffice() }
}
