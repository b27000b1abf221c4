/**
 * From lines to a tree by a stack of depths: a heading closes every section as deep as itself or deeper and opens its own. The grammar says
 * which line is a heading, of which depth.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { Block, Section, Stretch } from '../tree.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { TreeBuilder } from './builder.ts'
import { parseParagraph } from './paragraph.ts'
import { releaseClosing, withGluedHeadlines, withoutStrayHeadlines } from './sections.ts'

/** A headline is no longer than this, in characters; one that ends in a full stop with its text on the next line, than that. */
const LONGEST_HEADLINE = 60
const LONGEST_SENTENCE_HEADLINE = 20

/** @param lines lines of the body, or of an attachment */
export function parseBlocks(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): Block[] {
  const blocks: Block[] = []
  const open: Section[] = []
  const append = (block: Block) => (open.at(-1)?.children ?? blocks).push(block)
  for (const [index, line] of lines.entries()) {
    const heading = claimHeading(builder, grammar, line)
    const next = lines[index + 1]
    const following = next === undefined ? null : claimHeading(builder, grammar, next)
    if (heading === null) {
      if (opensList(builder, grammar, line, following, open.at(-1))) open.length = 0
      append(parseParagraph(builder, grammar, line.from, line.to))
      continue
    }
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop()
    const section = openSection(builder, grammar, line, heading, next === undefined ? null : (following ?? 'text'))
    append(section)
    open.push(section)
  }
  withGluedHeadlines(builder, grammar, blocks)
  withoutStrayHeadlines(builder, grammar, blocks)
  const released = releaseClosing(builder, grammar, blocks)
  for (const block of released) extend(builder, block)
  return released
}

/** A line of text behind a finished item that leads into a list of its own: it belongs to no section before it. */
function opensList(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  following: Heading | null,
  open: Section | undefined,
): boolean {
  if (following?.ordinal !== 1 || !open?.children.some((child) => child.type === 'paragraph')) return false
  return find(grammar.patterns.structure.listLead, builder.text.slice(Math.max(from, to - 60), to)) !== null
}

interface Heading {
  readonly depth: number
  readonly ordinal: number
  readonly marker: string
}

function claimHeading(builder: TreeBuilder, grammar: Grammar, stretch: Stretch): Heading | null {
  if (builder.inTable(stretch)) return null
  const { from, to } = stretch
  const { level1, level2, level3, level4 } = grammar.patterns.structure
  const line = builder.text.slice(from, Math.min(to, from + 16))
  for (const [index, pattern] of [level1, level2, level3, level4].entries()) {
    const match = find(pattern, line)
    if (match) return { depth: index + 1, ordinal: parseNumeral(match.groups!.ordinal!) ?? 0, marker: match[0] }
  }
  return null
}

/**
 * The headline is the line, or its first sentence where more stands behind it, or what stands before a colon; a sentence that runs on is
 * no headline.
 * @param next what stands under the line: a heading, text, nothing
 */
function openSection(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  { depth, ordinal, marker }: Heading,
  next: Heading | 'text' | null,
): Section {
  const start = from + marker.length
  const place = builder.place(from, to)
  const section: Section = { type: 'section', depth, ordinal, marker: marker.trim(), children: [], ...place }
  const [end, rest] = headlineEnd(builder, grammar, start, to, depth, next)
  if (end > start) section.children.push(builder.line('heading', start, end))
  if (builder.text.slice(rest, to).trim() !== '') section.children.push(parseParagraph(builder, grammar, rest, to))
  return section
}

/** Where the headline ends and what is behind it begins; both at the start where there is none. */
function headlineEnd(
  builder: TreeBuilder,
  grammar: Grammar,
  start: number,
  to: number,
  depth: number,
  next: Heading | 'text' | null,
): [end: number, rest: number] {
  const { structure } = grammar.patterns
  const line = builder.text.slice(start, to)
  const labelled = find(structure.headlineBefore, line)
  if (labelled) {
    const length = labelled.groups!.headline!.length
    return [start + length, start + labelled[0].length]
  }
  const end = find(structure.sentenceEnd, line)
  const length = end?.index ?? line.length
  if (length > LONGEST_HEADLINE || find(structure.running, line.slice(0, length))) return [start, start]
  const rest = end === null ? line.length : length + end[0].length
  const alone = line.slice(rest).trim() === ''
  // A whole sentence on its line is a headline only where something stands under it.
  const stands = next === 'text' ? length <= LONGEST_SENTENCE_HEADLINE : next !== null && next.depth > depth
  if (alone && end !== null && !stands) return [start, start]
  return [start + length, start + rest]
}

/** A section reaches to the end of its last child. */
function extend(builder: TreeBuilder, block: Block): void {
  if (block.type !== 'section') return
  for (const child of block.children) extend(builder, child)
  const last = block.children.at(-1)
  if (last && last.data.to > block.data.to) Object.assign(block, builder.place(block.data.from, last.data.to))
}
