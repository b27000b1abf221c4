/** `gongwen search QUERY --db F`: questions to an index that `gongwen index` built. */
import { Command, InvalidArgumentError, Option } from 'commander'
import type { NoticeIndex } from '../search/index.ts'
import { toJson } from '../write/json.ts'
import { type FacetName, facetNames } from '../search/facets.ts'
import { fields } from '../search/query/fields.ts'
import { type ItemKind, itemKinds } from '../search/items.ts'
import { coloursOf } from './colours.ts'
import { displayWidth, pad, printable } from './displayWidth.ts'
import { facetText, hitText, recordText, totalText } from './searchText.ts'
import { printReason, toStandardError, toStandardOutput } from './output.ts'

interface Options {
  readonly db: string
  readonly show: ItemKind | 'notices'
  readonly facets?: readonly FacetName[]
  readonly limit: number
  readonly offset: number
  readonly unique?: true
  readonly json?: true
  readonly color: boolean
}

const more = `
Queries:
  政府信息公开 年度报告             both of them, in any place; one character too
  "加强和改进" OR 整改             a phrase, or the other; | is OR
  水利 -转发                       not that one; NOT is -
  (水利 OR 林业) year:2008..2012   brackets, and filters

Fields (the Chinese name does as well: 文种:通报; * for any value):
FIELDS
Those of one kind of record speak of one and the same: praised:教育局 aspect:信息公开.

Examples:
  gongwen search 'aspect:政府信息公开 year:2008..2012' --show praises --db F
  gongwen search 'deadline:3月' --show directives --db F
  gongwen search 'check:failed check:total' --show checks --db F
  gongwen search 'repeals:*' --show relations --db F
  gongwen search 防汛 --facets genre,year,issuer --db F`

export const searchCommand = new Command('search')
  .summary('search in an index')
  .description('Searches in an index: the notices that answer, the best first, or records of them.')
  .argument('[query...]', 'what to look for; all notices if nothing is named')
  .requiredOption('--db <file>', 'the index that gongwen index built')
  .addOption(
    new Option('--show <what>', 'what is listed: notices, or records of them')
      .choices(['notices', ...itemKinds])
      .default('notices'),
  )
  .option('--facets <names>', `count values instead: ${facetNames.join(', ')}`, facetList)
  .option('--limit <count>', 'how many are listed', whole, 10)
  .option('--offset <count>', 'how many are passed over', whole, 0)
  .option('--unique', 'leave out copies of a notice from other sources')
  .option('--json', 'one result a line as JSON')
  .option('--no-color', 'no colours')
  .addHelpText('after', () => more.replace('FIELDS', fields.map(fieldLine).join('\n')))
  .action(run)

function fieldLine({ name, chinese, about }: (typeof fields)[number]): string {
  return `  ${pad(name, 12)}${pad(chinese, 10)}${about}`
}

async function run(words: string[], options: Options, command: Command): Promise<void> {
  const { IndexError, openIndex, QueryError } = await import('../search/index.ts')
  const query = words.join(' ')
  try {
    const index = await openIndex(options.db, { readOnly: true })
    try {
      await (options.json ? printJson(index, query, options) : printText(index, query, options))
    } finally {
      index.close()
    }
  } catch (error) {
    if (error instanceof QueryError) command.error(pointedAt(query, error), { exitCode: 2 })
    if (!(error instanceof IndexError)) throw error
    await printReason(error)
  }
}

async function printJson(index: NoticeIndex, query: string, { show, facets, ...options }: Options): Promise<void> {
  if (facets) {
    const counted = index.facets(facets, query, options)
    for (const name of facets)
      for (const { value, count } of counted[name] ?? [])
        if (!(await toStandardOutput(`${toJson({ facet: name, value, count })}\n`))) return
    return
  }
  const { hits } = show === 'notices' ? index.search(query, options) : index.list(show, query, options)
  for (const hit of hits) if (!(await toStandardOutput(`${toJson(hit)}\n`))) return
}

async function printText(index: NoticeIndex, query: string, options: Options): Promise<void> {
  const { show, facets, color, offset } = options
  const colours = coloursOf(process.stdout, color)
  const width = process.stdout.columns || 100
  if (facets) {
    const counted = index.facets(facets, query, options)
    for (const name of facets) if (!(await toStandardOutput(facetText(name, counted[name] ?? [], colours)))) return
    return
  }
  const { total, hits } = show === 'notices' ? index.search(query, options) : index.list(show, query, options)
  for (const [at, hit] of hits.entries()) {
    const text =
      show === 'notices'
        ? hitText(offset + at + 1, hit as Parameters<typeof hitText>[1], colours, width)
        : recordText(show, hit as Parameters<typeof recordText>[1], colours)
    if (!(await toStandardOutput(text))) return
  }
  await toStandardError(`${totalText(total, hits.length, offset, show)}\n`)
}

/** The query, and below it where it is wrong. */
function pointedAt(query: string, { message, span }: { message: string; span: readonly [number, number] }): string {
  const { line, below } = underlined(query, span)
  return `error: ${message}.\n  ${line}\n  ${below}`
}

function underlined(query: string, [start, end]: readonly [number, number]): { line: string; below: string } {
  const wide = (text: string) => displayWidth(printable(text))
  return {
    line: printable(query),
    below: ' '.repeat(wide(query.slice(0, start))) + '^'.repeat(Math.max(1, wide(query.slice(start, end)))),
  }
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

function facetList(text: string): FacetName[] {
  const names = text.split(/[,，]/).map((name) => name.trim())
  const unknown = names.filter((name) => !(facetNames as string[]).includes(name))
  if (unknown.length > 0)
    throw new InvalidArgumentError(`There is no facet ${unknown[0]}. Known are ${facetNames.join(', ')}.`)
  return names as FacetName[]
}
