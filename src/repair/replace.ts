/** Tables in their places among the blocks: each takes the stretch that it covers, and what of a paragraph is none of it stays a paragraph. */
import type { CleanedText } from '../clean/cleaned.ts'
import type { Block, Paragraph, Sentence, Stretch, TableNode } from '../tree.ts'

/** A table before its place among the blocks is known. */
export type FoundTable = Omit<TableNode, 'data'>

/** What every node carries, for a stretch of the cleaned text. */
export type Place = (from: number, to: number) => Pick<TableNode, 'position' | 'data'>

/** A piece with less than a word of text is what frames a table. */
const WORD = /[㐀-鿿]{2}/

/** Blocks and tables are in order. */
export function replace(
  blocks: readonly Block[],
  tables: readonly FoundTable[],
  cleaned: CleanedText,
  place: Place,
): Block[] {
  if (tables.length === 0) return [...blocks]
  const covered = tables.map(({ table: { span } }): Stretch => ({
    from: cleaned.locate(span[0]),
    to: cleaned.locate(span[1]),
  }))
  const kept: Block[] = []
  let next = 0
  for (const block of blocks) {
    const { from, to } = block.data
    while (next < covered.length && covered[next]!.to <= from) next++
    let cursor = from
    let at = next
    for (; at < covered.length && covered[at]!.from < to; at++) {
      kept.push(...piece(block, cursor, covered[at]!.from, cleaned, place))
      cursor = Math.max(cursor, covered[at]!.to)
    }
    if (at === next) kept.push(block)
    else kept.push(...piece(block, cursor, to, cleaned, place))
  }
  const placed = tables.map((table, i): TableNode => ({ ...table, data: covered[i]! }))
  return [...kept, ...placed].sort((a, b) => a.position.start.offset! - b.position.start.offset!)
}

/** What of a paragraph stands in `[from, to)`. */
function piece(block: Block, from: number, to: number, cleaned: CleanedText, place: Place): Paragraph[] {
  if (block.type !== 'paragraph' || from >= to || !WORD.test(cleaned.text.slice(from, to))) return []
  const children = block.children.flatMap((sentence): Sentence[] => {
    const [start, end] = [Math.max(from, sentence.data.from), Math.min(to, sentence.data.to)]
    if (start >= end) return []
    if (start === sentence.data.from && end === sentence.data.to) return [sentence]
    const opens = start === sentence.data.from
    return [
      {
        ...sentence,
        value: cleaned.text.slice(start, end),
        ordinal: opens ? sentence.ordinal : null,
        marker: opens ? sentence.marker : '',
        ...place(start, end),
      },
    ]
  })
  return [{ ...block, children, ...place(children[0]?.data.from ?? from, children.at(-1)?.data.to ?? to) }]
}
