/** What only the whole list of sections tells: which of them have headlines, and where the last one ends. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { Block, Paragraph, Section } from '../tree.ts'
import type { TreeBuilder } from './builder.ts'
import { parseParagraph } from './paragraph.ts'

/** Headlines that ran into their text when the line break between them was lost: told where most of a list can be cut alike. */
export function withGluedHeadlines(builder: TreeBuilder, grammar: Grammar, blocks: readonly Block[]): void {
  const sections = blocks.filter((block) => block.type === 'section')
  const cuts = sections.map((section) => gluedHeadline(builder, grammar, section))
  const found = cuts.filter((length) => length > 0)
  if (found.length >= 2 && found.length * 5 >= sections.length * 3) {
    // Headlines of one list are often of one length.
    const common = found.every((length) => length === found[0]) && found.length > 2 ? found[0]! : 0
    for (const [index, section] of sections.entries())
      if (section.children[0]?.type === 'paragraph' || cuts[index]! > 0)
        cutHeadline(builder, grammar, section, cuts[index]! || common)
  }
  for (const section of sections) withGluedHeadlines(builder, grammar, section.children)
}

/** The length of a headline that runs into its text; 0 where there is none. */
function gluedHeadline(builder: TreeBuilder, grammar: Grammar, { children: [first], data }: Section): number {
  if (first === undefined) return 0
  const line = builder.text.slice(first.data.from, Math.min(data.to, first.data.from + 60))
  return find(grammar.patterns.structure.headlineGlued, line)?.groups!.headline!.length ?? 0
}

function cutHeadline(builder: TreeBuilder, grammar: Grammar, section: Section, length: number): void {
  const { from } = section.children[0]!.data
  const inLine = section.children.filter((child) => child.data.to <= section.data.to).length
  if (length === 0 || from + length >= section.data.to) return
  const paragraph = parseParagraph(builder, grammar, from + length, section.data.to)
  section.children.splice(0, inLine, builder.line('heading', from, from + length), paragraph)
}

/** Of numbered paragraphs most of which have no headline, none has one: what looked like it is the first sentence. */
export function withoutStrayHeadlines(builder: TreeBuilder, grammar: Grammar, blocks: readonly Block[]): void {
  const sections = blocks.filter((block) => block.type === 'section')
  const stray = sections.filter((section) => strayHeadline(builder, section))
  if (sections.length >= 3 && stray.length * 3 <= sections.length)
    for (const section of stray) {
      const [heading, paragraph] = section.children as [Block, Paragraph]
      section.children.splice(0, 2, parseParagraph(builder, grammar, heading.data.from, paragraph.data.to))
    }
  for (const section of sections) withoutStrayHeadlines(builder, grammar, section.children)
}

/** A headline behind whose full stop another sentence follows on the same line. */
const strayHeadline = (builder: TreeBuilder, { children: [heading, paragraph], data }: Section) =>
  heading?.type === 'heading' &&
  paragraph?.type === 'paragraph' &&
  paragraph.data.to <= data.to &&
  builder.text[heading.data.to] === '。'

/**
 * Numbered sections of one paragraph each, and more paragraphs behind the last, or one that says so (希望…, 特此…): those close the notice and
 * belong to no section.
 * @returns the blocks with them
 */
export function releaseClosing(builder: TreeBuilder, grammar: Grammar, blocks: readonly Block[]): Block[] {
  if (blocks.at(-1)?.type !== 'section') return [...blocks]
  const list = lastList(blocks)
  const { children } = list.pop()!
  // 四、予以通报批评。 is a sentence as the items before it are, and no headline of what stands below.
  const [heading] = children
  const sentence =
    list.length > 0 &&
    heading?.type === 'heading' &&
    builder.text[heading.data.to] === '。' &&
    list.every(({ children: [first] }) => first?.type !== 'heading')
  if (sentence) children.splice(0, 1, parseParagraph(builder, grammar, heading.data.from, heading.data.to + 1))
  const paragraphs = children.filter((child) => child.type === 'paragraph')
  const uniform = list.length > 0 && list.every((section) => paragraphsIn(section) <= 1)
  const said = paragraphs.findIndex(
    ({ data: { from, to } }, index) =>
      (index > 0 || (heading?.type === 'heading' && !occurs(grammar.patterns.directive.section, heading.value))) &&
      find(grammar.patterns.structure.closing, builder.text.slice(from, Math.min(to, from + 60))),
  )
  const start = uniform && paragraphs.length > 1 && isProse(builder, paragraphs[1]!) ? 1 : said
  // Paragraphs that are items of a list in prose belong to it.
  const isItem = ({ children: [sentence] }: Paragraph) => sentence?.ordinal != null
  const first = start >= 0 && isItem(paragraphs[start]!) ? paragraphs.findLastIndex(isItem) + 1 : start
  if (first < 0 || first >= paragraphs.length) return [...blocks]
  return [...blocks, ...children.splice(children.indexOf(paragraphs[first]!))]
}

/** The names of a roll stand on lines without a mark. */
const isProse = (builder: TreeBuilder, { data: { from, to } }: Paragraph) =>
  /[，。；：]/.test(builder.text.slice(from, to))

/** The sections of the list that stands last, however deep. */
function lastList(blocks: readonly Block[]): Section[] {
  const sections = blocks.filter((block) => block.type === 'section')
  const inner = sections.length === 0 ? [] : lastList(sections.at(-1)!.children)
  return inner.length > 0 ? inner : sections
}

const paragraphsIn = ({ children }: Section) => children.filter((child) => child.type === 'paragraph').length
