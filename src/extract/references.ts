import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import { provenance, Span } from '../types.ts'
import { body, type Context, evidence, parts, report } from './context.ts'

/** 引用: a document, law, standard or form that the body cites, once each. */
export const Reference = /* @__PURE__ */ described('Reference', () =>
  z.strictObject({
    title: z.nullable(z.string()),
    documentNumber: z.nullable(z.string()),
    span: Span,
    ...provenance(),
  }),
)
export type Reference = z.infer<typeof Reference>

export function extractReferences(context: Context): Reference[] {
  const stretch = body(context)?.data
  if (!stretch) return []
  const text = context.cleaned.text.slice(stretch.from, stretch.to)
  const citations = [...titled(context, text), ...unmarked(context, text)].sort((a, b) => a.from - b.from)
  citations.push(...numbered(context, text, citations))
  if (context.degraded) reportLost(context, stretch.from, text)
  return citations
    .sort((a, b) => a.from - b.from)
    .map(({ title, number, from, to, rule }) => ({
      title,
      documentNumber: number,
      span: evidence(context, stretch.from + from, stretch.from + to).span,
      rule,
    }))
}

interface Citation {
  readonly title: string | null
  readonly number: string | null
  readonly from: number
  readonly to: number
  readonly rule: string
}

const bare = (text: string) => text.replace(/\s/g, '')

/** Titles in 《》, each once; short names of what was named in full are the same. */
function titled(context: Context, text: string): Citation[] {
  const { reference } = context.grammar.patterns
  const known = new Set(findAll(reference.abbreviation, text).map((match) => plainTitle(match.groups!.title!)))
  const citations: Citation[] = []
  for (const match of findAll(reference.title, text)) {
    const { title, number } = match.groups as Record<string, string | undefined>
    const plain = plainTitle(bare(title!))
    if (known.has(plain) || occurs(reference.periodical, title!) || occurs(reference.generic, plain)) continue
    for (const name of [plain, plain.replace(/^.{2,20}?(?=关于)/, '')]) known.add(name)
    const documentNumber = number === undefined ? null : bare(number)
    citations.push({
      title: bare(title!),
      number: documentNumber,
      from: match.index,
      to: match.index + match[0].length,
      rule: 'reference.title',
    })
  }
  return citations
}

/** Documents cited without 《》. */
function unmarked(context: Context, text: string): Citation[] {
  const found =
    text.includes('关于') || text.includes('“') ? findAll(context.grammar.patterns.reference.unmarked, text) : []
  return found.map((match) => {
    const { title, number, numberedTitle, itsNumber, quoted } = match.groups as Record<string, string | undefined>
    const whole = (title ?? numberedTitle ?? quoted)!
    const from = match.index + match[0].indexOf(whole)
    const documentNumber = number ?? itsNumber
    const to = match.index + match[0].length
    return {
      title: bare(whole),
      number: documentNumber === undefined ? null : bare(documentNumber),
      from,
      to,
      rule: 'reference.unmarked',
    }
  })
}

/** Numbers that stand alone: of no title, not the notice's own, each once. */
function numbered(context: Context, text: string, citations: readonly Citation[]): Citation[] {
  const { reference } = context.grammar.patterns
  const known = new Set(citations.map(({ number }) => number))
  for (const part of parts(context, 'documentNumber')) known.add(bare(part.value))
  const found: Citation[] = []
  let next = 0 // the first citation that does not end before the number
  let end = 0
  for (const match of /[号A-Z]/.test(text) ? findAll(reference.number, text) : []) {
    const { code } = match.groups as Record<string, string | undefined>
    // Between two numbers the code is what the first leaves of it.
    const own = code?.slice(Math.max(0, end - match.index + code.length)) ?? ''
    const from = match.index - own.length + (find(reference.beforeCode, own)?.[0].length ?? 0)
    end = match.index + match[0].length
    if (code !== undefined && own === '') continue
    while (next < citations.length && citations[next]!.to <= from) next++
    const number = bare(text.slice(from, end))
    if ((next < citations.length && citations[next]!.from <= from) || known.has(number)) continue
    known.add(number)
    found.push({ title: null, number, from, to: end, rule: 'reference.number' })
  }
  return found
}

/** A later short name of the same law is the same: 民办教育促进法 for 中华人民共和国民办教育促进法. */
function plainTitle(title: string): string {
  return title.replace(/中华人民共和国|（[^（）]*）|\([^()]*\)/g, '')
}

/** 按照和要求 has lost the titles between 按照 and 要求: the place is named, nothing is guessed. */
function reportLost(context: Context, base: number, text: string): void {
  for (const match of findAll(context.grammar.patterns.reference.lost, text)) {
    const end = find(/[，。；]/g, text, match.index + match[0].length + 1)?.index ?? text.length
    const { text: place, span } = evidence(context, base + match.index, base + Math.min(end, match.index + 16))
    report(context, 'warning', 'reference-lost', `What is cited behind ${match[0]} is lost: ${place}.`, span)
  }
}
