import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathError } from '../archive/pathError.ts'

export interface Input {
  readonly bytes: Uint8Array
  /** File name without its folder; standard input has none. */
  readonly name?: string
}

/** The bytes of a file, or of standard input for `-`. Throws a {@link ReadError} that says what is wrong with the path. */
export async function readInput(path: string): Promise<Input> {
  if (path === '-') return { bytes: await readStandardInput() }
  try {
    return { bytes: await readFile(path), name: basename(path) }
  } catch (error) {
    throw pathError(path, error)
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
