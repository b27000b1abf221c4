import { parse } from 'parse5'
import type { ReadContext } from '../readContext.ts'
import type { Root } from './elements.ts'

/** Tags that may stay open without nesting what follows. */
const LOOSE = new Set(
  'p li dt dd tr td th tbody thead tfoot option br hr img input meta link col area base wbr param source track'.split(
    ' ',
  ),
)
/** The parser's own work grows with what is open at a time; it is refused far beyond what any page has. */
const OPEN = 10

/** @throws {ReadError} `limit-exceeded` for elements nested too deep */
export function parseHtml(html: string, context: ReadContext): Root {
  let open = 0
  let most = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const close = html[at + 1] === '/'
    const name = /^[a-z][a-z0-9]{0,9}/i.exec(html.slice(at + (close ? 2 : 1), at + 13))?.[0].toLowerCase()
    if (name === undefined || LOOSE.has(name)) continue
    open = close ? Math.max(0, open - 1) : open + 1
    if (open > most) most = open
  }
  context.limit('depth', Math.ceil(most / OPEN))
  return parse(html, { scriptingEnabled: false })
}
