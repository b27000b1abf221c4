import type { Block, Paragraph, Section } from '../tree.ts'

/** How a field reads blocks that stand together: paragraphs that follow each other as one stretch of prose, sections one by one. */
interface Readers<Item> {
  readonly prose: (paragraphs: readonly Paragraph[]) => readonly Item[]
  readonly section: (section: Section) => readonly Item[]
}

/** What the readers find, in order. A table or heading between two paragraphs does not part them. */
export function readBlocks<Item>(blocks: readonly Block[], { prose, section }: Readers<Item>): Item[] {
  const found: Item[] = []
  let paragraphs: Paragraph[] = []
  const settle = () => {
    if (paragraphs.length > 0) found.push(...prose(paragraphs))
    paragraphs = []
  }
  for (const block of blocks) {
    if (block.type === 'paragraph') paragraphs.push(block)
    if (block.type !== 'section') continue
    settle()
    found.push(...section(block))
  }
  settle()
  return found
}
