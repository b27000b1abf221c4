/** Runs that are killed, that meet a full disk or a file that cannot be read, and are gone on with until they end. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { difference, filesIn, removeOutput, unaccounted } from './account.ts'
import { runConversion } from './conversion.ts'

export interface Disturbed {
  readonly archive: string
  readonly count: number
  /** What an undisturbed run wrote, and in how many seconds. */
  readonly undisturbed: string
  readonly seconds: number
  readonly kills: number
}

const WORKERS = 2

/** Goes on with a run, and kills it so many times at random moments; then lets it end, unless something else stops it. */
async function killedRun({ archive, count, seconds, kills }: Disturbed, out: string) {
  let hit = 0
  while (hit < kills) {
    const kill = (0.2 + Math.random() * (1 + (1.2 * seconds) / kills)) * 1000
    const { status } = await runConversion({ archive, out, count, workers: WORKERS, kill })
    if (status !== null) break
    hit++
    if (existsSync(out) && !existsSync(`${out}.partial`)) break
  }
  const last = await runConversion({ archive, out, count, workers: WORKERS })
  return { hit, ...last }
}

/** What came out, against the run that nothing disturbed. */
async function judgement({ archive, undisturbed }: Disturbed, out: string): Promise<string> {
  const wrong = (await unaccounted(archive, out)) ?? (await difference(out, undisturbed))
  if (wrong !== null) process.exitCode = 1
  return wrong === null ? 'every input once, the same bytes as undisturbed' : `WRONG: ${wrong}`
}

export async function killed(run: Disturbed, out: string): Promise<string> {
  removeOutput(out)
  const { hit } = await killedRun(run, out)
  return `killed ${hit} times: ${await judgement(run, out)}`
}

/** A disk in memory that is full at a quarter, half and three quarters of what is needed, and is made larger each time. */
export async function onFullDisk(run: Disturbed, folder: string): Promise<string> {
  const needed = statSync(run.undisturbed).size + statSync(`${run.undisturbed}.journal`).size
  mkdirSync(folder, { recursive: true })
  const mount = (share: number, how: string) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `${how}size=${Math.ceil(share * needed)}`, 'tmpfs', folder]).status === 0
  if (!mount(0.25, '')) {
    process.exitCode = 1
    return 'full disk: NOT DONE, no disk may be mounted here'
  }
  const out = join(folder, 'notices.ndjson')
  const kills = Math.ceil(run.kills / 4)
  let [hit, full] = [0, 0]
  try {
    for (const share of [0.25, 0.5, 0.75, 1.1]) {
      if (share > 0.25 && !mount(share, 'remount,')) throw new Error('The disk cannot be made larger')
      const ended = await killedRun({ ...run, seconds: run.seconds / 4, kills }, out)
      hit += ended.hit
      if (ended.stderr.includes('ENOSPC') && !existsSync(out)) full++
    }
    const text = `full disk ${full} times, killed ${hit} times: ${await judgement(run, out)}`
    if (full === 3) return text
    process.exitCode = 1
    return `${text}; BUT it was to be full 3 times`
  } finally {
    spawnSync('umount', [folder])
  }
}

/** Files in the middle that the disk does not give: Linux answers a read at the start of this file with an input/output error. */
const UNREADABLE = '/proc/self/mem'

export async function withReadErrors(run: Disturbed, out: string): Promise<string> {
  const files = filesIn(run.archive)
  const broken = [0.4, 0.5, 0.6].map((share) => files[Math.floor(files.length * share)]!)
  const kept = (file: string) => join(dirname(file), `.${basename(file)}`)
  const mend = () => {
    for (const file of broken.filter((file) => existsSync(kept(file)))) {
      rmSync(file, { force: true })
      renameSync(kept(file), file)
    }
  }
  removeOutput(out)
  mend()
  try {
    for (const file of broken) {
      renameSync(file, kept(file))
      symlinkSync(UNREADABLE, file)
    }
    const { hit, stderr } = await killedRun(run, out)
    const wrong = await unaccounted(run.archive, out)
    const named = broken.every((file) => stderr.includes(`${file}: the system cannot read it (EIO`))
    mend()
    const again = await killedRun({ ...run, kills: 1, seconds: 1 }, out)
    if (!named || wrong !== null) process.exitCode = 1
    return (
      `${broken.length} files unreadable, killed ${hit} times: ${named ? 'each named' : 'NOT EACH NAMED'}, ${wrong ?? 'every input once'}; ` +
      `mended, killed ${again.hit} times: ${await judgement(run, out)}`
    )
  } finally {
    mend()
  }
}
