/** Runs the built command (`dist/`) as a process of its own. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

export interface RunOptions {
  readonly folder?: string
  readonly stdin?: Uint8Array
  /** Close standard output after the first chunk, as `head` does. */
  readonly hangUp?: boolean
  readonly environment?: Record<string, string>
}

export function run(args: string[], { folder, stdin, hangUp, environment }: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...process.env, ...environment } })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => {
      output.push(chunk)
      if (hangUp) child.stdout.destroy()
    })
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ stdout: Buffer.concat(output).toString(), stderr: Buffer.concat(errors).toString(), status })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(stdin ?? '')
  })
}
