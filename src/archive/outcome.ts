import { ReadError } from '../read/readError.ts'
import { ConvertedNotice } from './convertedNotice.ts'
import { type NoticeFacts, readErrorOf, type Result } from './task.ts'

/** What became of an input: its notices in their order, one that cannot be read as a `ReadError` in its place. */
export interface Outcome extends Pick<Result, 'sha256' | 'milliseconds' | 'unchanged'> {
  readonly input: string
  readonly found: readonly (ConvertedNotice | ReadError)[]
  /** Of the notices, in their order. */
  readonly facts: readonly NoticeFacts[]
}

/** What is broken in a container has no name of its own but its place. */
export function failed(error: ReadError): Outcome {
  const input = [error.file ?? 'input', error.place ?? []].flat().join(', ')
  return { input, sha256: null, milliseconds: 0, unchanged: false, found: [error], facts: [] }
}

export function outcomeOf(input: string, { sha256, milliseconds, unchanged, found }: Result): Outcome {
  return {
    input,
    sha256,
    milliseconds,
    unchanged,
    found: found.map((one) => ('line' in one ? new ConvertedNotice(input, one.line, one.text) : readErrorOf(one))),
    facts: found.flatMap((one) => ('line' in one ? [one.facts] : [])),
  }
}

/** About how many bytes its notices take. */
export function sizeOf({ found }: Outcome): number {
  return found.reduce(
    (sum, one) => sum + (one instanceof ReadError ? 0 : one.line.length + 2 * (one.text?.length ?? 0)),
    0,
  )
}
