/** Repair as a transformation of the tree: tables take the place of the paragraphs that held them. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Grammar } from '../grammar/grammar.ts'
import type { Reporter } from '../reporter.ts'
import type { Attachment, Block, NoticeTree, Paragraph, TableNode } from '../tree.ts'
import type { Span } from '../types.ts'
import { repairTables } from './repair.ts'

/** Cells stand apart, or words and numbers take turns with no mark between them: a paragraph may belong to a table. */
const TABULAR = /[\t|｜]|\d(?:[^\d\n，。、；：]{1,24}\d[\d.]+){2}/

/** @param source the source text, untouched */
export function repairTree(
  tree: NoticeTree,
  source: string,
  cleaned: CleanedText,
  grammar: Grammar,
  reporter: Reporter,
): void {
  const stretches = (nodes: readonly { data: { from: number; to: number } }[]) =>
    nodes.map(({ data }) => cleaned.text.slice(data.from, data.to)).join('\n')
  for (const part of tree.children) {
    if (part.type === 'attachment') {
      const words = stretches(
        tree.children.filter((other) => other !== part && (other.type === 'body' || other.type === 'attachment')),
      )
      repairAttachment(part, words)
    } else if (part.type === 'body') part.children = repairBlocks(part.children, stretches([part]))
  }

  function repairAttachment(attachment: Attachment, words: string): void {
    const [first, ...rest] = attachment.children
    if (first?.type !== 'heading' || rest.length === 0) return
    const span = cleaned.span(rest[0]!.data.from, attachment.data.to)
    const tables = repair(span, first.value, words)
    attachment.children = [first, ...replace(rest, tables)]
  }

  /** Neighbouring paragraphs that look tabular are asked together. */
  function repairBlocks(blocks: readonly Block[], words: string): Block[] {
    const out: Block[] = []
    let group: Paragraph[] = []
    const close = () => {
      if (group.length > 0) {
        const span: Span = [group[0]!.position.start.offset!, group.at(-1)!.position.end.offset!]
        out.push(...replace(group, repair(span, null, words)))
      }
      group = []
    }
    for (const block of blocks) {
      if (block.type === 'paragraph' && TABULAR.test(cleaned.text.slice(block.data.from, block.data.to)))
        group.push(block)
      else {
        close()
        out.push(block.type === 'section' ? { ...block, children: repairBlocks(block.children, words) } : block)
      }
    }
    close()
    return out
  }

  function repair(span: Span, title: string | null, words: string): TableNode[] {
    const { tables, messages } = repairTables(source, span, { title, words, grammar })
    for (const { severity, rule, text, span: place } of messages) reporter.report(severity, rule, text, place)
    return tables.map((table) => ({
      type: 'table',
      table,
      position: reporter.position(table.span),
      data: { from: 0, to: 0 },
    }))
  }
}

/** The blocks that no table covers, and the tables in their places. */
function replace(blocks: readonly Block[], tables: readonly TableNode[]): Block[] {
  const start = (block: Block) => block.position.start.offset!
  const kept = blocks.filter(
    (block) => !tables.some(({ table: { span } }) => start(block) < span[1] && block.position.end.offset! > span[0]),
  )
  return [...kept, ...tables].sort((a, b) => start(a) - start(b))
}
