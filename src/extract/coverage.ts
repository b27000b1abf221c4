import * as z from 'zod/mini'
import { described } from '../described.ts'
import { findAll } from '../grammar/match.ts'
import type { NoticeNode } from '../tree.ts'
import { Share, Span } from '../types.ts'
import { type Context, parts } from './context.ts'

/** 字符去向: what became of every character of the source but its white space. The four shares make up 1. */
export const Coverage = /* @__PURE__ */ described('Coverage', () =>
  z.strictObject({
    /** UTF-16 units that are no white space. */
    characters: z.int().check(z.nonnegative()),
    shares: z.strictObject({
      fields: Share.check(z.meta({ description: 'stands in a field: the body and the contents of attachments count' })),
      form: Share.check(
        z.meta({
          description: 'the form of a notice around its fields: labels such as 抄送：, list numbers, marks',
        }),
      ),
      debris: Share.check(
        z.meta({ description: 'no part of the notice: scripts, buttons, page titles, second copies' }),
      ),
      unplaced: Share.check(z.meta({ description: 'nothing is known of it' })),
    }),
    debris: z.array(z.strictObject({ kind: z.string(), span: Span })),
    unplaced: z.array(Span),
  }),
)
export type Coverage = z.infer<typeof Coverage>

enum Place {
  unplaced,
  form,
  field,
  debris,
}

/** What became of the source, by the fields of the result and the parts of the tree. */
export function extractCoverage(context: Context, source: string, fields: object): Coverage {
  const places = new Uint8Array(source.length)
  const paint = (place: Place, spans: readonly Span[]) => {
    for (const [start, end] of merged(spans)) places.fill(place, start, end)
  }
  const debris = [
    ...context.cleaned.removals,
    ...parts(context, 'pageTitle').map((node) => ({ reason: 'pageTitle', span: spanOf(node) })),
  ]
  paint(Place.form, [...parts(context, 'redHead'), ...parts(context, 'mark')].map(spanOf))
  paint(
    Place.debris,
    debris.map(({ span }) => span),
  )
  paint(Place.field, [...spansIn(fields), ...parts(context, 'attachment').map(spanOf)])
  const unplaced: Span[] = []
  for (const stretch of stretches(places, Place.unplaced))
    for (const [from, to] of linesOf(source, stretch)) {
      if (isForm(context, source.slice(from, to))) places.fill(Place.form, from, to)
      else unplaced.push([from, to])
    }
  return {
    ...sharesOf(source, places),
    debris: debris.map(({ reason, span }) => ({ kind: reason, span })),
    unplaced,
  }
}

/** Labels, numbers and marks, from the first character to the last. */
function isForm({ grammar }: Context, text: string): boolean {
  let end = 0
  for (const { index, 0: label } of findAll(grammar.patterns.form.form, text)) {
    if (index > end) return false
    end = index + label.length
  }
  return end === text.length
}

function sharesOf(source: string, places: Uint8Array): Pick<Coverage, 'characters' | 'shares'> {
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < source.length; i++) if (!isSpace(source.charCodeAt(i))) counts[places[i]!]!++
  const characters = counts.reduce((all, count) => all + count, 0)
  const [unplaced, form, fields, debris] = counts.map((count) => (characters === 0 ? 0 : count / characters))
  return { characters, shares: { fields: fields!, form: form!, debris: debris!, unplaced: unplaced! } }
}

function spanOf({ position: { start, end } }: NoticeNode): Span {
  return [start.offset!, end.offset!]
}

/** Every `span` in a value, however deep. */
function spansIn(value: unknown, found: Span[] = []): Span[] {
  if (Array.isArray(value)) for (const item of value) spansIn(item, found)
  else if (typeof value === 'object' && value !== null)
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key]
      if (key !== 'span') spansIn(inner, found)
      else if (inner !== null) found.push(inner as Span)
    }
  return found
}

/** In order, without overlap: however deep the spans lie inside each other, each character is looked at once. */
function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

function* stretches(places: Uint8Array, place: Place): Generator<Span> {
  for (let start = 0; start < places.length;) {
    if (places[start] !== place) {
      start++
      continue
    }
    let end = start
    while (end < places.length && places[end] === place) end++
    yield [start, end]
    start = end
  }
}

/** The lines of a stretch, without white space at their ends; blank ones left out. */
function* linesOf(source: string, [start, end]: Span): Generator<Span> {
  for (let from = start; from < end;) {
    const newline = source.indexOf('\n', from)
    const next = newline < 0 || newline > end ? end : newline + 1
    let to = next
    while (from < to && isSpace(source.charCodeAt(from))) from++
    while (to > from && isSpace(source.charCodeAt(to - 1))) to--
    if (from < to) yield [from, to]
    from = next
  }
}

/** Blanks, breaks and the ideographic space. */
function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200b)
}
