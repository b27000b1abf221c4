/** What a worker does with an input: reads it, and makes a line of each notice in it. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Notice } from '../extract/notice.ts'
import { type ParseOptions, parseReading } from '../gongwen.ts'
import { maskPersons } from '../mask/maskPersons.ts'
import { libreOffice } from '../node/libreOffice.ts'
// Not with the first input: a worker is up when it has all that it needs.
import { readAll } from '../read/documents.ts'
import { ReadContext } from '../read/readContext.ts'
import { ReadError } from '../read/readError.ts'
import type { Reading } from '../read/reading.ts'
import type { ReadOptions } from '../read/readOptions.ts'
import { toJson } from '../write/json.ts'
import type { Input } from './input.ts'
import { pathError } from './pathError.ts'
import {
  type NoticeFacts,
  type PlainError,
  plainError,
  type PlainNotice,
  type Result,
  type Settings,
  type Task,
} from './task.ts'

/** LibreOffice is stopped so long before the input's time is over (milliseconds), so that it does not outlive its worker. */
const NOTICE_TO_QUIT = 5000

export type InputConverter = (task: Pick<Task, 'input' | 'known'>) => Promise<Result>

export async function inputConverter(settings: Settings): Promise<InputConverter> {
  const options = await parseOptions(settings)

  return async ({ input, known }) => {
    const start = performance.now()
    let sha256: string | null = null
    const found: (PlainNotice | PlainError)[] = []
    try {
      const bytes = await bytesOf(input, options)
      sha256 = createHash('sha256').update(bytes).digest('hex')
      if (sha256 !== known) {
        for await (const reading of readAll(bytes, inputOptions(input, settings, options))) {
          found.push(reading instanceof ReadError ? plainError(reading) : noticeOf(reading))
        }
      }
    } catch (error) {
      found.push(plainError(fault(input.name, error)))
    }
    return { sha256, milliseconds: performance.now() - start, unchanged: sha256 !== null && sha256 === known, found }
  }

  function noticeOf(reading: Reading): PlainNotice | PlainError {
    try {
      const whole = { notice: parseReading(reading, options), text: reading.source.text }
      const { notice, text } = settings.mask === 'persons' ? maskPersons(whole.notice, whole.text) : whole
      return { line: Buffer.from(`${toJson(notice)}\n`), text: settings.text ? text : null, facts: factsOf(notice) }
    } catch (error) {
      return plainError(fault(reading.source.name ?? 'input', error))
    }
  }
}

async function parseOptions({ place, divisions, limits, timeout }: Settings): Promise<ParseOptions> {
  return {
    ...(place !== undefined && { place }),
    ...(divisions && { divisions: (await import('../divisions/index.ts')).divisions }),
    ...(limits && { limits }),
    office: libreOffice({ timeout: Math.max(1000, timeout - NOTICE_TO_QUIT) }),
  }
}

/** What is known of the input itself outranks what is said of all of them. */
function inputOptions(input: Input, { format, charset }: Settings, options: ParseOptions): ParseOptions {
  const own: Pick<ReadOptions, 'address' | 'format' | 'charset'> = 'bytes' in input ? input : {}
  const known = { ...(format && { format }), ...(charset !== undefined && { charset }), ...own }
  return {
    ...options,
    name: input.name,
    ...(known.address !== undefined && { address: known.address }),
    ...(known.format && { format: known.format }),
    ...(known.charset !== undefined && { charset: known.charset }),
  }
}

async function bytesOf(input: Input, { limits }: ParseOptions): Promise<Uint8Array> {
  if ('bytes' in input) return input.bytes
  try {
    const { size } = await stat(input.path)
    new ReadContext({ name: input.name, ...(limits && { limits }) }).limit('bytes', size)
    return await readFile(input.path)
  } catch (error) {
    throw pathError(input.name, error)
  }
}

function factsOf({ genre, date, documentNumber, issuers, messages }: Notice): NoticeFacts {
  const dated = Number(date?.iso.slice(0, 4))
  return {
    genre,
    year: (dated || documentNumber?.year) ?? null,
    issuers: issuers.map(({ fullName, name }) => fullName ?? name),
    rules: messages.map(({ rule }) => rule),
  }
}

/** What the library did not foresee is told as its own fault, with the place in its code. */
function fault(name: string, error: unknown): ReadError {
  if (error instanceof ReadError) return error
  const trace = ((error as Error)?.stack ?? String(error)).split('\n').slice(0, 4)
  const reason = `gongwen failed on it, which is a fault of gongwen (${trace.map((line) => line.trim()).join(' ')})`
  return new ReadError('fault', name, null, reason, 'Please report it with this line')
}
