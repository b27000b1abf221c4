/** What the run and its workers say to each other. All of it can be copied from one process to another. */
import type { Limits } from '../read/limits.ts'
import type { Format } from '../read/formats.ts'
import { ReadError, type ReadRule } from '../read/readError.ts'
import type { Input } from './input.ts'

/** How every input is to be converted. */
export interface Settings {
  /** Hand over the source texts too. */
  readonly text?: boolean
  /** What is made illegible for publication. */
  readonly mask?: 'persons'
  /** The notices' place, where their texts do not name it. */
  readonly place?: string
  /** Complete units by the administrative divisions (行政区划). */
  readonly divisions?: boolean
  /** What the inputs are, where their content does not tell. */
  readonly format?: Format
  readonly charset?: string
  readonly limits?: Partial<Limits>
  /** Milliseconds that an input may take. */
  readonly timeout: number
}

/** One input to convert; its number in the run comes back with what became of it. */
export interface Task {
  readonly number: number
  readonly input: Input
  /** The SHA-256 that it had when it was last converted: if it still has, there is nothing to do. */
  readonly known?: string | undefined
}

/** What is told of a notice without its being read again: for counts. */
export interface NoticeFacts {
  readonly genre: string | null
  readonly year: number | null
  readonly issuers: readonly string[]
  /** Rules of its messages. */
  readonly rules: readonly string[]
}

export interface PlainNotice {
  /** One line of JSON in UTF-8, with its line end: as bytes it lies outside of the heap, and is written as it is. */
  readonly line: Uint8Array
  readonly text: string | null
  readonly facts: NoticeFacts
}

/** A `ReadError` that crosses from one process to another, or stands in a file. */
export interface PlainError {
  readonly rule: ReadRule
  readonly file: string | null
  readonly place: string | null
  readonly reason: string
  readonly wayOut: string
}

export interface Result {
  /** Of the input's bytes; null where they could not be had. */
  readonly sha256: string | null
  readonly milliseconds: number
  /** It is as it was: there is nothing else here. */
  readonly unchanged: boolean
  readonly found: readonly (PlainNotice | PlainError)[]
}

export type ToWorker = { readonly settings: Settings } | { readonly tasks: readonly Task[] }
export type FromWorker = 'ready' | { readonly number: number; readonly result: Result }

export function plainError({ rule, file, place, reason, wayOut }: ReadError): PlainError {
  return { rule, file, place, reason, wayOut }
}

export function readErrorOf({ rule, file, place, reason, wayOut }: PlainError): ReadError {
  return new ReadError(rule, file, place, reason, wayOut)
}
