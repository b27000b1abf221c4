import type { Notice } from '../extract/notice.ts'
import type { Span } from '../types.ts'
import type { Colours } from './colours.ts'
import { pad, printable } from './displayWidth.ts'

/** What a stretch of the source became. Of several, the first in this order is shown. */
const PLACES = [
  'title',
  'documentNumbers',
  'issuers',
  'recipients',
  'copies',
  'date',
  'marks',
  'tables',
  'praises',
  'criticisms',
  'problems',
  'directives',
  'references',
  'quantities',
  'attachments',
  'debris',
  'unplaced',
] as const
type Place = (typeof PLACES)[number]

function painter(place: Place, colours: Colours): (text: string) => string {
  const { bold, cyan, green, magenta, yellow, blue, underline, dim, strikethrough, inverse, red } = colours
  switch (place) {
    case 'title':
      return bold
    case 'praises':
      return green
    case 'criticisms':
      return magenta
    case 'problems':
      return yellow
    case 'directives':
      return blue
    case 'references':
    case 'quantities':
      return underline
    case 'tables':
    case 'attachments':
      return dim
    case 'debris':
      return (text) => dim(strikethrough(text))
    case 'unplaced':
      return (text) => inverse(red(text))
    default:
      return cyan
  }
}

/** A notice explained to a person: its source, each stretch in the colour of what became of it, then the items with their rules. */
export function explain(notice: Notice, text: string, colours: Colours): string {
  return [legend(notice, colours), paint(notice, text, colours), ...items(notice, colours)].join('\n\n')
}

function legend({ coverage: { shares } }: Notice, colours: Colours): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const names = PLACES.map((place) => painter(place, colours)(place)).join('  ')
  return `${names}\nfields ${percent(shares.fields)} · form ${percent(shares.form)} · debris ${percent(shares.debris)} · unplaced ${percent(shares.unplaced)}`
}

function paint(notice: Notice, text: string, colours: Colours): string {
  const places = new Uint8Array(text.length)
  const spans = new Map<Place, Span[]>(PLACES.map((place) => [place, []]))
  for (const place of PLACES)
    spans
      .get(place)!
      .push(
        ...(place === 'debris'
          ? notice.coverage.debris.map(({ span }) => span)
          : place === 'unplaced'
            ? notice.coverage.unplaced
            : spansOf(notice[place], place)),
      )
  spans.get('tables')!.push(...notice.attachments.flatMap(({ tables }) => tables.map(({ span }) => span)))
  for (const place of PLACES.toReversed())
    for (const [start, end] of spans.get(place)!) places.fill(PLACES.indexOf(place) + 1, start, end)
  let painted = ''
  for (let start = 0; start < text.length;) {
    let end = start
    while (end < text.length && places[end] === places[start]) end++
    const place = PLACES[places[start]! - 1]
    painted += text
      .slice(start, end)
      .split('\n')
      .map((line) => (place && line !== '' ? painter(place, colours)(printable(line)) : printable(line)))
      .join('\n')
    start = end
  }
  return painted
}

/** The spans of a field's items, without those inside the items. */
function spansOf(field: unknown, place: Place): Span[] {
  const list = Array.isArray(field) ? field : place === 'marks' ? Object.values(field as object) : [field]
  return list.flatMap((item) => (item?.span ? [item.span as Span] : []))
}

interface Found {
  readonly rule?: string | undefined
  readonly confidence?: number | undefined
  readonly span: Span | null
}

/** Each item: what, by which rule, how sure, and where. */
function items(notice: Notice, { bold, dim }: Colours): string[] {
  const of = (name: string, found: readonly Found[], say: (index: number) => string) =>
    found.length === 0
      ? []
      : [
          [
            bold(name),
            ...found.map(({ rule = '—', confidence, span }, index) => {
              const sure = confidence === undefined ? '    ' : confidence.toFixed(2)
              return `  ${sure}  ${pad(rule, 22)}  ${printable(say(index))} ${dim(span ? `[${span.join(', ')})` : '')}`
            }),
          ].join('\n'),
        ]
  const { title, date } = notice
  return [
    ...of('title', title ? [title] : [], () => title!.text),
    ...of('date', date ? [date] : [], () => date!.text),
    ...of('documentNumbers', notice.documentNumbers, (i) => notice.documentNumbers[i]!.text),
    ...(['issuers', 'recipients', 'copies'] as const).flatMap((name) =>
      of(name, notice[name], (i) => notice[name][i]!.name),
    ),
    ...of('praises', notice.praises, (i) => {
      const { unit, aspect, honor } = notice.praises[i]!
      return [unit.name, aspect, honor].filter(Boolean).join(' · ')
    }),
    ...of(
      'criticisms',
      notice.criticisms,
      (i) => `${notice.criticisms[i]!.unit.name} · ${notice.criticisms[i]!.matter}`,
    ),
    ...of('problems', notice.problems, (i) => notice.problems[i]!.text),
    ...of('directives', notice.directives, (i) => notice.directives[i]!.heading ?? notice.directives[i]!.text),
    ...of('quantities', notice.quantities, (i) => notice.quantities[i]!.text),
    ...of(
      'references',
      notice.references,
      (i) => notice.references[i]!.title ?? notice.references[i]!.documentNumber ?? '',
    ),
    ...of('attachments', notice.attachments, (i) => notice.attachments[i]!.title),
  ]
}
