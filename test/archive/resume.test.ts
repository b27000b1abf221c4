/** A run that is broken off by whatever, gone on with, gives to the byte what an undisturbed run gives. */
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Lock } from '../../src/archive/lock.ts'
import { makeNotice } from './makeNotices.ts'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const COUNT = 40
const BROKEN = 2

let folder = ''
let out = ''
let undisturbed = ''
const at = (name: string) => join(folder, name)

interface Ended {
  readonly status: number | null
  readonly stderr: string
}

interface End {
  readonly signal: NodeJS.Signals
  /** So many milliseconds after the start, or when there is a file of this name. */
  readonly after: number | string
}

/** Runs `gongwen convert`, and ends it by a signal. */
function convert(args: readonly string[], end?: End): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, 'convert', 'in', '--workers', '2', ...args], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const start = performance.now()
    const timer = setInterval(() => {
      if (!end) return
      const { signal, after } = end
      if (typeof after === 'string' ? !existsSync(at(after)) : performance.now() - start < after) return
      clearInterval(timer)
      child.kill(signal)
    }, 10)
    child.on('close', (status) => {
      clearInterval(timer)
      resolve({ status, stderr })
    })
  })
}

const read = (name: string) => readFileSync(at(name), 'utf8')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-resume-'))
  mkdirSync(at('in'))
  for (let number = 0, made = 0; made < COUNT; number++) {
    const { path, kind, bytes } = makeNotice(number, 7)
    // Long and damaged ones take their time, and are nothing to the journal. The last ones are broken.
    if (kind === 'damaged' || (kind === 'text' && bytes.length > 2000)) continue
    if (made >= COUNT - BROKEN && kind !== 'broken') continue
    writeFileSync(join(folder, 'in', path.replace('/', '-')), bytes)
    made++
  }
  expect((await convert(['--out', 'undisturbed.ndjson'])).status).toBe(1)
  undisturbed = read('undisturbed.ndjson')
})
afterAll(() => rmSync(folder, { recursive: true }))
let run = 0
beforeEach(() => {
  out = `${++run}.ndjson`
})

/** Every input has come exactly once, with its notice or its failure, and nothing is left half. */
function expectWhole(lines = undisturbed): void {
  expect(read(out) === lines).toBe(true)
  const journal = read(`${out}.journal`).trimEnd().split('\n').slice(1)
  const inputs = journal.map((line) => (JSON.parse(line) as { input: string }).input)
  expect(inputs.sort()).toEqual(
    readdirSync(at('in'))
      .map((name) => `in/${name}`)
      .sort(),
  )
  const ours = readdirSync(folder).filter((name) => name.startsWith(`${out}`))
  expect(ours.sort()).toEqual([out, `${out}.errors.ndjson`, `${out}.journal`])
  expect(read(`${out}.errors.ndjson`)).toBe(read('undisturbed.ndjson.errors.ndjson'))
}

test('the archive has broken files in it, and all else is a line', () => {
  const failures = read('undisturbed.ndjson.errors.ndjson').trimEnd().split('\n').length
  expect(undisturbed.trimEnd().split('\n')).toHaveLength(COUNT - failures)
  expect(failures).toBeGreaterThan(0)
})

test('killed at random moments', async () => {
  // The moments differ from run to run of the test: whatever they are, the result is the same.
  for (let kill = 0; kill < 4; kill++) {
    await convert(['--out', out, '--resume'], { signal: 'SIGKILL', after: 400 + Math.random() * 1500 })
    if (existsSync(at(out))) expect(read(out) === undisturbed).toBe(true)
  }
  await convert(['--out', out, '--resume'])
  expectWhole()
})

test('asked to stop: what is in work is finished, and the rest is left for later', async () => {
  const { status, stderr } = await convert(['--out', out], { signal: 'SIGINT', after: `${out}.partial` })
  expect(status).toBe(1)
  // Where the machine is so fast that all is written at once, it comes too late.
  if (!existsSync(at(out))) {
    expect(stderr).toContain('Finishing what is in work')
    expect(stderr).toContain('Go on with it by --resume')
    expect(read(`${out}.partial`)).toBe(undisturbed.slice(0, read(`${out}.partial`).length))
    expect(read(`${out}.partial`)).toMatch(/^$|\n$/)
  }
  await convert(['--out', out, '--resume'])
  expectWhole()
})

describe('with a full disk', () => {
  const kept = (stderr: string) => {
    expect(stderr).toContain('the output cannot be written')
    expect(stderr).toContain('Go on with it by --resume')
  }

  test('by a limit on the size of files', async () => {
    const command = `ulimit -f 100; exec "${process.execPath}" "${main}" convert in --workers 2 --out ${out}`
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(1)
    kept(stderr)
    expect(read(`${out}.partial`)).toMatch(/\n$/)
    await convert(['--out', out, '--resume'])
    expectWhole()
  })

  const disk = () => at('disk')
  const mounted = () => {
    mkdirSync(disk(), { recursive: true })
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', disk()]).status === 0
  }

  test('that is a small one, where one may be mounted', async () => {
    if (!mounted())
      return console.warn('Only the limit on the size of files is tested: mounting a disk is not allowed.')
    try {
      const full = await convert(['--out', `disk/${out}`])
      expect(full.status).toBe(1)
      kept(full.stderr)
      for (const name of readdirSync(disk())) {
        writeFileSync(at(name), readFileSync(join(disk(), name)))
      }
    } finally {
      spawnSync('umount', [disk()])
    }
    expect(read(`${out}.partial`)).toMatch(/\n$/)
    await convert(['--out', out, '--resume'])
    expectWhole()
  })
})

describe('run again later', () => {
  const names = () => readdirSync(at('in')).sort()

  test('with inputs changed, gone and new', async () => {
    await convert(['--out', out])
    const [first, second, third] = names().filter((name) => name.endsWith('.txt')) as [string, string, string]
    const kept = read(`in/${first}`)
    renameSync(at(`in/${second}`), at('gone.txt'))
    writeFileSync(at(`in/${first}`), '关于改期的通知\n各单位：\n检查改在下月。\n')
    writeFileSync(at(`in/${third}a.txt`), '关于增加的通知\n各单位：\n增加一次检查。\n')
    try {
      const { stderr } = await convert(['--out', out, '--resume'])
      expect(stderr).toContain(`${COUNT} inputs`)
      await convert(['--out', 'fresh.ndjson'])
      expectWhole(read('fresh.ndjson'))
    } finally {
      for (const name of readdirSync(folder)) if (name.startsWith('fresh')) rmSync(at(name))
      renameSync(at('gone.txt'), at(`in/${second}`))
      writeFileSync(at(`in/${first}`), kept)
      rmSync(at(`in/${third}a.txt`))
    }
  })

  test('asked for something else, all is converted anew', async () => {
    await convert(['--out', out])
    await convert(['--out', out, '--resume', '--place', '咸阳市'])
    await convert(['--out', out, '--resume'])
    expectWhole()
  })

  test('while another run writes it: nothing is done', async () => {
    const lock = await Lock.take(at(out))
    try {
      const { status, stderr } = await convert(['--out', out, '--resume'])
      expect(status).toBe(1)
      expect(stderr).toContain(`error: ${out} is being written by another run (process ${process.pid} on `)
      expect(existsSync(at(`${out}.journal`))).toBe(false)
    } finally {
      await lock.release()
    }
  })

  test('without --resume, nothing is overwritten', async () => {
    writeFileSync(at(out), 'mine')
    const { status, stderr } = await convert(['--out', out])
    expect([status, read(out)]).toEqual([2, 'mine'])
    expect(stderr).toContain(`${out} is there already. Go on with it by --resume, or remove it.`)
  })
})
