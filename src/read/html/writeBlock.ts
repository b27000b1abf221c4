import type { SourceBuilder } from '../sourceBuilder.ts'
import type { Block } from './page.ts'

/** A block as text; a datum of the site without a value says nothing. */
export function writeBlock(block: Block, builder: SourceBuilder): void {
  if (block.kind === 'table') builder.table(block.table)
  else if (block.kind === 'line') builder.paragraph(block.text, block.links)
  else if (block.value !== '') builder.paragraph(`${block.label}：${block.value}`)
}
