import type { ReadContext } from '../readContext.ts'
import type { SourceBuilder } from '../sourceBuilder.ts'
import { PageAddress } from './address.ts'
import { pageOf } from './pageOf.ts'
import { parseHtml } from './parseHtml.ts'
import { writeBlock } from './writeBlock.ts'

/** HTML within another format: all that it shows, as it stands. */
export function writeFragment(html: string, builder: SourceBuilder, context: ReadContext): void {
  const root = parseHtml(html, context)
  for (const block of pageOf(root, context, new PageAddress(context.options.address ?? context.name)).blocks)
    writeBlock(block, builder)
}
