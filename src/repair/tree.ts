/** Repair as a transformation of the tree: tables take the place of the paragraphs that held them. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Grammar } from '../grammar/grammar.ts'
import type { Grid } from '../grid.ts'
import type { Reporter } from '../reporter.ts'
import type { SourceText } from '../source.ts'
import type { AttachmentNode, Block, NoticeTree, Paragraph, Stretch } from '../tree.ts'
import type { Span } from '../types.ts'
import { type FoundTable, replace } from './replace.ts'
import { repairTables } from './repair.ts'

/** Cells stand apart, or words and numbers take turns with no mark between them: a paragraph may belong to a table. */
const TABULAR = /[\t|｜]|\d(?:[^\d\n，。、；：]{1,24}\d[\d.]+){2}/

/** So many characters are looked through for the words of a table's head, so that many attachments cost no more than their length. */
const LOOKED_UP = 20_000

export function repairTree(
  tree: NoticeTree,
  source: SourceText,
  cleaned: CleanedText,
  grammar: Grammar,
  reporter: Reporter,
): void {
  const met = new Set<Grid>()
  for (const part of tree.children) {
    if (part.type === 'attachment') repairAttachment(part, wordsBeside(part))
    else if (part.type === 'body') part.children = repairBlocks(part.children, textOf(part).slice(0, LOOKED_UP))
  }

  function isTabular({ data: { from, to }, position: { start, end } }: Paragraph): boolean {
    return TABULAR.test(cleaned.text.slice(from, to)) || gridsIn(source.grids, [start.offset!, end.offset!]).length > 0
  }

  function textOf({ data: { from, to } }: { data: Stretch }): string {
    return cleaned.text.slice(from, to)
  }

  /** The body and the other attachments: a word of a head that stands there too is one word. */
  function wordsBeside(part: AttachmentNode): string {
    let words = ''
    for (const other of tree.children) {
      if (other === part || (other.type !== 'body' && other.type !== 'attachment')) continue
      words += `${textOf(other)}\n`
      if (words.length >= LOOKED_UP) break
    }
    return words.slice(0, LOOKED_UP)
  }

  function repairAttachment(attachment: AttachmentNode, words: string): void {
    const [first, ...rest] = attachment.children
    if (first?.type !== 'heading' || rest.length === 0) return
    const span = cleaned.span(rest[0]!.data.from, attachment.data.to)
    const tables = repair(span, first.value, words)
    attachment.children = [first, ...replace(rest, tables, cleaned, place)]
  }

  /** Neighbouring paragraphs that look tabular are asked together. */
  function repairBlocks(blocks: readonly Block[], words: string): Block[] {
    const out: Block[] = []
    let group: Paragraph[] = []
    const close = () => {
      if (group.length > 0) {
        const span: Span = [group[0]!.position.start.offset!, group.at(-1)!.position.end.offset!]
        out.push(...replace(group, repair(span, null, words), cleaned, place))
      }
      group = []
    }
    for (const block of blocks) {
      if (block.type === 'paragraph' && isTabular(block)) group.push(block)
      else {
        close()
        out.push(block.type === 'section' ? { ...block, children: repairBlocks(block.children, words) } : block)
      }
    }
    close()
    return out
  }

  /** What every node carries, for a stretch of the cleaned text. */
  function place(from: number, to: number) {
    return { position: reporter.position(cleaned.span(from, to)), data: { from, to } }
  }

  /** A grid whose rows went into several parts is one table, where it begins. */
  function gridsOf(span: Span): Grid[] {
    const grids = gridsIn(source.grids, span).filter((grid) => !met.has(grid))
    for (const grid of grids) met.add(grid)
    return grids
  }

  function repair(span: Span, title: string | null, words: string): FoundTable[] {
    const { tables, messages } = repairTables(source.text, span, {
      title,
      words,
      grammar,
      grids: gridsOf(span),
    })
    for (const { severity, rule, text, span: place } of messages) reporter.report(severity, rule, text, place)
    return tables.map((table) => ({
      type: 'table',
      table,
      position: reporter.position(table.span),
    }))
  }
}

/** The grids that share a place with the span; grids are in order and apart, so that they are found by halving. */
function gridsIn(grids: readonly Grid[], [from, to]: Span): readonly Grid[] {
  let first = 0
  for (let high = grids.length; first < high;) {
    const middle = (first + high) >> 1
    if (grids[middle]!.span[1] <= from) first = middle + 1
    else high = middle
  }
  let end = first
  while (end < grids.length && grids[end]!.span[0] < to) end++
  return grids.slice(first, end)
}
