/** What a search found, for a terminal. */
import type { FacetName, FacetValue } from '../search/facets.ts'
import type { ItemKind } from '../search/items.ts'
import type { FoundRecord, Hit } from '../search/searcher.ts'
import type { Snippet } from '../search/snippet.ts'
import type { Colours } from './colours.ts'
import { displayWidth, pad, printable } from './displayWidth.ts'
import { grouped } from './figures.ts'

const INDENT = '    '

/** A notice: its title, where it is from, and the stretch in which the words stand. */
export function hitText(ordinal: number, hit: Hit, colours: Colours, width: number): string {
  const { bold, dim } = colours
  const title = hit.title === null ? dim('(no title)') : bold(highlighted(hit.title, colours))
  const place = [hit.number, hit.date, hit.genre, hit.issuer].filter((part) => part !== null).map(printable)
  const copies = hit.copies.length === 0 ? [] : [dim(`also ${hit.copies.map(printable).join(', ')}`)]
  const snippet =
    hit.snippet === null ? [] : folded(hit.snippet, width - INDENT.length).map((part) => highlighted(part, colours))
  const lines = [place.join('  '), dim(printable(hit.source)), ...copies, ...snippet].filter((line) => line !== '')
  return `${dim(`${ordinal}.`.padStart(3))} ${title}\n${lines.map((line) => INDENT + line).join('\n')}\n\n`
}

function highlighted({ text, marks }: Snippet, { yellow, bold }: Colours): string {
  let output = ''
  let end = 0
  for (const [from, to] of marks) {
    output += printable(text.slice(end, from)) + bold(yellow(printable(text.slice(from, to))))
    end = to
  }
  return output + printable(text.slice(end))
}

/** In lines of a terminal's width; paragraphs run on. */
function folded({ text, marks }: Snippet, width: number): Snippet[] {
  const lines: Snippet[] = []
  let [start, used] = [0, 0]
  const cut = (end: number) => {
    const within = marks.flatMap(([from, to]) => {
      const [first, last] = [Math.max(from, start) - start, Math.min(to, end) - start]
      return first < last ? [[first, last] as const] : []
    })
    lines.push({ text: text.slice(start, end), marks: within })
    ;[start, used] = [end, 0]
  }
  let at = 0
  for (const character of text) {
    const own = displayWidth(printable(character))
    if (used + own > width) cut(at)
    used += own
    at += character.length
  }
  if (start < text.length) cut(text.length)
  return lines
}

const show = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : printable(String(value))
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('  ')

/** What a line on a record says: what stands out, and the rest. */
const lines: Readonly<Record<ItemKind, (record: FoundRecord, colours: Colours) => string>> = {
  praises: ({ unit, aspect, honor, reason }, { bold }) =>
    joined(bold(show(unit)), show(aspect), show(honor), show(reason)),
  criticisms: ({ unit, matter }, { bold }) => joined(bold(show(unit)), show(matter)),
  problems: ({ text }) => show(text),
  directives: ({ heading, text }, { bold }) => joined(heading === null ? '' : bold(show(heading)), show(text)),
  actions: ({ deadline, deadline_text, actor, text }, { bold }) =>
    joined(deadline === null ? bold(show(deadline_text)) : bold(show(deadline)), show(actor), show(text)),
  quantities: ({ text, subject }, { bold }) => joined(bold(show(text)), show(subject)),
  attachments: ({ ordinal, title, present }) =>
    joined(`附件${show(ordinal)}`, show(title), present === 1 ? '' : 'not in the source'),
  tables: ({ title, checks_holding, checks_possible }, { bold, red, green }) => {
    const holds = `${show(checks_holding)} of ${show(checks_possible)} checks hold`
    return joined(bold(show(title)), checks_holding === checks_possible ? green(holds) : red(holds))
  },
  checks: ({ title, kind, row_name, column_name, expected, actual, ok }, { bold, red, green }) => {
    const verdict = ok === 1 ? green('holds') : red(`printed ${show(expected)}, adds up to ${show(actual)}`)
    return joined(bold(show(title)), show(kind), show(row_name), show(column_name), verdict)
  },
  messages: ({ severity, rule, text }, { bold }) => joined(show(severity), bold(show(rule)), show(text)),
  relations: ({ kind, title, number, target }, { bold, dim }) =>
    joined(
      bold(show(kind)),
      title === null ? '' : `《${show(title)}》`,
      show(number),
      target === null ? '' : dim(`→ ${show(target)}`),
    ),
}

export function recordText(kind: ItemKind, record: FoundRecord, colours: Colours): string {
  const { notice, notice_title: title, notice_number: number, notice_date: date } = record
  const from = joined(show(date), show(number), show(title), show(notice))
  return `${lines[kind](record, colours)}\n${INDENT}${colours.dim(from)}\n`
}

const BAR = 24

/** The values of a field, with bars as long as their shares of the most frequent one. */
export function facetText(name: FacetName, values: readonly FacetValue[], { bold, cyan, dim }: Colours): string {
  const most = Math.max(1, ...values.map(({ count }) => count))
  const width = Math.max(...values.map(({ value }) => displayWidth(printable(value))), 0)
  const digits = grouped(most).length
  const rows = values.map(({ value, count }) => {
    const bar = '▇'.repeat(Math.max(1, Math.round((count / most) * BAR)))
    return `  ${pad(printable(value), width)}  ${grouped(count).padStart(digits)}  ${cyan(bar)}`
  })
  return `${bold(name)}\n${rows.length === 0 ? `  ${dim('none')}` : rows.join('\n')}\n\n`
}

export function totalText(total: number, shown: number, offset: number, what: ItemKind | 'notices'): string {
  if (total === 0) return `No ${what} found.`
  if (shown === total || shown === 0) return `${grouped(total)} ${total === 1 ? what.replace(/s$/, '') : what}.`
  return `${grouped(offset + 1)} to ${grouped(offset + shown)} of ${grouped(total)} ${what}; --offset ${offset + shown} goes on.`
}
