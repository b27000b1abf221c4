import { basename } from 'node:path'
import { ReadError } from '../read/readError.ts'
import type { Message } from '../types.ts'
import { colours } from './colours.ts'

/** Writes data. Resolves when it is handed over: true, or false where nobody reads any more (`gongwen … | head`). */
export function toStandardOutput(data: string | Uint8Array): Promise<boolean> {
  return write(process.stdout, data)
}

/** Writes what is not data. */
export function toStandardError(text: string): Promise<boolean> {
  return write(process.stderr, text)
}

/** Names an input that could not be read, and the reason; the command goes on and ends with exit status 1. */
export async function printError(path: string, error: unknown): Promise<void> {
  process.exitCode = 1
  const input = path === '-' ? 'standard input' : path
  const text =
    error instanceof ReadError
      ? error.named(inputName(input, error.file)).message
      : `${input}: gongwen failed on it, which is a fault of gongwen. Please report it with this: ${(error as Error)?.stack ?? error}`
  await toStandardError(`${colours.red('error:')} ${text}\n`)
}

/** The input by its path; an entry of a container by its name behind that. */
function inputName(input: string, file: string | null): string {
  const own = basename(input)
  if (file === null || file === own || file === input) return input
  return file.startsWith(`${own}/`) ? input + file.slice(own.length) : `${input}/${file}`
}

/** Ends the command because its output cannot be written, or for a fault of its own. */
export async function printFailure(error: unknown): Promise<void> {
  process.exitCode = 1
  const { code, message, stack } = error as NodeJS.ErrnoException
  const text =
    error instanceof ReadError
      ? message
      : code === undefined
        ? stack
        : `the output cannot be written (${message}). Check where it goes to.`
  await toStandardError(`${colours.red('error:')} ${text}\n`)
}

/** Ends the command for a reason that its error tells, with the way out. */
export async function printReason({ message }: Error): Promise<void> {
  process.exitCode = 1
  await toStandardError(`${colours.red('error:')} ${message}.\n`)
}

/** Tells what was found while an input was read. */
export async function printMessages(path: string, messages: readonly Message[]): Promise<void> {
  const input = path === '-' ? 'standard input' : path
  for (const { severity, rule, text } of messages) {
    await toStandardError(`${colours.yellow(`${severity}:`)} ${input}: ${text} (${rule})\n`)
  }
}

/** A stream whose reader has left is no error; any other failure (a full disk) is. */
function write(stream: NodeJS.WriteStream, data: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (!error) resolve(true)
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(false)
      else reject(error)
    })
  })
}

/** Without a listener Node would end the process on what `write` deals with. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
