/** Text recognition by the command `tesseract` (Debian: `tesseract-ocr`, `tesseract-ocr-chi-sim`), for pages that are pictures. */
import { spawn } from 'node:child_process'
import { ReadError } from '../read/readError.ts'
import type { RecognizedWord, Recognizer } from '../read/recognizer.ts'

export interface TesseractOptions {
  /** Default: `tesseract`, looked up by PATH. */
  readonly command?: string
  /** Languages by tesseract's names, joined by `+`. Default: `chi_sim`. */
  readonly languages?: string
  /** Milliseconds that a page may take. Default: 60 000. */
  readonly timeout?: number
}

/** A recognizer for `ReadOptions.recognizer`. It throws a `ReadError` where the command or a language is missing, or takes too long. */
export function tesseract({
  command = 'tesseract',
  languages = 'chi_sim',
  timeout = 60_000,
}: TesseractOptions = {}): Recognizer {
  return async ({ picture, page, dotsPerInch }, { signal }) => {
    const args = ['stdin', 'stdout', '-l', languages, '--dpi', String(dotsPerInch), 'tsv']
    const limit = AbortSignal.timeout(timeout)
    const table = await run(command, args, picture, page, signal ? AbortSignal.any([signal, limit]) : limit)
    return wordsOf(table)
  }
}

function run(command: string, args: string[], input: Uint8Array, page: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, wayOut: string) =>
      reject(new ReadError('no-text', null, `page ${page}`, reason, wayOut))
    const child = spawn(command, args, { signal, env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
    const [out, errors]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    // The command may end before it has read its input; its status tells why.
    child.stdin.on('error', () => {})
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        fail(
          `the command ${command} is not there to recognize its text`,
          'Install it (Debian: tesseract-ocr, tesseract-ocr-chi-sim)',
        )
      } else if (error.name === 'AbortError')
        fail('recognizing its text took too long or was called off', 'Allow more time')
      else fail(`the command ${command} cannot be run (${error.message})`, 'See that it can be run from a shell')
    })
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(out).toString('utf8'))
      else {
        const said = Buffer.concat(errors).toString('utf8').trim().split('\n', 1)[0] ?? ''
        fail(
          `the command ${command} failed (${said})`,
          'Install the language that it names (Debian: tesseract-ocr-chi-sim)',
        )
      }
    })
    child.stdin.end(input)
  })
}

/** Columns of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const WORD = '5'

function wordsOf(table: string): RecognizedWord[] {
  const lines = new Map<string, number>()
  return table.split('\n').flatMap((row) => {
    const columns = row.split('\t')
    const text = columns[11]?.trim()
    if (columns[0] !== WORD || !text) return []
    const key = columns.slice(1, 5).join(' ')
    if (!lines.has(key)) lines.set(key, lines.size)
    const [left, top, width, height] = columns.slice(6, 10).map(Number) as [number, number, number, number]
    return [{ text, left, top, right: left + width, bottom: top + height, line: lines.get(key)! }]
  })
}
