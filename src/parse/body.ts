/**
 * From lines to a tree by a stack of depths: a heading closes every section as deep as itself or deeper and opens its own. The grammar says
 * which line is a heading, of which depth.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import type { Block, Paragraph, Section, Stretch } from '../tree.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { TreeBuilder } from './builder.ts'

/** A headline is no longer than this, in characters. */
const LONGEST_HEADLINE = 60

/** @param lines lines of the body, or of an attachment */
export function parseBlocks(builder: TreeBuilder, grammar: Grammar, lines: readonly Stretch[]): Block[] {
  const blocks: Block[] = []
  const open: Section[] = []
  const append = (block: Block) => (open.at(-1)?.children ?? blocks).push(block)
  for (const line of lines) {
    const heading = claimHeading(builder, grammar, line)
    if (heading === null) {
      append(parseParagraph(builder, grammar, line.from, line.to))
      continue
    }
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop()
    const section = openSection(builder, grammar, line, heading)
    append(section)
    open.push(section)
  }
  for (const block of blocks) extend(builder, block)
  return blocks
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

/** The headline is the line, or its first sentence where more stands behind it; a sentence that runs on is no headline. */
function openSection(
  builder: TreeBuilder,
  grammar: Grammar,
  { from, to }: Stretch,
  { depth, ordinal, marker }: Heading,
): Section {
  const { text } = builder
  const start = from + marker.length
  const section: Section = {
    type: 'section',
    depth,
    ordinal,
    marker: marker.trim(),
    children: [],
    ...builder.place(from, to),
  }
  const end = find(grammar.patterns.structure.sentenceEnd, text.slice(start, to))
  const headlineEnd = end === null ? to : start + end.index
  const rest = end === null ? to : headlineEnd + end[0].length
  const alone = text.slice(rest, to).trim() === ''
  const headline =
    headlineEnd - start <= LONGEST_HEADLINE &&
    !(alone && end !== null) &&
    !find(grammar.patterns.structure.running, text.slice(start, headlineEnd))
  if (headline) section.children.push(builder.line('heading', start, headlineEnd))
  if (!headline) section.children.push(parseParagraph(builder, grammar, start, to))
  else if (!alone) section.children.push(parseParagraph(builder, grammar, rest, to))
  return section
}

export function parseParagraph(builder: TreeBuilder, grammar: Grammar, from: number, to: number): Paragraph {
  const { structure } = grammar.patterns
  const value = builder.text.slice(from, to)
  const paragraph: Paragraph = { type: 'paragraph', children: [], ...builder.place(...builder.trim(from, to)) }
  let start = 0
  const add = (end: number) => {
    const [first, last] = builder.trim(from + start, from + end)
    start = end
    if (first >= last) return
    const marker = find(structure.enumerator, builder.text.slice(first, Math.min(last, first + 12)))
    const ordinal = marker?.index === 0 ? enumeratorOrdinal(marker) : null
    paragraph.children.push(builder.sentence(first, last, ordinal, ordinal === null ? '' : marker![0]))
  }
  for (const end of findAll(structure.sentenceEnd, value)) add(end.index + end[0].length)
  add(value.length)
  return paragraph
}

const WORD_ORDER = ['首先', '其次', '再次', '再者', '最后']

function enumeratorOrdinal(match: RegExpExecArray): number {
  const { ordinal, numbered, word, circled } = match.groups!
  if (word !== undefined) return WORD_ORDER.indexOf(word) + 1
  if (circled !== undefined) return circled.codePointAt(0)! - 0x245f
  return parseNumeral((ordinal ?? numbered)!) ?? 0
}

/** A section reaches to the end of its last child. */
function extend(builder: TreeBuilder, block: Block): void {
  if (block.type !== 'section') return
  for (const child of block.children) extend(builder, child)
  const last = block.children.at(-1)
  if (last && last.data.to > block.data.to) Object.assign(block, builder.place(block.data.from, last.data.to))
}
