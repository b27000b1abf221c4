/** One run at a time writes to a file; what a run that is gone left behind is no hindrance. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Lock, LockError } from '../../src/archive/lock.ts'

let file = ''
const path = () => `${file}.lock`
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'gongwen-lock-')), 'notices.ndjson')
})
afterEach(() => rmSync(join(file, '..'), { recursive: true }))

const left = (holder: object | string, secondsAgo = 0) => {
  writeFileSync(path(), typeof holder === 'string' ? holder : JSON.stringify(holder))
  const time = Date.now() / 1000 - secondsAgo
  utimesSync(path(), time, time)
}
const holder = () => JSON.parse(readFileSync(path(), 'utf8')) as { host: string; pid: number; began: string | null }
const own = { host: hostname(), pid: process.pid, began: null }
const gone = () => spawnSync(process.execPath, ['-e', '']).pid

test('says who holds it, and what to do', async () => {
  const lock = await Lock.take(file)
  expect(holder()).toMatchObject({ host: hostname(), pid: process.pid })
  const refused = await Lock.take(file).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(LockError)
  expect((refused as Error).message).toBe(
    `${file} is being written by another run (process ${process.pid} on ${hostname()}). ` +
      `Wait for its end, or give this run another file; if that run is gone, remove ${path()}`,
  )
  await lock.release()
  expect(existsSync(path())).toBe(false)
  await (await Lock.take(file)).release()
})

test.each<[string, () => void, boolean]>([
  ['a process that has ended', () => left({ ...own, pid: gone() }), true],
  ['a process that has ended, whose number another one has', () => left({ ...own, began: 'earlier' }), true],
  ['a process that is there', () => left(own), false],
  ['a machine that touches it', () => left({ ...own, host: 'another' }, 30), false],
  ['a machine that is gone', () => left({ ...own, host: 'another' }, 90), true],
  ['a run that is just writing it', () => left(''), false],
  ['a run that had no time to write it', () => left('{"host"', 90), true],
])('left by %s', async (_, leave, taken) => {
  leave()
  const before = readFileSync(path(), 'utf8')
  const lock = await Lock.take(file).catch((error: unknown) => error)
  expect(lock instanceof Lock).toBe(taken)
  if (lock instanceof Lock) {
    expect(holder().pid).toBe(process.pid)
    await lock.release()
  } else {
    expect(lock).toBeInstanceOf(LockError)
    expect(readFileSync(path(), 'utf8')).toBe(before)
  }
})

test('of two that find it left over, one has it', async () => {
  for (let round = 0; round < 20; round++) {
    left({ ...own, pid: 2 ** 22 + 1 })
    const taken = await Promise.allSettled([Lock.take(file), Lock.take(file)])
    const locks = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(locks).toHaveLength(1)
    await locks[0]!.release()
  }
})
