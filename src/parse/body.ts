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

/** A headline is no longer than this, in characters. */
const LONGEST_HEADLINE = 60

/** @param lines lines of the body, or of an attachment */
export function parseBlocks(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): Block[] {
  const blocks: Block[] = []
  const open: Section[] = []
  const append = (block: Block) => (open.at(-1)?.children ?? blocks).push(block)
  for (const [index, line] of lines.entries()) {
    const heading = claimHeading(builder, grammar, line)
    if (heading === null) {
      append(parseParagraph(builder, grammar, line.from, line.to))
      continue
    }
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop()
    const next = lines[index + 1]
    const last = next === undefined || claimHeading(builder, grammar, next) !== null
    const section = openSection(builder, grammar, line, heading, last)
    append(section)
    open.push(section)
  }
  withGluedHeadlines(builder, grammar, blocks)
  withoutStrayHeadlines(builder, grammar, blocks)
  const released = releaseClosing(blocks)
  for (const block of released) extend(builder, block)
  return released
}

interface Heading {
  readonly depth: number
  readonly ordinal: number
  readonly marker: string
}

function claimHeading(builder: TreeBuilder, grammar: Grammar, { from, to }: Stretch): Heading | null {
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
 * @param last does nothing of its own stand under the line?
 */
function openSection(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  { depth, ordinal, marker }: Heading,
  last: boolean,
): Section {
  const start = from + marker.length
  const place = builder.place(from, to)
  const section: Section = { type: 'section', depth, ordinal, marker: marker.trim(), children: [], ...place }
  const [end, rest] = headlineEnd(builder, grammar, start, to, last)
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
  last: boolean,
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
  if (alone && end !== null && last) return [start, start]
  return [start + length, start + rest]
}

/** A section reaches to the end of its last child. */
function extend(builder: TreeBuilder, block: Block): void {
  if (block.type !== 'section') return
  for (const child of block.children) extend(builder, child)
  const last = block.children.at(-1)
  if (last && last.data.to > block.data.to) Object.assign(block, builder.place(block.data.from, last.data.to))
}
