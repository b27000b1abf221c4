/** `gongwen convert PATH…`: a whole archive to lines of JSON, CSV or Parquet, by all cores, to be gone on with after any interruption. */
import { basename, dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import type { ConvertOptions } from '../archive/convert.ts'
import type { Input } from '../archive/input.ts'
import type { Outcome } from '../archive/outcome.ts'
import type { Report } from '../archive/report.ts'
import type { Notice } from '../extract/notice.ts'
import { ReadError } from '../read/readError.ts'
import { addArchiveOptions, type ArchiveOptions, convertOptions } from './archiveOptions.ts'
import { colours } from './colours.ts'
import { duration } from './figures.ts'
import { interruptible } from './interruptible.ts'
import { printFailure, printReason, toStandardError, toStandardOutput } from './output.ts'
import { extentOfList, pathList } from './pathList.ts'
import { ProgressDisplay } from './progress.ts'
import { reportText } from './reportText.ts'

const forms = ['ndjson', 'json', 'csv', 'parquet'] as const
type Form = (typeof forms)[number]

interface Options extends ArchiveOptions {
  readonly out?: string
  readonly to: Form
  readonly asDone?: true
  readonly resume?: true
}

type Inputs = AsyncIterable<Input | ReadError>

const more = `
Examples:
  gongwen convert archive/ --out notices.ndjson            one notice a line
  gongwen convert archive/ --out notices.ndjson --resume   go on after an interruption, or with what is new
  gongwen convert 'archive/**/*.pdf' crawl.warc.gz > notices.ndjson
  gongwen convert archive/ --to csv --out tables/          for a spreadsheet
  find . -name '*.txt' | gongwen convert --files-from - --out notices.ndjson

With --out F, F is whole when the run has ended, and not there before (F.partial
is). F.journal is what --resume goes by; F.errors.ndjson names what could not be
read. Ctrl-C finishes what is in work; a second one stops at once.`

export const convertCommand = addArchiveOptions(
  new Command('convert')
    .summary('convert a whole archive')
    .description(
      'Converts files, folders and archives of notices by all cores: one notice a line, in the order of the inputs.',
    ),
)
  .option('--out <path>', 'file, or for csv and parquet folder, to write; standard output if not given')
  .addOption(new Option('--to <form>', 'form of the output').choices(forms).default('ndjson'))
  .option('--as-done', 'notices as they are done, not in the order of the inputs')
  .option('--resume', 'go on with what an earlier run left; inputs that have not changed are not converted again')
  .addHelpText('after', more)
  .action(run)

async function run(paths: string[], options: Options, command: Command): Promise<void> {
  const { out, to, resume, filesFrom, shard } = options
  // Loaded when needed, and no more than that: the workers start sooner.
  const { LockError } = await import('../archive/lock.ts')
  const { NoticeFile } = await import('../archive/noticeFile.ts')
  const { walk } = await import('../archive/walk.ts')
  const wrong = wrongUsage(paths, options)
  if (wrong !== null) return command.error(`error: ${wrong}`, { exitCode: 2 })
  const lines = out === undefined ? null : linesPath(out, to)
  if (lines !== null && !resume && NoticeFile.exists(lines)) {
    return command.error(`error: ${lines} is there already. Go on with it by --resume, or remove it.`, { exitCode: 2 })
  }

  const display = new ProgressDisplay()
  const interruption = interruptible((text) => display.print(text))
  const parts = shard ? { shard } : {}
  const list = pathList(paths, filesFrom)
  display.expect(extentOfList(list, parts))
  const converting: ConvertOptions = {
    ...convertOptions(options),
    order: options.asDone ? 'done' : 'input',
    signal: interruption.signal,
    onProgress: (progress) => display.update(progress),
    onFailure: (error) => display.failure(error),
  }
  const start = performance.now()
  try {
    const inputs = walk(list, { ...parts, onBytes: (bytes) => display.passed(bytes) })
    const report =
      lines === null ? await toOutput(inputs, to, converting) : await toFiles(inputs, lines, options, converting)
    display.end()
    const { whole } = report
    await toStandardError(`${reportText(report, colours)}${ending(whole, lines, performance.now() - start)}\n`)
    if (!whole || report.failures > 0) process.exitCode = 1
  } catch (error) {
    display.end()
    if (error instanceof LockError) return await printReason(error)
    await printFailure(error)
    if (lines !== null) await toStandardError('What was done is kept. Go on with it by --resume.\n')
  } finally {
    interruption.end()
    list.close()
  }
}

function wrongUsage(paths: readonly string[], { out, to, resume, filesFrom }: Options): string | null {
  if (paths.length === 0 && filesFrom === undefined) return 'name files or folders, or a list of them by --files-from.'
  if (out !== undefined) return null
  if (resume) return '--resume goes on with a file, which --out names.'
  return to === 'csv' || to === 'parquet' ? `--to ${to} writes several files, into a folder that --out names.` : null
}

/** The file of lines that everything else is made of. */
function linesPath(out: string, to: Form): string {
  if (to === 'ndjson') return out
  return to === 'json' ? `${out}.ndjson` : join(out, 'notices.ndjson')
}

async function toFiles(inputs: Inputs, lines: string, { out, to }: Options, converting: ConvertOptions) {
  const { convertToFile } = await import('../archive/convertToFile.ts')
  const report = await convertToFile(inputs, lines, converting)
  if (!report.whole || to === 'ndjson') return report
  const { readNotices } = await import('../archive/lines.ts')
  const { writeFiles } = await import('../archive/writeFiles.ts')
  if (to === 'json') {
    const { jsonSink } = await import('../write/jsonSink.ts')
    await writeFiles(dirname(out!), jsonSink(readNotices(lines)), () => basename(out!))
  } else {
    const sink =
      to === 'csv'
        ? (await import('../write/csvSink.ts')).csvSink
        : (await import('../write/parquetSink.ts')).parquetSink
    await writeFiles(out!, sink(readNotices(lines)))
  }
  return report
}

async function toOutput(inputs: Inputs, to: Form, converting: ConvertOptions): Promise<Report> {
  const { convertEach } = await import('../archive/convert.ts')
  const { recordOf } = await import('../archive/journal.ts')
  const { Report } = await import('../archive/report.ts')
  const report = new Report()
  async function* outcomes(): AsyncGenerator<Outcome> {
    for await (const outcome of convertEach(inputs, converting)) {
      report.add(recordOf(outcome, 0))
      yield outcome
    }
    report.whole = converting.signal?.aborted !== true
  }
  async function* notices(): AsyncGenerator<Notice> {
    for await (const { found } of outcomes()) for (const one of found) if (!(one instanceof ReadError)) yield one.notice
  }
  async function* linesOf(): AsyncGenerator<Uint8Array> {
    for await (const { found } of outcomes()) for (const one of found) if (!(one instanceof ReadError)) yield one.line
  }
  if (to === 'json') {
    const { jsonSink } = await import('../write/jsonSink.ts')
    for await (const { data } of jsonSink(notices())) if (!(await toStandardOutput(data as string))) break
  } else for await (const line of linesOf()) if (!(await toStandardOutput(line))) break
  return report
}

function ending(whole: boolean, lines: string | null, milliseconds: number): string {
  const time = `in ${duration(milliseconds / 1000)}`
  if (whole) return lines === null ? `Done ${time}.` : `Done ${time}: ${lines}`
  return lines === null
    ? `Stopped after ${time.slice(3)}.`
    : `Stopped after ${time.slice(3)}. Go on with it by --resume.`
}
