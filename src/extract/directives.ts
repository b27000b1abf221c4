import * as z from 'zod'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Block, Section } from '../tree.ts'
import { Span } from '../types.ts'
import { toIsoDate } from '../value/date.ts'
import { body, type Context, evidence, headline, sentencesOf } from './context.ts'

/** A single obligation, prohibition or permission inside a directive: the clause that 要, 不得 or 可以 governs. */
export const Action = z
  .strictObject({
    text: z.string(),
    modality: z.enum(['obligation', 'prohibition', 'permission']),
    actor: z.string().nullable(),
    deadline: z.strictObject({ iso: z.iso.date().nullable(), text: z.string() }).nullable(),
    span: Span,
  })
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

/** 工作要求: a requirement laid on the recipients. */
export const Directive = z
  .strictObject({
    ordinal: z.int().nullable(),
    heading: z.string().nullable(),
    text: z.string(),
    actions: z.array(Action),
    span: Span,
  })
  .meta({ id: 'Directive' })
export type Directive = z.infer<typeof Directive>

export function extractDirectives(context: Context): Directive[] {
  const blocks = body(context)?.children ?? []
  const sections = blocks.filter((block) => block.type === 'section')
  const requiring = sections.filter((section) => requires(context, section))
  return blocks.flatMap((block): Directive[] => {
    if (block.type === 'section')
      return requiring.includes(block) ? fromSection(context, block) : inProse(context, block)
    return inProse(context, block)
  })
}

/** A numbered section lays down requirements unless its headline reports or lists problems; without a headline its words decide. */
function requires(context: Context, section: Section): boolean {
  const { directive, problem, praise } = context.grammar.patterns
  const stated = headline(section)
  const text = context.cleaned.text.slice(section.data.from, section.data.to)
  if (stated !== null) {
    if (occurs(problem.section, stated) || occurs(praise.section, stated)) return false
    if (occurs(directive.section, stated)) return true
    if (occurs(directive.report, stated)) return false
  }
  return occurs(directive.modal, text)
}

/** A section that only gathers requirements gives one record an item; every other is one record. */
function fromSection(context: Context, section: Section): Directive[] {
  const stated = headline(section)
  const items = section.children.filter((child) => child.type === 'section')
  const gathers = stated !== null && occurs(context.grammar.patterns.directive.section, stated)
  if (!gathers || items.length === 0) return [directive(context, section)]
  return section.children.flatMap((child) =>
    child.type === 'section' ? [directive(context, child)] : inProse(context, child),
  )
}

function directive(context: Context, section: Section): Directive {
  const [first] = section.children
  const heading = first?.type === 'heading' ? first : null
  const start = heading === null ? section.children[0]!.data.from : heading.data.from
  const inner = section.children.filter((child) => child !== heading)
  const text = inner.length === 0 ? '' : evidence(context, inner[0]!.data.from, inner.at(-1)!.data.to).text
  return {
    ordinal: section.ordinal,
    heading: heading?.value ?? null,
    text,
    actions: actions(context, inner.length === 0 ? start : inner[0]!.data.from, section.data.to),
    span: context.cleaned.span(start, section.data.to),
  }
}

/** Requirements in prose are one record a sentence. */
function inProse(context: Context, block: Block): Directive[] {
  const { directive: rules, problem } = context.grammar.patterns
  if (block.type === 'section' && [headline(block)].some((text) => text !== null && occurs(problem.section, text)))
    return []
  return sentencesOf(block).flatMap(({ value, data }) => {
    if (!occurs(rules.prose, value) || occurs(rules.future, value)) return []
    const { text, span } = evidence(context, data.from, data.to)
    return [{ ordinal: null, heading: null, text, actions: actions(context, data.from, data.to), span }]
  })
}

/** The obligations of a stretch: a clause with a modal word, and the clauses behind it up to the next one or the end of the sentence. */
function actions(context: Context, from: number, to: number): Action[] {
  const { directive: rules, structure } = context.grammar.patterns
  const text = context.cleaned.text.slice(from, to)
  const found: Action[] = []
  let start = 0
  const ends = [...findAll(structure.sentenceEnd, text).map((match) => match.index + match[0].length), text.length]
  for (const end of ends) {
    const sentence = text.slice(start, end)
    const modals = findAll(rules.modal, sentence)
    let actor: string | null = null
    modals.forEach((modal, i) => {
      const clause = clauseStart(sentence, modal.index)
      if (i > 0 && clause <= clauseStart(sentence, modals[i - 1]!.index)) return
      const next = modals.slice(i + 1).find((other) => clauseStart(sentence, other.index) > clause)
      const stop = next ? clauseStart(sentence, next.index) : sentence.length
      const stated = evidence(context, from + start + clause, from + start + trimmedEnd(sentence, clause, stop))
      actor = find(rules.actor, sentence.slice(clause, stop))?.groups!.actor ?? actor
      const modality = modal.groups!.prohibition
        ? 'prohibition'
        : modal.groups!.permission
          ? 'permission'
          : 'obligation'
      found.push({ text: stated.text, modality, actor, deadline: deadline(context, stated.text), span: stated.span })
    })
    start = end
  }
  return found
}

function clauseStart(sentence: string, index: number): number {
  let start = index
  while (start > 0 && !/[，；：。]/.test(sentence[start - 1]!)) start--
  return start
}

/** Without the mark at its end. */
function trimmedEnd(sentence: string, from: number, to: number): number {
  let end = to
  while (end > from && /[，；。！\s]/.test(sentence[end - 1]!)) end--
  return end
}

function deadline(context: Context, text: string): Action['deadline'] {
  const match = find(context.grammar.patterns.directive.deadline, text)
  if (!match) return null
  const date = find(context.grammar.patterns.date.date, match[0])
  return { iso: date ? toIsoDate(date.groups!) : null, text: match[0] }
}
