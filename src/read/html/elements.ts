/** What elements of HTML are, as far as the text is concerned. */
import type { Element, ElementContent, Nodes, RootContent } from 'hast'

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

export const isElement = (node: Nodes | RootContent | ElementContent): node is Element => node.type === 'element'
export const isBlock = ({ tagName }: Element): boolean => blocks.has(tagName)
export const isContainer = ({ tagName }: Element): boolean => containers.has(tagName)
export const isSilent = ({ tagName }: Element): boolean => silent.has(tagName)

/** Out of sight by its own attributes; style sheets are not asked. */
export function isHidden({ properties }: Element): boolean {
  if (properties.hidden === true || properties.hidden === '') return true
  const style = properties.style
  return typeof style === 'string' && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
}

export function attribute({ properties }: Element, name: string): string | null {
  const value = properties[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

/** Id and classes, as one text. */
export function namesOf({ properties: { id, className } }: Element): string[] {
  return [...(typeof id === 'string' ? [id] : []), ...(Array.isArray(className) ? className.map(String) : [])]
}

/** A whole number of an attribute, as `colspan="2"`; `otherwise` where it is none. */
export function whole(element: Element, name: string, otherwise: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '', 10)
  return Number.isFinite(value) && value >= 0 ? value : otherwise
}
