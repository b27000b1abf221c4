/** Documents of old formats through LibreOffice (Debian: `libreoffice-writer`), which turns them into DOCX. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ReadError } from '../read/readError.ts'
import type { OfficeConverter } from '../read/readOptions.ts'

export interface LibreOfficeOptions {
  /** Default: `soffice`, looked up by PATH. */
  readonly command?: string
  /** Milliseconds that a document may take. Default: 120 000. */
  readonly timeout?: number
}

const INSTALL = 'Install LibreOffice (Debian: apt-get install libreoffice-writer), or save the document as DOCX'

/**
 * A converter for `ReadOptions.office`. Each document has a profile folder of its own, so that several can be converted at once and none meets
 * the user's own LibreOffice; macros do not run. It throws a `ReadError` where the command is missing, fails or takes too long.
 */
export function libreOffice({ command = 'soffice', timeout = 120_000 }: LibreOfficeOptions = {}): OfficeConverter {
  return async (bytes, format, { name, signal }) => {
    const folder = await mkdtemp(join(tmpdir(), 'gongwen-office-'))
    try {
      const input = join(folder, `document.${format}`)
      const output = join(folder, 'out')
      await writeFile(input, bytes)
      await mkdir(output)
      const limit = AbortSignal.timeout(timeout)
      const said = await run(
        command,
        args(folder, input, output),
        name,
        signal ? AbortSignal.any([signal, limit]) : limit,
      )
      const [made] = await readdir(output)
      if (made === undefined) {
        const reason = `LibreOffice cannot read it${said === '' ? '' : ` (${said})`}`
        throw new ReadError('damaged-file', name, null, reason, 'Check that the file is whole')
      }
      return await readFile(join(output, made))
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

function args(folder: string, input: string, output: string): string[] {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const quiet = ['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault', '--nofirststartwizard']
  return [profile, ...quiet, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', output, input]
}

/** @returns the last line that the command said on standard error */
function run(command: string, args: readonly string[], name: string | null, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own: the command is a script that starts the program, and both have to go.
    const child = spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2000)
    })
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    }
    signal.addEventListener('abort', stop, { once: true })
    child.on('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', stop)
      const missing = error.code === 'ENOENT'
      const reason = missing
        ? `it takes LibreOffice, and there is no command ${command}`
        : `LibreOffice cannot be started (${error.message})`
      reject(new ReadError('unsupported-format', name, null, reason, INSTALL))
    })
    child.on('close', () => {
      signal.removeEventListener('abort', stop)
      if (!signal.aborted) return resolve(errors.trim().split('\n').at(-1) ?? '')
      const late = (signal.reason as Error | undefined)?.name === 'TimeoutError'
      const reason = late ? 'LibreOffice took longer than the time limit' : 'the caller has called it off'
      const error = new ReadError('aborted', name, null, reason, 'Allow more time, or save the document as DOCX')
      error.cause = signal.reason
      reject(error)
    })
  })
}
