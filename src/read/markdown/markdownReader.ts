import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Root } from 'mdast'
import { unified } from 'unified'
import type { Message } from '../../types.ts'
import { decodeText } from '../readText.ts'
import type { DocumentReader } from '../reader.ts'
import { sourceOf } from '../reading.ts'
import { SourceBuilder } from '../sourceBuilder.ts'
import { readFrontMatter } from './frontMatter.ts'
import { MarkdownWalk } from './markdownWalk.ts'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** Markdown with GFM tables; front matter is the notice's data as a disclosure block gives it. */
export const markdownReader: DocumentReader = {
  async read(bytes, context) {
    const { text: markdown, charset, messages: decoding } = decodeText(bytes, context.options)
    const { data, end, fault } = readFrontMatter(markdown)
    const builder = new SourceBuilder()
    for (const [label, value] of data) builder.paragraph(`${label}：${value}`)
    // What stands before is blanked and not cut off, so that positions stay those of the file.
    const blank = markdown.slice(0, end).replace(/[^\n]/g, ' ')
    const walk = new MarkdownWalk(builder, markdown, context)
    await walk.blocks((parser.parse(blank + markdown.slice(end)) as Root).children)
    const messages: Message[] = decoding.map((message) => ({ ...message, span: null }))
    if (fault !== null) {
      const text = `the front matter cannot be read as YAML and is left out: ${fault}`
      messages.push({ severity: 'warning', rule: 'front-matter-unreadable', text, span: null })
    }
    const { text, grids, links } = builder
    const source = sourceOf(bytes, context.name, { text, mediaType: 'text/markdown', charset, grids, links })
    return { source, messages }
  },
}
