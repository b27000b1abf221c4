import * as z from 'zod'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Section, Sentence } from '../tree.ts'
import { Span } from '../types.ts'
import { body, type Context, evidence, headline, paragraphs } from './context.ts'

/** 存在问题: a deficiency stated of the work. `actors` are the words for who has it. */
export const Problem = z
  .strictObject({ ordinal: z.int().nullable(), text: z.string(), actors: z.array(z.string()), span: Span })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

export function extractProblems(context: Context): Problem[] {
  const children = body(context)?.children ?? []
  const problems: Problem[] = []
  const taken = new Set<Section>()
  for (const section of problemSections(context, children)) {
    const items = section.children.filter((child) => child.type === 'section')
    if (items.length === 0) continue
    for (const item of items)
      problems.push(problem(context, item.ordinal, item.data.from + markerLength(context, item), item.data.to))
    for (const item of [section, ...items]) taken.add(item)
  }
  for (const { paragraph, sections } of paragraphs(children)) {
    if (
      sections.some(
        (section) =>
          taken.has(section) && section.children.every((child) => child.type !== 'paragraph' || child !== paragraph),
      )
    )
      continue
    const inSection = sections.some((section) =>
      occurs(context.grammar.patterns.problem.section, headline(section) ?? ''),
    )
    problems.push(...problemsInProse(context, paragraph.children, inSection, sections))
  }
  return problems.sort((a, b) => a.span[0] - b.span[0])
}

function problemSections(context: Context, blocks: readonly { type: string }[]): Section[] {
  return (blocks as Section[]).filter(
    (block) => block.type === 'section' && occurs(context.grammar.patterns.problem.section, headline(block) ?? ''),
  )
}

function markerLength(context: Context, section: Section): number {
  return (
    find(/\s*\S/g, context.cleaned.text.slice(section.data.from + section.marker.length))!.index + section.marker.length
  )
}

/** An enumerated item goes on while sentences state deficiencies; in running prose each sentence that states one is a record. */
function problemsInProse(
  context: Context,
  sentences: readonly Sentence[],
  inSection: boolean,
  sections: readonly Section[],
): Problem[] {
  const { problem: rules, directive, praise } = context.grammar.patterns
  const problems: Problem[] = []
  const requiring = sections.some(
    (section) =>
      section.depth === 1 &&
      !inSection &&
      !occurs(directive.report, headline(section) ?? '') &&
      headline(section) !== null,
  )
  let announced = inSection
  let item: { ordinal: number; from: number; to: number } | null = null
  const close = () => {
    if (item) problems.push(problem(context, item.ordinal, item.from, item.to))
    item = null
  }
  for (const sentence of sentences) {
    const { value, data, ordinal, marker } = sentence
    const states = isDeficient(context, value)
    if (occurs(rules.announcement, value)) {
      close()
      announced = true
      continue
    }
    if (
      announced &&
      ordinal !== null &&
      (ordinal === 1 || item !== null || problems.length > 0) &&
      (states || ordinal > 1 || inSection)
    ) {
      close()
      item = { ordinal, from: data.from + marker.length, to: data.to }
      continue
    }
    if (item && states && !occurs(directive.prose, value)) {
      item = { ...(item as { ordinal: number; from: number }), to: data.to }
      continue
    }
    close()
    if (requiring || !states || occurs(praise.section, value)) continue
    if (hasSubject(context, value) && !occurs(directive.prose, value))
      problems.push(problem(context, null, data.from, data.to))
  }
  close()
  return problems
}

/** A deficiency is stated, and not merely forbidden or to be avoided. */
function isDeficient(context: Context, value: string): boolean {
  return occurs(context.grammar.patterns.problem.deficient, value)
}

/** Someone has it: 有的单位, 个别县区. */
function hasSubject(context: Context, value: string): boolean {
  return occurs(context.grammar.patterns.problem.actor, value)
}

function problem(context: Context, ordinal: number | null, from: number, to: number): Problem {
  const stated = evidence(context, from, to)
  const actors = findAll(context.grammar.patterns.problem.actor, stated.text).map((match) => match.groups!.actor!)
  return { ordinal, text: stated.text, actors: [...new Set(actors)], span: stated.span }
}
