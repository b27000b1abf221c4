/** What an extractor is given: the tree, the cleaned text with its way back to the source, the grammar, and a place for messages. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Divisions } from '../division.ts'
import type { Grammar } from '../grammar/grammar.ts'
import type { Reporter } from '../reporter.ts'
import type { Link } from '../source.ts'
import type {
  Block,
  Body,
  Line,
  LineType,
  NoticeNode,
  NoticePart,
  NoticeTree,
  Paragraph,
  Section,
  Sentence,
} from '../tree.ts'
import type { Evidence, Message, Span } from '../types.ts'

/** The notice's place, where the caller states it, and what is known of divisions. */
export interface Places {
  readonly place?: string | undefined
  readonly divisions?: Divisions | undefined
}

export interface Context {
  readonly tree: NoticeTree
  readonly cleaned: CleanedText
  readonly grammar: Grammar
  readonly degraded: boolean
  readonly reporter: Reporter
  /** What the caller knows of places, to complete units' names by. */
  readonly places?: Places | undefined
  /** Links of the source, in the order of their places. */
  readonly links: readonly Link[]
}

type PartOf<Type> = Type extends LineType ? Line : Extract<NoticePart, { type: Type }>

/** The parts of one type, in order. */
export function parts<Type extends NoticePart['type']>(context: Context, type: Type): PartOf<Type>[] {
  return context.tree.children.filter((part) => part.type === type) as PartOf<Type>[]
}

export function body(context: Context): Body | undefined {
  return parts(context, 'body')[0]
}

/** A stretch of the cleaned text as a field: its text without white space that a break left in it, and its place in the source. */
export function evidence(context: Context, from: number, to: number): Evidence {
  return { text: context.cleaned.text.slice(from, to).replace(/\n/g, '').trim(), span: context.cleaned.span(from, to) }
}

/** A paragraph with the sections it stands in, the outermost first. */
export interface PlacedParagraph {
  readonly paragraph: Paragraph
  readonly sections: readonly Section[]
}

/** Every paragraph of the blocks, in order. */
export function paragraphs(blocks: readonly Block[], sections: readonly Section[] = []): PlacedParagraph[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [{ paragraph: block, sections }]
    return block.type === 'section' ? paragraphs(block.children, [...sections, block]) : []
  })
}

/** The headline of a section, without its number; null where it has none. */
export function headline(section: Section): string | null {
  const [first] = section.children
  return first?.type === 'heading' ? first.value : null
}

export function sentencesOf(node: NoticeNode): Sentence[] {
  if (node.type === 'sentence') return [node]
  return 'children' in node ? (node.children as NoticeNode[]).flatMap(sentencesOf) : []
}

/** Says what is missing, doubtful or contradictory; the place is in the source text. */
export function report(
  context: Context,
  severity: Message['severity'],
  rule: string,
  text: string,
  span: Span | null,
): void {
  context.reporter.report(severity, rule, text, span)
}
