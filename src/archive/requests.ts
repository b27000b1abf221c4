/** Lines that ask for notices (`gongwen pipe`): each names a file, or holds a text or bytes. */
import * as z from 'zod'
import { ReadError } from '../read/readError.ts'
import type { Input } from './input.ts'
import { readLines } from './lines.ts'

const Request = z
  .looseObject({
    id: z.union([z.string(), z.number()]).optional(),
    path: z.string().optional(),
    text: z.string().optional(),
    base64: z.base64().optional(),
    name: z.string().optional(),
  })
  .refine(({ path, text, base64 }) => [path, text, base64].filter((one) => one !== undefined).length === 1, {
    error: 'it has one of "path", "text" and "base64"',
  })

export interface Asked {
  /** As it was given; null where there is none. */
  readonly id: string | number | null
  /** Number of the line, from 1. */
  readonly line: number
  readonly input: Input | ReadError
}

/** The requests of a stream of lines, one by one. A line that asks for nothing is a `ReadError` in its place; blank lines are passed over. */
export async function* readRequests(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Asked, void, undefined> {
  let line = 0
  for await (const { text } of readLines(chunks)) {
    line++
    if (text.trim() !== '') yield asked(text, line)
  }
}

function asked(text: string, line: number): Asked {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { id: null, line, input: wrong(line, `it is no JSON (${(error as Error).message})`) }
  }
  const given = (value as { id?: unknown } | null)?.id
  const id = typeof given === 'string' || typeof given === 'number' ? given : null
  const request = Request.safeParse(value)
  if (!request.success) return { id, line, input: wrong(line, request.error.issues.map(issueText).join('; ')) }
  const { path, text: content, base64, name = String(id ?? `line ${line}`) } = request.data
  if (path !== undefined) return { id, line, input: { name: request.data.name ?? path, path } }
  return {
    id,
    line,
    input: { name, bytes: Buffer.from(content ?? base64!, content === undefined ? 'base64' : 'utf8') },
  }
}

function issueText({ path, message }: { path: PropertyKey[]; message: string }): string {
  return path.length === 0 ? message : `"${path.join('.')}": ${message}`
}

function wrong(line: number, reason: string): ReadError {
  return new ReadError(
    'damaged-file',
    `line ${line}`,
    null,
    reason,
    'Send lines such as {"id": 1, "path": "notice.pdf"}',
  )
}
