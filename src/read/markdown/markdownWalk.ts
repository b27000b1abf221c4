/** From the tree of a Markdown text (mdast) to source text. */
import type { List, Nodes, Parents, RootContent, Table } from 'mdast'
import { InlineText, shifted } from '../inlineText.ts'
import type { ReadContext } from '../readContext.ts'
import type { SourceBuilder } from '../sourceBuilder.ts'

/** A line that was broken because it was full is so long at least, in characters, and nearly as long as its paragraph's longest. */
const FULL_LINE = 20
const NEARLY = 0.8

export class MarkdownWalk {
  readonly #builder: SourceBuilder
  readonly #markdown: string
  readonly #context: ReadContext
  readonly #definitions = new Map<string, string>()

  constructor(builder: SourceBuilder, markdown: string, context: ReadContext) {
    this.#builder = builder
    this.#markdown = markdown
    this.#context = context
  }

  async blocks(nodes: readonly RootContent[]): Promise<void> {
    for (const node of nodes) if (node.type === 'definition') this.#definitions.set(node.identifier, node.url)
    for (const node of nodes) {
      await this.#context.breathe()
      await this.#block(node, '', 0)
    }
  }

  /** @param marker what stands before the block's first line: the number of a list's item */
  async #block(node: RootContent, marker: string, depth: number): Promise<void> {
    this.#context.limit('depth', depth)
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        return this.#line(node, marker)
      case 'table':
        return this.#table(node)
      case 'list':
        return this.#list(node, depth)
      case 'code':
        // Text that is indented by four blanks is no code in a notice.
        this.#builder.paragraph(marker + node.value)
        return
      case 'html':
        return this.#html(node.value)
      case 'footnoteDefinition':
        return this.#children(node, `[${node.label ?? node.identifier}] `, depth)
      case 'blockquote':
      case 'listItem':
        return this.#children(node, marker, depth)
      default:
    }
  }

  async #children(node: Extract<Nodes, { children: unknown[] }>, marker: string, depth: number): Promise<void> {
    let first = true
    for (const child of node.children as RootContent[]) {
      await this.#block(child, first ? marker : '', depth + 1)
      first = false
    }
  }

  async #list(list: List, depth: number): Promise<void> {
    let ordinal = list.start ?? 1
    for (const item of list.children) {
      const from = item.position!.start.offset!
      const written = /^\d{1,9}([.)])/.exec(this.#markdown.slice(from, from + 10))
      await this.#children(item, list.ordered ? `${ordinal}${written?.[1] ?? '.'} ` : '', depth)
      ordinal++
    }
  }

  #line(node: Parents, marker: string): void {
    const line = new InlineText()
    line.addVerbatim(marker)
    this.#inline(node, line, longestLine(node, this.#markdown))
    this.#builder.paragraph(line.text, line.links)
  }

  #table({ children }: Table): void {
    const rows = children.map((row) =>
      row.children.map((cell) => {
        const line = new InlineText()
        this.#inline(cell, line, 0)
        return { text: line.text, links: line.links }
      }),
    )
    this.#builder.table({ rows, headRows: 1 })
  }

  /** Tables with spanning cells stand in Markdown as HTML. */
  async #html(html: string): Promise<void> {
    const { writeFragment } = await import('../html/fragment.ts')
    writeFragment(html, this.#builder, this.#context)
  }

  #inline(parent: Parents, line: InlineText, longest: number): void {
    let shift: 'raised' | 'lowered' | null = null
    for (const node of parent.children) {
      if (node.type === 'html' && /^<\/?su[pb]\b/i.test(node.value))
        shift = node.value[1] === '/' ? null : /^<sup/i.test(node.value) ? 'raised' : 'lowered'
      else if (node.type === 'text' && shift !== null) line.add(shifted(node.value, shift))
      else if (node.type === 'text') this.#text(node.value, line, longest)
      else if (node.type === 'inlineCode') line.addVerbatim(node.value)
      else if (node.type === 'break') line.break()
      else if (node.type === 'html') {
        if (/^<br\b/i.test(node.value)) line.break()
      } else if (node.type === 'footnoteReference') line.add(`[${node.label ?? node.identifier}]`)
      else if (node.type === 'link') line.link(node.url, () => this.#inline(node, line, longest))
      else if (node.type === 'linkReference') {
        const address = this.#definitions.get(node.identifier)
        if (address === undefined) this.#inline(node, line, longest)
        else line.link(address, () => this.#inline(node, line, longest))
      } else if ('children' in node) this.#inline(node as Parents, line, longest)
    }
  }

  /** Lines that were broken because they were full are one; other breaks are the writer's. */
  #text(text: string, line: InlineText, longest: number): void {
    text.split(/\r?\n/).forEach((part, index, parts) => {
      if (index > 0) {
        const before = parts[index - 1]!
        const full = before.length >= FULL_LINE && before.length >= NEARLY * longest && !/[。！？；：]\s*$/.test(before)
        if (full) line.add('\n')
        else line.break()
      }
      line.add(part)
    })
  }
}

function longestLine({ position }: Parents, markdown: string): number {
  const source = markdown.slice(position!.start.offset, position!.end.offset)
  return source.split('\n').reduce((most, { length }) => Math.max(most, length), 0)
}
