/** `gongwen index PATH… --db F`: an archive into the embedded full-text index, or an index brought up to date. */
import { Command } from 'commander'
import type { Progress } from '../archive/convert.ts'
import type { Outcome } from '../archive/outcome.ts'
import type { Notice } from '../extract/notice.ts'
import { ReadError } from '../read/readError.ts'
import type { NoticeIndex } from '../search/index.ts'
import { addArchiveOptions, type ArchiveOptions, convertOptions } from './archiveOptions.ts'
import { duration, grouped } from './figures.ts'
import { interruptible } from './interruptible.ts'
import { printFailure, printReason, toStandardError } from './output.ts'
import { extentOfList, pathList } from './pathList.ts'
import { ProgressDisplay } from './progress.ts'

interface Options extends ArchiveOptions {
  readonly db: string
  readonly notices?: string
  readonly prune?: true
}

const more = `
Examples:
  gongwen index archive/ --db notices.db             build it, or bring it up to date
  gongwen index archive/ --db notices.db --prune     and take out what archive/ no longer holds
  gongwen index --notices notices.ndjson --db F      from what gongwen convert wrote
  gongwen search 政府信息公开 --db notices.db

Inputs that have not changed are not read again; changed ones are replaced. The
index is one SQLite file that other programs can read: docs/search.md.`

export const indexCommand = addArchiveOptions(
  new Command('index')
    .summary('build the full-text index of an archive')
    .description(
      'Builds the full-text index of an archive, or brings it up to date: one SQLite file, to search in with gongwen search.',
    ),
)
  .requiredOption('--db <file>', 'the index; made if it is not there')
  .option('--notices <file>', 'take the notices from a file that gongwen convert wrote; - is standard input')
  .option('--prune', 'take out notices that are not among the inputs of this run')
  .addHelpText('after', more)
  .action(run)

/** What became of the notices. */
interface Counts {
  added: number
  replaced: number
  unchanged: number
  removed: number
}

async function run(paths: string[], options: Options, command: Command): Promise<void> {
  const { db, filesFrom, notices, prune, mask } = options
  if (paths.length === 0 && filesFrom === undefined && notices === undefined)
    return command.error('error: name files or folders, or a file of notices by --notices.', { exitCode: 2 })
  const { IndexError, openIndex } = await import('../search/index.ts')
  const display = new ProgressDisplay()
  const interruption = interruptible((text) => display.print(text))
  const counts: Counts = { added: 0, replaced: 0, unchanged: 0, removed: 0 }
  const start = performance.now()
  try {
    const index = await openIndex(db)
    const gather = new Gathering(index, counts)
    try {
      if (paths.length > 0 || filesFrom !== undefined)
        await fromPaths(paths, options, gather, display, interruption.signal)
      if (notices !== undefined) await fromNotices(notices, gather, display, interruption.signal)
      const stopped = interruption.signal.aborted
      if (prune && !stopped) gather.prune()
      display.end()
      if (counts.added + counts.replaced + counts.removed > 0) await toStandardError('Linking copies and citations …\n')
    } finally {
      index.close()
    }
    const ended = interruption.signal.aborted ? 'Stopped' : 'Done'
    await toStandardError(`${summary(counts)}\n${ended} in ${duration((performance.now() - start) / 1000)}: ${db}\n`)
    if (interruption.signal.aborted) process.exitCode = 1
    if (mask) await toStandardError('Names of persons are masked in this index; --notices are taken as they are.\n')
  } catch (error) {
    display.end()
    await (error instanceof IndexError ? printReason(error) : printFailure(error))
  } finally {
    interruption.end()
  }
}

/** Puts notices into the index, and knows which sources it met. */
class Gathering {
  readonly #index: NoticeIndex
  readonly #counts: Counts
  readonly #met = new Set<string>()
  /** Inputs that could not be read: what the index has of them stays. */
  readonly #failed: string[] = []

  constructor(index: NoticeIndex, counts: Counts) {
    this.#index = index
    this.#counts = counts
  }

  contentOf(source: string): string | undefined {
    return this.#index.contentOf(source) ?? undefined
  }

  take({ input, unchanged, found }: Outcome): void {
    if (unchanged) {
      this.#met.add(input)
      this.#counts.unchanged++
    }
    for (const one of found)
      if (one instanceof ReadError) this.#failed.push(input)
      else this.add(one.notice, one.text)
  }

  add(notice: Notice, text: string | null): void {
    this.#met.add(notice.source.name ?? notice.source.sha256)
    this.#counts[this.#index.add({ notice, text })]++
  }

  prune(): void {
    const stays = (source: string) =>
      this.#met.has(source) || this.#failed.some((failed) => source === failed || source.startsWith(`${failed}/`))
    const gone = [...this.#index.sources()].filter(({ source }) => !stays(source))
    for (const { source } of gone) if (this.#index.remove(source)) this.#counts.removed++
  }
}

async function fromPaths(
  paths: readonly string[],
  options: Options,
  gathering: Gathering,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<void> {
  const { convertEach } = await import('../archive/convert.ts')
  const { walk } = await import('../archive/walk.ts')
  const parts = options.shard ? { shard: options.shard } : {}
  const list = pathList(paths, options.filesFrom)
  display.expect(extentOfList(list, parts))
  const converting = {
    ...convertOptions(options),
    text: true,
    signal,
    onProgress: (progress: Progress) => display.update(progress),
    onFailure: (error: ReadError) => {
      process.exitCode = 1
      display.failure(error)
    },
  }
  try {
    for await (const outcome of convertEach(
      walk(list, { ...parts, onBytes: (bytes) => display.passed(bytes) }),
      converting,
      (input) => gathering.contentOf(input),
    ))
      gathering.take(outcome)
  } finally {
    list.close()
  }
}

async function fromNotices(
  file: string,
  gathering: Gathering,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<void> {
  const { readNoticeLines } = await import('./noticeLines.ts')
  let notices = 0
  let failures = 0
  for await (const notice of readNoticeLines(file)) {
    if (signal.aborted) return
    if (notice instanceof ReadError) {
      process.exitCode = 1
      failures++
      display.failure(notice)
    } else {
      gathering.add(notice, null)
      notices++
    }
    display.update({ inputs: notices + failures, unchanged: 0, notices, failures })
  }
}

function summary({ added, replaced, unchanged, removed }: Counts): string {
  return `${grouped(added)} added, ${grouped(replaced)} replaced, ${grouped(unchanged)} unchanged, ${grouped(removed)} removed`
}
