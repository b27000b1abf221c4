/** `gongwen bulk PATH… --index I`: documents for search engines, as files, as a stream, or straight into a cluster. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { Command, Option } from 'commander'
import type { Notice } from '../extract/notice.ts'
import { ReadError } from '../read/readError.ts'
import { type ClientName, clientNames } from '../search/cluster/clients.ts'
import type { Rejected } from '../search/cluster/send.ts'
import { type Analyzer, analyzers } from '../write/bulk/template.ts'
import { toJson } from '../write/json.ts'
import type { Sink } from '../write/sink.ts'
import { addArchiveOptions, type ArchiveOptions, convertOptions, positive } from './archiveOptions.ts'
import { grouped } from './figures.ts'
import { interruptible } from './interruptible.ts'
import { printFailure, printReason, toStandardError, toStandardOutput } from './output.ts'
import { extentOfList, pathList } from './pathList.ts'
import { ProgressDisplay } from './progress.ts'

const forms = ['bulk', 'meilisearch', 'typesense'] as const

interface Options extends ArchiveOptions {
  readonly index: string
  readonly to: (typeof forms)[number]
  readonly analyzer: Analyzer
  readonly bytes?: number
  readonly out?: string
  readonly node?: string
  readonly client: ClientName
  readonly template: boolean
  readonly plainHttp?: true
  readonly errors?: string
  readonly notices?: string
}

const more = `
Examples:
  gongwen bulk archive/ --index notices --out bulk/     template.json, bulk-00001.ndjson …
  gongwen bulk archive/ --index notices > bulk.ndjson   one stream
  gongwen bulk archive/ --index notices --node https://search.example.org:9200
  gongwen bulk archive/ --index notices --to meilisearch --out meili/

With --node, the official client is needed: npm install @opensearch-project/opensearch
(or @elastic/elasticsearch and --client elasticsearch). Who you are stands in the
environment: GONGWEN_API_KEY, or GONGWEN_USERNAME and GONGWEN_PASSWORD; certificates
of your own in GONGWEN_CA_FILE. A run that was broken off is simply run again.`

export const bulkCommand = addArchiveOptions(
  new Command('bulk')
    .summary('send an archive to a search engine')
    .description(
      'Makes documents for OpenSearch, Elasticsearch, Meilisearch or Typesense of an archive, or sends them to a cluster.',
    ),
)
  .requiredOption('--index <name>', 'the index or collection')
  .addOption(
    new Option('--to <form>', 'bulk requests of OpenSearch and Elasticsearch, or files for others')
      .choices(forms)
      .default('bulk'),
  )
  .addOption(
    new Option('--analyzer <name>', 'how Chinese is cut; smartcn and ik are plugins of the cluster')
      .choices(analyzers)
      .default('cjk'),
  )
  .option('--bytes <count>', 'the most bytes of a request; 5 MiB if not given', positive)
  .option('--out <folder>', 'folder for the files')
  .option('--node <url>', 'address of a cluster to send to')
  .addOption(new Option('--client <name>', 'the official client to send by').choices(clientNames).default('opensearch'))
  .option('--no-template', 'do not put the index template first')
  .option('--plain-http', 'allow http to other machines than this one')
  .option('--errors <file>', 'what the cluster refuses, one document a line; INDEX.errors.ndjson if not given')
  .option('--notices <file>', 'take the notices from a file that gongwen convert wrote; - is standard input')
  .addHelpText('after', more)
  .action(run)

async function run(paths: string[], options: Options, command: Command): Promise<void> {
  const wrong = wrongUsage(paths, options)
  if (wrong !== null) return command.error(`error: ${wrong}`, { exitCode: 2 })
  const display = new ProgressDisplay()
  const interruption = interruptible((text) => display.print(text))
  const notices = noticesOf(paths, options, display, interruption.signal)
  try {
    if (options.node !== undefined) await send(notices, options, display)
    else await write(await sinkOf(options), notices, options)
    display.end()
    if (interruption.signal.aborted) process.exitCode = 1
  } catch (error) {
    display.end()
    const { SendError } = await import('../search/cluster/index.ts')
    await (error instanceof SendError ? printReason(error) : printFailure(error))
  } finally {
    interruption.end()
  }
}

function wrongUsage(paths: readonly string[], { filesFrom, notices, to, out, node }: Options): string | null {
  if (paths.length === 0 && filesFrom === undefined && notices === undefined)
    return 'name files or folders, or a file of notices by --notices.'
  if (to !== 'bulk' && node !== undefined)
    return `--node sends bulk requests. Files for ${to} go into a folder, by --out.`
  if (to !== 'bulk' && out === undefined) return `--to ${to} writes several files, into a folder that --out names.`
  return out !== undefined && node !== undefined ? 'it is either --out or --node.' : null
}

async function* noticesOf(
  paths: readonly string[],
  options: Options,
  display: ProgressDisplay,
  signal: AbortSignal,
): AsyncGenerator<Notice> {
  const failed = (error: ReadError) => {
    process.exitCode = 1
    display.failure(error)
  }
  if (paths.length > 0 || options.filesFrom !== undefined) {
    const { convert } = await import('../archive/convert.ts')
    const { walk } = await import('../archive/walk.ts')
    const parts = options.shard ? { shard: options.shard } : {}
    const list = pathList(paths, options.filesFrom)
    display.expect(extentOfList(list, parts))
    const converting = {
      ...convertOptions(options),
      signal,
      onProgress: (progress: Parameters<typeof display.update>[0]) => display.update(progress),
      onFailure: failed,
    }
    try {
      for await (const one of convert(walk(list, { ...parts, onBytes: (bytes) => display.passed(bytes) }), converting))
        if (!(one instanceof ReadError)) yield one.notice
    } finally {
      list.close()
    }
  }
  if (options.notices === undefined) return
  const { readNoticeLines } = await import('./noticeLines.ts')
  for await (const one of readNoticeLines(options.notices)) {
    if (signal.aborted) return
    if (one instanceof ReadError) failed(one)
    else yield one
  }
}

async function sinkOf({ to, index, analyzer, bytes }: Options): Promise<Sink> {
  if (to === 'meilisearch') return (await import('../write/bulk/meilisearch.ts')).meilisearchSink
  if (to === 'typesense') return (await import('../write/bulk/typesense.ts')).typesenseSink(index)
  return (await import('../write/bulk/requests.ts')).bulkSink({ index, analyzer, ...(bytes && { bytes }) })
}

async function write(sink: Sink, notices: AsyncIterable<Notice>, { out }: Options): Promise<void> {
  if (out !== undefined) {
    const { writeFiles } = await import('../archive/index.ts')
    const files = await writeFiles(out, sink(notices))
    await toStandardError(`${grouped(files.length)} files in ${out}\n`)
    return
  }
  for await (const { file, data } of sink(notices))
    if (file.endsWith('.ndjson') && !(await toStandardOutput(data as string))) return
}

async function send(notices: AsyncIterable<Notice>, options: Options, display: ProgressDisplay): Promise<void> {
  const { index, analyzer, bytes, node, client, plainHttp, template, errors = `${index}.errors.ndjson` } = options
  const { connect, putTemplate, sendBulk } = await import('../search/cluster/index.ts')
  const { bulkRequests } = await import('../write/bulk/requests.ts')
  const cluster = await connect(node!, { client, ...(plainHttp && { plainHttp }) })
  const file = new ErrorFile(errors)
  try {
    if (template) await putTemplate(cluster, index, analyzer)
    const requests = bulkRequests(notices, { index, ...(bytes && { bytes }) })
    const { indexed, rejected, repeated } = await sendBulk(requests, cluster, { onRejected: (one) => file.write(one) })
    display.end()
    await toStandardError(
      `${grouped(indexed)} documents in ${index}, ${grouped(rejected)} refused${rejected > 0 ? ` (${errors})` : ''}, ${grouped(repeated)} sent again\n`,
    )
    if (rejected > 0) process.exitCode = 1
  } finally {
    await file.close()
    await cluster.close()
  }
}

/** What the cluster refused, with the reason and the document; made when there is something. */
class ErrorFile {
  readonly #path: string
  #stream: WriteStream | undefined

  constructor(path: string) {
    this.#path = path
  }

  write({ item, status, type, reason }: Rejected): Promise<void> {
    // A failure is told by the write that it hits.
    this.#stream ??= createWriteStream(this.#path).on('error', () => {})
    const document: unknown = JSON.parse(item.lines.slice(item.lines.indexOf('\n')))
    const line = `${toJson({ id: item.id, status, type, reason, document })}\n`
    return new Promise((resolve, reject) => this.#stream!.write(line, (error) => (error ? reject(error) : resolve())))
  }

  close(): Promise<void> {
    return new Promise((resolve) => (this.#stream ? this.#stream.end(resolve) : resolve()))
  }
}
