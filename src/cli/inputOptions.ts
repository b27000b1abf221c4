import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ParseOptions } from '../gongwen.ts'
import { charsetOf, charsets } from '../read/charset.ts'
import { type Format, formats } from '../read/formats.ts'
import type { ReadOptions } from '../read/readOptions.ts'

/** The options that say where notices are from, so that their units get full names. */
export interface PlaceOptions {
  readonly place?: string
  readonly divisions?: true
}

/** Adds `--place` and `--divisions`. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('--place <name>', "the notices' place (咸阳市, or its code), where their texts do not name it")
    .option('--divisions', "complete units' names by the administrative divisions")
}

/** What the extractors are to know of places; the table of divisions is loaded where it is asked for. */
export async function placeOptions({
  place,
  divisions,
}: PlaceOptions): Promise<Pick<ParseOptions, 'place' | 'divisions'>> {
  return {
    ...(place !== undefined && { place }),
    ...(divisions && { divisions: (await import('../divisions/index.ts')).divisions }),
  }
}

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
