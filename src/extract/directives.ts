import * as z from 'zod/mini'
import { described } from '../described.ts'
import { occurs } from '../grammar/match.ts'
import type { Block, Paragraph, Section, Sentence } from '../tree.ts'
import { provenance, Span } from '../types.ts'
import { Action, actionsIn } from './actions.ts'
import { readBlocks } from './blocks.ts'
import { body, type Context, evidence, parts, sentencesOf } from './context.ts'
import { isList, itemStretch, type ProseItem, type ProseList, proseParts } from './proseLists.ts'
import { requires, requiresStrictly } from './requirement.ts'
import { genreTells, isLetter, leadTells, type Role, sectionRoles } from './roles.ts'

/** 工作要求: a requirement laid on the recipients. */
export const Directive = /* @__PURE__ */ described('Directive', () =>
  z.strictObject({
    ordinal: z.nullable(z.int()),
    heading: z.nullable(z.string()),
    text: z.string(),
    actions: z.array(Action),
    span: Span,
    ...provenance(),
  }),
)
export type Directive = z.infer<typeof Directive>

export function extractDirectives(context: Context): Directive[] {
  if (isLetter(context) && !addressesClasses(context)) return []
  return inBlocks(context, body(context)?.children ?? [], genreTells(context) ?? 'plain')
}

/** A letter to 各… goes to those below, and may require. */
function addressesClasses(context: Context): boolean {
  return parts(context, 'recipients').some(({ children }) => children.some(({ value }) => value.startsWith('各')))
}

/** Requirements among blocks that stand together, in a section of the given role or in none. */
function inBlocks(context: Context, blocks: readonly Block[], role: Role): Directive[] {
  const roles = sectionRoles(context)
  return readBlocks(blocks, {
    prose: (paragraphs) => inProse(context, paragraphs, role),
    section: (section) => [
      ...fromSection(context, section, roles.get(section) ?? 'plain'),
      ...(section === blocks.at(-1) ? closingOf(context, section) : []),
    ],
  })
}

/** A section that only gathers requirements gives one record an item; every other that requires is one record. */
function fromSection(context: Context, section: Section, role: Role): Directive[] {
  if (role === 'directive') return [directive(context, section, closingStart(context, section))]
  if (role === 'gathering') {
    const items = inItems(context, section)
    return items.length > 0 ? items : [directive(context, section)]
  }
  return inBlocks(context, section.children, role)
}

/** The items of a section that gathers: numbered ones, or those of a list whose items are paragraphs. */
function inItems(context: Context, section: Section): Directive[] {
  const roles = sectionRoles(context)
  if (section.children.some((child) => child.type === 'section'))
    return section.children.some((child) => child.type === 'section' && roles.get(child) === 'directive')
      ? inBlocks(context, section.children, 'gathering')
      : []
  const paragraphs = section.children.filter((child) => child.type === 'paragraph')
  const lists = proseParts(paragraphs).filter((part) => isList(part) && isApart(part))
  return lists.length > 0 ? inProse(context, paragraphs, 'gathering') : []
}

const isApart = (list: ProseList) => list.apart && list.items.length > 1

/** @param end the first sentence that is no more of it */
function directive(context: Context, section: Section, end = Infinity): Directive {
  const [first] = section.children
  const heading = first?.type === 'heading' ? first : null
  const inner = section.children.filter((child) => child !== heading)
  const from = inner[0]?.data.from ?? section.data.to
  const sentences = sentencesOf(section).slice(0, end)
  // A section may hold a table alone, and no sentence.
  const to = inner.length === 0 || sentences.length === 0 ? section.data.to : withoutContact(context, sentences)
  const rule = heading === null ? 'directive.paragraph' : 'directive.section'
  return record(context, rule, section.ordinal, heading?.value ?? null, {
    from: heading?.data.from ?? from,
    text: from,
    to,
  })
}

/** The end of a section before the lines that say where to ask. */
function withoutContact(context: Context, sentences: readonly Sentence[]): number {
  const { contact } = context.grammar.patterns.directive
  let last = sentences.length
  while (last > 1 && occurs(contact, sentences[last - 1]!.value) && !requires(context, sentences[last - 1]!.value))
    last--
  return sentences[last - 1]!.data.to
}

/** Where the source has lost its line breaks, the sentences that close the notice stand in its last section: the first of them. */
function closingStart(context: Context, section: Section): number {
  const { cleaned, grammar } = context
  if (section.data.from === 0 || cleaned.isReal(section.data.from - 1)) return Infinity
  const found = sentencesOf(section).findIndex(
    ({ value }, index) => index > 0 && occurs(grammar.patterns.directive.closing, value),
  )
  return found < 0 ? Infinity : found
}

function closingOf(context: Context, section: Section): Directive[] {
  if (sectionRoles(context).get(section) !== 'directive') return []
  const closing = sentencesOf(section).slice(closingStart(context, section))
  return closing
    .filter(({ value }) => requires(context, value))
    .map(({ data: { from, to } }) => record(context, 'directive.closing', null, null, { from, text: from, to }))
}

function record(
  context: Context,
  rule: string,
  ordinal: number | null,
  heading: string | null,
  { from, text, to }: { from: number; text: number; to: number },
): Directive {
  return {
    ordinal,
    heading,
    text: text < to ? evidence(context, text, to).text : '',
    actions: actionsIn(context, text < to ? text : from, to),
    span: context.cleaned.span(from, to),
    rule,
  }
}

/** Requirements in prose are one record a sentence, a list of them in one paragraph is one; items that are paragraphs are one each. */
function inProse(context: Context, paragraphs: readonly Paragraph[], role: Role): Directive[] {
  if (role === 'report' || role === 'arrangements' || role === 'problem') return []
  const found: Directive[] = []
  const add = (rule: string, from: number, to: number) =>
    found.push(record(context, rule, null, null, { from, text: from, to }))
  let goesOn = false
  const stated = proseParts(paragraphs, context.grammar.patterns.roll.bullet)
  for (const [index, part] of stated.entries()) {
    if (!isList(part)) {
      const next = stated[index + 1]
      if (next !== undefined && isList(next) && next.lead === part && leadsIn(part) && listRequires(context, next))
        continue
      goesOn = requiresHere(context, part, role, goesOn)
      if (goesOn) add('directive.sentence', part.data.from, part.data.to)
      continue
    }
    if (!listRequires(context, part)) {
      // Behind the last item the paragraph may turn to what is required.
      for (const { value, data } of part.items.at(-1)!.sentences.slice(1))
        if (requiresStrictly(context, value)) add('directive.sentence', data.from, data.to)
      goesOn = false
      continue
    }
    goesOn = true
    const lead = part.lead !== null && leadsIn(part.lead) ? part.lead : null
    if (!isApart(part)) {
      add(
        'directive.list',
        (lead ?? part.items[0]!.sentences[0]!).data.from,
        part.items.at(-1)!.sentences.at(-1)!.data.to,
      )
      continue
    }
    if (lead !== null && requiresStrictly(context, lead.value)) add('directive.sentence', lead.data.from, lead.data.to)
    for (const item of part.items) found.push(fromItem(context, item))
  }
  return found
}

/** Its first sentence is its headline where more stands behind it. */
function fromItem(context: Context, item: ProseItem): Directive {
  const { ordinal, opener, sentences } = item
  const [first, second] = sentences
  const { from, to } = itemStretch(item)
  // 公司层面：各公司要…
  const label = LABEL.exec(first!.value.slice(opener))?.[0].length ?? 0
  if (label === 0 && (second === undefined || first!.value.length > LONGEST_HEADLINE))
    return record(context, 'directive.item', ordinal, null, { from, text: from, to })
  const text = label > 0 ? from + label : second!.data.from
  const heading = evidence(context, from, label > 0 ? text : first!.data.to).text.replace(/[。；！，：]$/, '')
  return record(context, 'directive.item', ordinal, heading, { from, text, to })
}

const LABEL = /^\s*[㐀-鿿]{2,12}：(?=.)/

const LONGEST_HEADLINE = 60

const leadsIn = ({ value }: Sentence) => /[:：]$/.test(value)

function requiresHere(context: Context, { value }: Sentence, role: Role, goesOn: boolean): boolean {
  if (requiresStrictly(context, value)) return true
  return (goesOn || role === 'gathering') && requires(context, value)
}

function listRequires(context: Context, list: ProseList): boolean {
  if (leadTells(context, list.lead) === 'problems') return false
  const requiring = list.items.filter(({ opener, sentences }) => {
    const [first] = sentences
    const told = first!.ordinal === null ? sentences : [first!]
    return (
      /要/.test(first!.marker) ||
      told.some(({ value }, index) => requires(context, index === 0 ? value.slice(opener) : value))
    )
  })
  return requiring.length * 2 > list.items.length
}
