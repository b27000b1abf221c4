/** What elements of HTML are, as far as the text is concerned. */
import type { DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type Root = DefaultTreeAdapterTypes.Document
/** What stands within an element or the page: elements, words, comments. */
export type Content = DefaultTreeAdapterTypes.ChildNode
export type Words = DefaultTreeAdapterTypes.TextNode

const set = (names: string) => new Set(names.split(' '))

/** Elements that hold no text of the page, or what only a program uses. */
const silent = set(
  'script style noscript template head title meta link iframe frame frameset object embed applet svg math canvas video audio input button ' +
    'select textarea option datalist map area nav aside',
)

const blocks = set(
  'address article blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup html legend li main menu ol p pre search section summary table caption tbody thead tfoot tr td th ul hr',
)

/** Blocks that may hold a whole notice. */
const containers = set('article body center div form main section td th fieldset blockquote figure details')

export const isElement = (node: Content): node is Element => 'tagName' in node
export const isWords = (node: Content): node is Words => node.nodeName === '#text'
export const isBlock = ({ tagName }: Element): boolean => blocks.has(tagName)
export const isContainer = ({ tagName }: Element): boolean => containers.has(tagName)
export const isSilent = ({ tagName }: Element): boolean => silent.has(tagName)

/** Out of sight by its own attributes; style sheets are not asked. */
export function isHidden({ attrs }: Element): boolean {
  return attrs.some(({ name, value }) =>
    name === 'style'
      ? /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)
      : name === 'hidden' && value.toLowerCase() !== 'until-found',
  )
}

/** @param name in lower case */
export function attribute({ attrs }: Element, name: string): string | null {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value
  return null
}

/** Id and classes. */
export function namesOf(element: Element): string[] {
  const names = [attribute(element, 'id'), ...(attribute(element, 'class')?.split(/\s+/) ?? [])]
  return names.filter((name): name is string => name !== null && name !== '')
}

/** A whole number of an attribute, as `colspan="2"`; `otherwise` where it is none. */
export function whole(element: Element, name: string, otherwise: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '', 10)
  return Number.isFinite(value) && value >= 0 ? value : otherwise
}
