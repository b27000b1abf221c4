import * as z from 'zod'
import { find, findAll, occurs } from '../grammar/match.ts'
import { Span } from '../types.ts'
import { body, type Context, evidence, report } from './context.ts'

/** 引用: a document, law, standard or form that the body cites, once each. */
export const Reference = z
  .strictObject({ title: z.string().nullable(), documentNumber: z.string().nullable(), span: Span })
  .meta({ id: 'Reference' })
export type Reference = z.infer<typeof Reference>

export function extractReferences(context: Context): Reference[] {
  const stretch = body(context)?.data
  if (!stretch) return []
  const { reference, documentNumber } = context.grammar.patterns
  const text = context.cleaned.text.slice(stretch.from, stretch.to)
  const references: Reference[] = []
  const titles = new Set<string>()
  const numbers = new Set<string>()
  const titled = findAll(reference.title, text).filter((match) => !occurs(reference.periodical, match.groups!.title!))
  for (const match of titled) {
    const { title, number } = match.groups as Record<string, string | undefined>
    if (titles.has(plainTitle(title!)) || isAbbreviation(text, match)) continue
    titles.add(plainTitle(title!))
    const documentNumber = number?.replace(/\s/g, '') ?? null
    if (documentNumber !== null) numbers.add(documentNumber)
    const { span } = evidence(context, stretch.from + match.index, stretch.from + match.index + match[0].length)
    references.push({ title: title!.replace(/\s/g, ''), documentNumber, span })
  }
  let next = 0 // the first title that does not end before the number
  for (const match of text.includes('号') ? findAll(documentNumber.documentNumber, text) : []) {
    while (next < titled.length && titled[next]!.index + titled[next]![0].length <= match.index) next++
    const number = match[0].replace(/\s/g, '')
    if ((next < titled.length && titled[next]!.index <= match.index) || numbers.has(number)) continue
    numbers.add(number)
    const { span } = evidence(context, stretch.from + match.index, stretch.from + match.index + match[0].length)
    references.push({ title: null, documentNumber: number, span })
  }
  if (context.degraded) reportLost(context, stretch.from, text)
  return references.sort((a, b) => a.span[0] - b.span[0])
}

/** A later short name of the same law is the same: 民办教育促进法 for 中华人民共和国民办教育促进法. */
function plainTitle(title: string): string {
  return title.replace(/中华人民共和国|（[^（）]*）|\([^()]*\)/g, '')
}

/** （以下简称《规范》） defines an abbreviation, which is no document of its own. */
function isAbbreviation(text: string, match: RegExpExecArray): boolean {
  return /(?:简称|下称|称为)[:：]?\s*[“]?$/.test(text.slice(Math.max(0, match.index - 6), match.index))
}

/** 按照和要求 has lost the titles between 按照 and 要求: the place is named, nothing is guessed. */
function reportLost(context: Context, base: number, text: string): void {
  for (const match of findAll(context.grammar.patterns.reference.lost, text)) {
    const end = find(/[，。；]/g, text, match.index + match[0].length + 1)?.index ?? text.length
    const { text: place, span } = evidence(context, base + match.index, base + Math.min(end, match.index + 16))
    report(context, 'warning', 'reference-lost', `What is cited behind ${match[0]} is lost: ${place}.`, span)
  }
}
