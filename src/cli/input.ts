import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ReadError } from '../read/readError.ts'

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
    throw explain(path, error as NodeJS.ErrnoException)
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function explain(path: string, { code, message }: NodeJS.ErrnoException): ReadError {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new ReadError('missing-file', path, null, 'there is no such file', 'Check the name and the folder')
    case 'EISDIR':
      return new ReadError('not-a-file', path, null, 'this is a folder, not a file', 'Name the files in it')
    case 'EACCES':
    case 'EPERM':
      return new ReadError('unreadable-file', path, null, 'you are not allowed to read it', 'Check its permissions')
    default:
      return new ReadError(
        'unreadable-file',
        path,
        null,
        `the system cannot read it (${message})`,
        'Check the file and its disk',
      )
  }
}
