#!/usr/bin/env node
/** The command `gongwen`: one file in this folder for each of its commands, listed here. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { bulkCommand } from './bulk.ts'
import { convertCommand } from './convert.ts'
import { indexCommand } from './indexCommand.ts'
import { printFailure } from './output.ts'
import { parseCommand } from './parse.ts'
import { pipeCommand } from './pipe.ts'
import { schemaCommand } from './schema.ts'
import { searchCommand } from './search.ts'
import { tablesCommand } from './tables.ts'
import { textCommand } from './text.ts'

const commands = [
  parseCommand,
  convertCommand,
  pipeCommand,
  indexCommand,
  searchCommand,
  bulkCommand,
  tablesCommand,
  textCommand,
  schemaCommand,
]

const about =
  'Turns Chinese government notices (公文) into typed JSON: who is praised and criticised, problems, directives, quantities, ' +
  'attachments, and tables with every cell checked. Each item tells where in the source it stands.'

const more = `
Examples:
  gongwen parse notice.txt               the notice as JSON
  gongwen parse --pretty notice.txt      indented, and a summary for people
  gongwen parse *.txt > notices.jsonl    many notices, one a line
  gongwen parse - < notice.txt           from standard input
  gongwen parse --explain notice.txt     what became of each part of the text, and why
  gongwen convert archive/ --out F       a whole archive, by all cores
  gongwen index archive/ --db F          its full-text index
  gongwen search 防汛 --db F             questions to the index
  gongwen bulk archive/ --index I        documents for OpenSearch and others
  gongwen tables notice.txt              its tables, with a verdict on each
  gongwen text notice.txt                the text that "span" points into
  gongwen schema                         the JSON Schema of the result

Data goes to standard output, summaries and errors to standard error.

Exit status:
  0  all was read
  1  some input could not be read: standard error says which, why and what to
     do; the others are done
  2  the command was used wrongly`

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const program = new Command('gongwen')
  .description(about)
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand('help [command]', 'print help for a command')
  .addHelpText('after', more)
  .showHelpAfterError('Run "gongwen --help" for help.')
  .exitOverride()
for (const command of commands) program.addCommand(command.copyInheritedSettings(program))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else await printFailure(error)
}
