/** Keeps two runs from writing to the same file: a lock file beside it, OUT.lock, that says who they are. */
import { readFileSync } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'

/** The holder touches its lock so often; on another machine, where nobody can ask for its process, it is gone after so long (milliseconds). */
const TOUCH = 10_000
const GONE = 60_000

interface Holder {
  readonly host: string
  readonly pid: number
  /** When the process began, as the system counts it: numbers of processes are used again. Null where the system does not tell. */
  readonly began: string | null
}

/** Another run writes to the file. */
export class LockError extends Error {
  override readonly name = 'LockError'
}

export class Lock {
  readonly #path: string
  readonly #touching: NodeJS.Timeout

  private constructor(path: string) {
    this.#path = path
    // Whoever takes a lock away by hand knows what that means.
    this.#touching = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), TOUCH)
    this.#touching.unref()
  }

  /**
   * Takes the lock of a file; one that was left by a run that is gone (kill -9, a power cut) is no hindrance.
   *
   * @throws {LockError} where another run holds it
   */
  static async take(file: string): Promise<Lock> {
    const path = `${file}.lock`
    const own: Holder = { host: hostname(), pid: process.pid, began: beginOf(process.pid) }
    for (;;) {
      if (await create(path, `${JSON.stringify(own)}\n`)) return new Lock(path)
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
        return null
      })
      // Given back in this very moment.
      if (text === null) continue
      if (!(await isGone(path, text))) throw new LockError(message(file, path, text))
      await remove(path, text)
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#touching)
    await rm(this.#path, { force: true })
  }
}

/** True where it was not there. */
async function create(path: string, text: string): Promise<boolean> {
  let file: FileHandle | null = null
  try {
    file = await open(path, 'wx')
    await file.writeFile(text)
    return true
  } catch (error) {
    if (file === null && (error as NodeJS.ErrnoException).code === 'EEXIST') return false
    if (file !== null) await rm(path, { force: true })
    throw error
  } finally {
    await file?.close()
  }
}

async function isGone(path: string, text: string): Promise<boolean> {
  const holder = holderIn(text)
  if (holder?.host === hostname()) return !isRunning(holder)
  const touched = await stat(path).catch(() => null)
  return touched === null || Date.now() - touched.mtimeMs > GONE
}

function isRunning({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // A process of somebody else's may not be asked, but is there.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return began === null || began === beginOf(pid)
}

/** Linux: which start of the system, and the ticks from there to that of the process. */
function beginOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return `${boot} ${fields[19]}`
  } catch {
    return null
  }
}

/** Another run may find the same lock left over, and take it first: what is not the one that was left is put back. */
async function remove(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.left`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const taken = await readFile(aside, 'utf8')
  if (taken !== text) await create(path, taken)
  await rm(aside, { force: true })
}

function holderIn(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder | null
  } catch {
    return null
  }
}

function message(file: string, path: string, text: string): string {
  const holder = holderIn(text)
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'somebody'
  return `${file} is being written by another run (${who}). Wait for its end, or give this run another file; if that run is gone, remove ${path}`
}
