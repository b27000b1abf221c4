/** The command as a user runs it: arguments, files and standard input beside output, errors and exit status (`cases.json`). */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Ended, run } from './command.ts'

type Content = string | { hex: string }

interface Case {
  about: string
  files?: Record<string, Content>
  args: string[]
  stdin?: Content
  stdout?: string
  stdoutStarts?: string
  stdoutHolds?: string[]
  /** What each line of standard output holds as JSON, at least. */
  json?: object[]
  stderr?: string
  stderrStarts?: string
  status: number
}

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as Case[]
const toBytes = (content: Content) =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.hex.replaceAll(' ', ''), 'hex')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: Content): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), toBytes(content))
}

function expectOutput(one: Case, { stdout, stderr }: Ended): void {
  if (one.stdout !== undefined) expect(stdout).toBe(one.stdout)
  if (one.stdoutStarts !== undefined) expect(stdout.slice(0, one.stdoutStarts.length)).toBe(one.stdoutStarts)
  for (const part of one.stdoutHolds ?? []) expect(stdout).toContain(part)
  if (one.json) {
    const lines = stdout.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(one.json)
    expect(lines).toHaveLength(one.json.length)
  }
  if (one.stderr !== undefined) expect(stderr).toBe(one.stderr)
  if (one.stderrStarts !== undefined) expect(stderr.slice(0, one.stderrStarts.length)).toBe(one.stderrStarts)
}

describe('gongwen', () => {
  it.each(cases)('$about', async (one) => {
    for (const [name, content] of Object.entries(one.files ?? {})) write(name, content)
    const ended = await run(one.args, { folder, ...(one.stdin !== undefined && { stdin: toBytes(one.stdin) }) })
    expectOutput(one, ended)
    expect(ended.status).toBe(one.status)
  })

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await run(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 })
  })

  it('ends in peace when nobody reads its output any more', async () => {
    write('long.txt', '各县市区人民政府要高度重视。\n'.repeat(100_000))
    const { stderr, status } = await run(['text', 'long.txt'], { folder, hangUp: true })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  it('prints long output whole', async () => {
    const text = '各县市区人民政府要高度重视。\n'.repeat(100_000)
    write('long.txt', text)
    const { stdout, status } = await run(['text', 'long.txt'], { folder })
    expect(stdout === text).toBe(true)
    expect(status).toBe(0)
  })
})
