/** `gongwen pipe`: lines that ask for notices in, lines with notices out. */
import { Command } from 'commander'
import { addWorkerOptions, type ArchiveOptions, convertOptions } from './archiveOptions.ts'
import { interruptible } from './interruptible.ts'
import { printFailure, toStandardError, toStandardOutput } from './output.ts'

const more = `
Standard input:   {"id": 1, "path": "notice.pdf"}   or "text": "…", or "base64": "…"
Standard output:  {"id": 1, "notice": {…}}          or "error": {"rule", "file", "place", "reason", "wayOut"}

Answers come in the order of the lines, one a line; a container (ZIP, WARC, MHT)
has one for each document in it. A line that is no request is answered by an
error. The exit status is 0 if all lines were answered, errors among them.

Examples:
  echo '{"id": 1, "path": "notice.txt"}' | gongwen pipe
  gongwen pipe --workers 1 < requests.ndjson > answers.ndjson`

export const pipeCommand = addWorkerOptions(
  new Command('pipe')
    .summary('answer lines that ask for notices')
    .description(
      'Reads requests from standard input, a line each, and writes the notices to standard output: for Spark, Hadoop, Flink, GNU parallel.',
    ),
)
  .addHelpText('after', more)
  .action(run)

async function run(options: ArchiveOptions): Promise<void> {
  const { answer } = await import('../archive/index.ts')
  const interruption = interruptible((text) => void toStandardError(text))
  try {
    const answers = answer(process.stdin, { ...convertOptions(options), signal: interruption.signal })
    for await (const lines of answers) if (!(await toStandardOutput(lines))) break
  } catch (error) {
    await printFailure(error)
  } finally {
    interruption.end()
    // A reader that has left wants no more of what is still coming in.
    process.stdin.destroy()
  }
}
