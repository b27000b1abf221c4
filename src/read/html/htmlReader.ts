import type { Message } from '../../types.ts'
import { charsetOf } from '../charset.ts'
import { decode } from '../decode.ts'
import type { DocumentReader } from '../reader.ts'
import type { ReadContext } from '../readContext.ts'
import { type Reading, sourceOf } from '../reading.ts'
import { charsetContradicted, undecodable } from '../readMessages.ts'
import { SourceBuilder } from '../sourceBuilder.ts'
import { PageAddress } from './address.ts'
import { attribute, type Element, isElement, type Root } from './elements.ts'
import { htmlCharset } from './htmlCharset.ts'
import { mainPart } from './mainPart.ts'
import type { Block } from './page.ts'
import { pageOf } from './pageOf.ts'
import { parseHtml } from './parseHtml.ts'
import { writeBlock } from './writeBlock.ts'

/** HTML pages (网页): the notice told from the page around it, tables as grids, the site's data about it as labelled lines. */
export const htmlReader: DocumentReader = {
  async read(bytes, context) {
    const given = context.options.charset === undefined ? null : charsetOf(context.options.charset)
    const { charset, skip, belied } = htmlCharset(bytes, given)
    const content = bytes.subarray(skip)
    const { text, gaps } = decode(content, charset)
    const reading = readPage(text, bytes, charset, context)
    const messages: Message[] = [...reading.messages]
    // The places of a page's bytes are not those of its words.
    if (gaps.length > 0)
      messages.push(...undecodable(gaps, content, skip, charset).map((message) => ({ ...message, span: null })))
    if (belied !== null) messages.push(charsetContradicted(belied, charset))
    return { ...reading, messages }
  },
}

function readPage(html: string, bytes: Uint8Array, charset: string, context: ReadContext): Reading {
  const root = parseHtml(html, context)
  const page = pageOf(root, context, new PageAddress(baseOf(root) ?? context.options.address ?? context.name))
  const { blocks, leftOut } = mainPart(page)
  refuseTemplate(blocks, context)
  const builder = new SourceBuilder()
  for (const block of blocks) writeBlock(block, builder)
  const { grids, links } = builder
  const source = sourceOf(bytes, context.name, { text: builder.text, mediaType: 'text/html', charset, grids, links })
  const messages: Message[] = []
  if (leftOut > 0) {
    const text = `${leftOut} lines and tables of the page around the notice (navigation, foot, related links) were left out`
    messages.push({ severity: 'info', rule: 'page-around-notice', text, span: null })
  }
  return { source, messages }
}

/** So many of the notice's lines are placeholders: a script was to fill them in. */
const PLACEHOLDERS = 0.25
const PLACEHOLDER = /\{\{[^{}\n]{1,200}\}\}/

function refuseTemplate(blocks: readonly Block[], context: ReadContext): void {
  const empty = blocks.filter(
    (block) => block.kind !== 'table' && PLACEHOLDER.test(block.kind === 'line' ? block.text : block.value),
  )
  if (empty.length < 3 || empty.length < PLACEHOLDERS * blocks.length) return
  const reason = `the page is a template without its words: ${empty.length} of its ${blocks.length} lines are placeholders for a script to fill in`
  throw context.error('no-text', null, reason, 'Save the page as a browser shows it')
}

function baseOf(root: Root): string | null {
  const find = (node: Root | Element, depth: number): string | null => {
    for (const child of node.childNodes) {
      if (!isElement(child)) continue
      if (child.tagName === 'base') return attribute(child, 'href')
      const found = depth < 2 ? find(child, depth + 1) : null
      if (found !== null) return found
    }
    return null
  }
  return find(root, 0)
}
