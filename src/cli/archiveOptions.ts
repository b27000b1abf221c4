/** What all commands for archives have in common: which inputs, and how they are converted. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ConvertOptions } from '../archive/convert.ts'
import type { Shard } from '../archive/shard.ts'
import { addInputOptions, addPlaceOptions, type InputOptions, type PlaceOptions } from './inputOptions.ts'

export interface ArchiveOptions
  extends InputOptions, PlaceOptions, Pick<ConvertOptions, 'workers' | 'memory' | 'mask'> {
  readonly filesFrom?: string
  readonly shard?: Shard
  /** In seconds. */
  readonly timeout?: number
}

/** Adds the arguments and options that say what is to be converted and how. */
export function addArchiveOptions(command: Command): Command {
  return addWorkerOptions(
    command
      .argument('[path...]', 'files, folders, globs; entries of ZIP, TAR and WARC archives are inputs of their own')
      .option('--files-from <file>', 'read paths from a file, one a line; - is standard input')
      .option('--shard <index/count>', 'only one of several equal parts of the files; the index counts from 0', shard),
  )
}

/** Adds the options that say how inputs are converted. */
export function addWorkerOptions(command: Command): Command {
  return addPlaceOptions(addInputOptions(command))
    .option('--workers <count>', 'worker processes; as many as there are cores if not given', positive)
    .option('--timeout <seconds>', 'time that an input may take; 60 if not given', positive)
    .option('--memory <MiB>', 'heap that a worker may use; 512 if not given', positive)
    .addOption(
      new Option('--mask <what>', 'make names of persons, telephone and identity numbers illegible').choices([
        'persons',
      ]),
    )
}

export function convertOptions({
  workers,
  memory,
  mask,
  place,
  divisions,
  format,
  charset,
  timeout,
}: ArchiveOptions): ConvertOptions {
  return {
    ...(workers && { workers }),
    ...(memory && { memory }),
    ...(timeout && { timeout: timeout * 1000 }),
    ...(mask && { mask }),
    ...(place !== undefined && { place }),
    ...(divisions && { divisions }),
    ...(format && { format }),
    ...(charset !== undefined && { charset }),
  }
}

export function positive(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It is a number above 0.')
  return value
}

function shard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (index === undefined || Number(index) >= Number(count)) {
    throw new InvalidArgumentError('It is written 0/4 for the first of four parts, 3/4 for the last.')
  }
  return { index: Number(index), count: Number(count) }
}
