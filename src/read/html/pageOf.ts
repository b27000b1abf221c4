/** From the tree of a page to its blocks: what is shown, in the order of the text. */
import type { ReadContext } from '../readContext.ts'
import { InlineText, shifted } from '../inlineText.ts'
import {
  attribute,
  type Content,
  type Element,
  isBlock,
  isContainer,
  isElement,
  isHidden,
  isSilent,
  isWords,
  namesOf,
  type Root,
  whole,
} from './elements.ts'
import { leadsToDocument } from '../../source.ts'
import type { PageAddress } from './address.ts'
import { listMarker } from './listMarker.ts'
import type { Block, Page, Region } from './page.ts'
import { readTable } from './pageTable.ts'

type Children = readonly Content[]

/** @throws {ReadError} `limit-exceeded` for elements nested too deep */
export function pageOf(root: Root, context: ReadContext, address: PageAddress): Page {
  const walk = new PageWalk(context, address)
  const body = walk.region(root.childNodes, [], 0)
  return { blocks: walk.blocks, body, titles: titlesOf(root) }
}

class PageWalk {
  readonly blocks: Block[] = []
  readonly #context: ReadContext
  readonly #address: PageAddress
  #line = new InlineText()
  #heading = 0

  constructor(context: ReadContext, address: PageAddress) {
    this.#context = context
    this.#address = address
  }

  region(children: Children, names: readonly string[], depth: number): Region {
    this.#flush()
    const from = this.blocks.length
    const regions: Region[] = []
    this.#visitAll(children, regions, depth)
    this.#flush()
    return { from, to: this.blocks.length, names, children: regions }
  }

  #visitAll(children: Children, regions: Region[], depth: number): void {
    this.#context.limit('depth', depth)
    for (const child of children) {
      if (isWords(child)) this.#line.add(child.value)
      else if (isElement(child)) this.#visit(child, regions, depth)
    }
  }

  #visit(element: Element, regions: Region[], depth: number): void {
    if (isSilent(element)) return
    if (isHidden(element)) return this.#hidden(element)
    if (!isBlock(element)) return this.#inline(element, regions, depth)
    this.#flush()
    const { tagName, childNodes: children } = element
    if (tagName === 'table') this.#table(element, regions, depth)
    else if (tagName === 'pre') {
      this.#line.addVerbatim(textOf(children))
      this.#flush()
    } else if (isContainer(element)) regions.push(this.region(children, namesOf(element), depth + 1))
    else {
      const heading = /^h([1-6])$/.exec(tagName)?.[1]
      if (heading) this.#heading = Number(heading)
      if (tagName === 'ol') this.#numbered(element, regions, depth)
      else this.#visitAll(children, regions, depth + 1)
      this.#flush()
      this.#heading = 0
    }
  }

  #inline(element: Element, regions: Region[], depth: number): void {
    const { tagName, childNodes: children } = element
    if (tagName === 'br') return this.#line.break()
    if (tagName === 'sup' || tagName === 'sub') {
      const words = textOf(children)
      const set = shifted(words, tagName === 'sup' ? 'raised' : 'lowered')
      if (set !== words) return this.#line.add(set)
    }
    const href = tagName === 'a' ? attribute(element, 'href') : null
    const leads = href === null ? null : this.#address.resolve(href)
    // A link around blocks is several lines; each is left as words.
    if (leads === null || children.some((child) => isElement(child) && isBlock(child)))
      return this.#visitAll(children, regions, depth + 1)
    this.#line.link(leads, () => this.#visitAll(children, regions, depth + 1))
  }

  /** Lists of attachments are often kept out of sight until a script shows them. */
  #hidden(element: Element): void {
    const links: [string, Element][] = []
    const collect = (node: Element, depth: number): void => {
      this.#context.limit('depth', depth)
      const href = node.tagName === 'a' ? attribute(node, 'href') : null
      if (href !== null && leadsToDocument({ address: href })) links.push([href, node])
      for (const child of node.childNodes) if (isElement(child)) collect(child, depth + 1)
    }
    collect(element, 0)
    for (const [href, link] of links) {
      this.#flush()
      this.#line.link(this.#address.resolve(href) ?? href, () => this.#line.add(textOf(link.childNodes)))
      this.#flush()
    }
  }

  #numbered(list: Element, regions: Region[], depth: number): void {
    let ordinal = whole(list, 'start', 1)
    for (const child of list.childNodes) {
      if (!isElement(child)) continue
      if (child.tagName === 'li') {
        this.#flush()
        const number = whole(child, 'value', ordinal)
        this.#line.add(listMarker(list, number, textOf(child.childNodes)))
        ordinal = number + 1
      }
      if (child.tagName === 'li') this.#visitAll(child.childNodes, regions, depth + 2)
      else this.#visit(child, regions, depth + 1)
      this.#flush()
    }
  }

  #table(table: Element, regions: Region[], depth: number): void {
    const read = readTable(table, this.#address)
    if (read === 'layout') regions.push(this.region(table.childNodes, namesOf(table), depth + 1))
    else {
      for (const caption of read.captions) {
        this.#line.add(caption)
        this.#flush()
      }
      this.blocks.push(...read.blocks)
    }
  }

  #flush(): void {
    const line = this.#line
    if (line.text === '') return
    this.#line = new InlineText()
    if (line.text.trim() === '') return
    this.blocks.push({ kind: 'line', text: line.text, links: line.links, linked: line.linked, heading: this.#heading })
  }
}

/** All words within, as they stand. */
export function textOf(children: Children): string {
  let text = ''
  for (const child of children) {
    if (isWords(child)) text += child.value
    else if (isElement(child) && !isSilent(child)) text += child.tagName === 'br' ? '\n' : textOf(child.childNodes)
  }
  return text
}

function titlesOf(root: Root): string[] {
  const titles: string[] = []
  const html = root.childNodes.find((child): child is Element => isElement(child) && child.tagName === 'html')
  const head = html?.childNodes.find((child): child is Element => isElement(child) && child.tagName === 'head')
  for (const child of head?.childNodes ?? []) {
    if (!isElement(child)) continue
    if (child.tagName === 'title') titles.push(textOf(child.childNodes))
    const article = child.tagName === 'meta' && attribute(child, 'name')?.toLowerCase() === 'articletitle'
    if (article) titles.push(attribute(child, 'content') ?? '')
  }
  return titles
}
