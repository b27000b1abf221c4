import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Block, Paragraph, Section, Sentence, Stretch } from '../tree.ts'
import { provenance, Span } from '../types.ts'
import { readBlocks } from './blocks.ts'
import { body, type Context, evidence, headline, sentencesOf } from './context.ts'
import { isBlameless, isSpecific, LONGEST_STATEMENT, statesDeficiency } from './deficiency.ts'
import { ofNotice } from './facts.ts'
import { readMentions } from './names/mentions.ts'
import { isPlausible } from './names/units.ts'
import { isList, itemStretch, type ProseList, proseParts } from './proseLists.ts'
import { isImperative, requires, requiresStrictly } from './requirement.ts'
import { isReproach, isRequest, leadTells, type Role, sectionRoles } from './roles.ts'

/** 存在问题: a deficiency stated of the work. `actors` are the words for who has it. */
export const Problem = /* @__PURE__ */ described('Problem', () =>
  z.strictObject({
    ordinal: z.nullable(z.int()),
    text: z.string(),
    actors: z.array(z.string()),
    span: Span,
    ...provenance(),
  }),
)
export type Problem = z.infer<typeof Problem>

export function extractProblems(context: Context): Problem[] {
  return problemStretches(context).map(({ rule, ordinal, from, to }) => {
    const stated = evidence(context, from, to)
    const actors = findAll(context.grammar.patterns.problem.actor, stated.text).map((match) => match.groups!.actor!)
    return { ordinal, text: stated.text, actors: [...new Set(actors)], span: stated.span, rule }
  })
}

/** Where a problem is stated, in the cleaned text. */
export interface StatedProblem extends Stretch {
  readonly rule: string
  readonly ordinal: number | null
}

export const problemStretches = ofNotice((context): readonly StatedProblem[] =>
  inBlocks(context, body(context)?.children ?? [], 'plain'),
)

function inBlocks(context: Context, blocks: readonly Block[], role: Role): StatedProblem[] {
  const roles = sectionRoles(context)
  return readBlocks(blocks, {
    prose: (paragraphs) => inProse(context, paragraphs, role),
    section: (section) => fromSection(context, section, roles.get(section) ?? 'plain'),
  })
}

/** A numbered item of a section on problems is one record, unless its headline only names a field and its own items state them. */
function fromSection(context: Context, section: Section, role: Role): StatedProblem[] {
  if (role === 'directive' || role === 'gathering') return []
  const stated = headline(section)
  if (role !== 'problem' && !isAboutOne(context, section)) return inBlocks(context, section.children, role)
  const deeper = section.children.some((child) => child.type === 'section')
  if (deeper && stated !== null && !isSpecific(context, stated)) return inBlocks(context, section.children, 'problems')
  const rest = context.cleaned.text.slice(section.data.from + section.marker.length)
  const from = section.data.from + section.marker.length + find(/\s*\S/g, rest)!.index
  return [{ rule: 'problem.section', ordinal: section.ordinal, from, to: endOf(context, section) }]
}

/** Where a section on one problem turns to something else; sections inside it belong to it whole. */
function endOf(context: Context, section: Section): number {
  if (section.children.some((child) => child.type === 'section')) return section.data.to
  const [first] = section.children
  const sentences = sentencesOf(section)
  const before = (turn: number) => (turn > 0 ? sentences[turn - 1]! : first!.type === 'heading' ? first : null)
  const turn = sentences.findIndex(
    ({ value }, index) => before(index) && occurs(context.grammar.patterns.problem.turnAway, value),
  )
  return turn < 0 ? section.data.to : before(turn)!.data.to
}

/** An item whose headline is a name and whose words state what is wrong there: 3.大洼村。废旧农膜随处丢弃…. */
function isAboutOne(context: Context, section: Section): boolean {
  const stated = headline(section)
  if (stated === null || stated.length > LONGEST_NAME || section.children.length !== 2) return false
  if (!occurs(context.grammar.patterns.structure.organAtEnd, stated)) return false
  const sentences = sentencesOf(section)
  return sentences.length > 0 && sentences.every(({ value }) => statesDeficiency(context, value))
}

const LONGEST_NAME = 12

function inProse(context: Context, paragraphs: readonly Paragraph[], role: Role): StatedProblem[] {
  if (role === 'directive' || role === 'gathering') return []
  const { problem: rules } = context.grammar.patterns
  const found: StatedProblem[] = []
  const expected = role === 'problems' || role === 'problem' || isReproach(context)
  let announced = expected
  const state = (part: Sentence) => {
    const { value, data } = part
    const tells = leadTells(context, part)
    if (tells === 'problems') announced = true
    else if (tells === 'requirements' || requiresStrictly(context, value)) announced = false
    if (isImperative(context, value) || occurs(context.grammar.patterns.directive.announcement, value)) return
    if (LEADS_IN.test(value) || (occurs(rules.turnAway, value) && !occurs(rules.stands, value))) return
    // Once a passage states what is wrong, who has it need not be said again; and 有的… alone states it.
    const goesOn =
      announced && (occurs(rules.someone, value) ? !occurs(rules.sanction, value) : statesDeficiency(context, value))
    if (
      !(announced && tellsOfNamed(context, value)) &&
      !(goesOn
        ? isSpecific(context, value) || occurs(rules.someone, value)
        : statesDeficiency(context, value) && hasSubject(context, value))
    )
      return
    found.push({ rule: 'problem.sentence', ordinal: null, from: data.from, to: data.to })
    announced ||= role !== 'report'
  }
  for (const part of proseParts(paragraphs, context.grammar.patterns.roll.bullet)) {
    if (!isList(part)) {
      state(part)
      continue
    }
    if (!listStates(context, part, announced)) continue
    const rest = untilTurn(context, part)
    found.push(...fromList(part, rest.length))
    announced = true
    rest.forEach(state)
  }
  return found
}

/** 不合格产品及其生产单位如下： what follows says it. */
const LEADS_IN = /如下\s?[：:。]?\s*$/

/** Announced as problems, or most items state a deficiency and do not require. */
function listStates(context: Context, list: ProseList, announced: boolean): boolean {
  const tells = leadTells(context, list.lead)
  if (tells === 'requirements') return false
  const firsts = list.items.map(({ opener, sentences: [first] }) => first!.value.slice(opener))
  const stating = list.items.filter(({ sentences }) => sentences.some(({ value }) => statesDeficiency(context, value)))
  const requiring = firsts.filter((value) => requires(context, value))
  if (requiring.length * 2 > firsts.length) return false
  if (announced || tells === 'problems') return stating.length * 3 >= firsts.length
  return stating.length * 2 > firsts.length
}

function fromList({ items }: ProseList, behind: number): StatedProblem[] {
  return items.map(({ ordinal, opener, sentences }, index) => {
    const own = index === items.length - 1 ? sentences.slice(0, sentences.length - behind) : sentences
    return { rule: 'problem.item', ordinal, ...itemStretch({ ordinal, opener, sentences: own }) }
  })
}

/**
 * The last item of a list ends where its paragraph turns to something else; where the list stands inside one paragraph, also where no deficiency
 * is stated any more.
 * @returns the sentences behind it
 */
function untilTurn(context: Context, { items, apart }: ProseList): readonly Sentence[] {
  const { sentences } = items.at(-1)!
  const turn = sentences.findIndex(
    ({ value }, index) =>
      index > 0 &&
      (requires(context, value) ||
        occurs(context.grammar.patterns.problem.turnAway, value) ||
        (!apart && !statesDeficiency(context, value))),
  )
  return turn < 0 ? [] : sentences.slice(turn)
}

/** Someone has it: 有的单位, 个别县区; or it is said to stand: 仍存在, 反映出. */
function hasSubject(context: Context, value: string): boolean {
  const { problem: rules } = context.grammar.patterns
  return (
    isSpecific(context, value) &&
    (isRequest(context) || occurs(rules.actor, value) || occurs(rules.stands, value) || namesSubject(context, value))
  )
}

/** 甲县、乙镇进度滞后, 其中由县民政局负责的事项进展滞后: those who have it are named. */
function namesSubject({ grammar }: Context, value: string): boolean {
  return readMentions(grammar, value).some(({ end }) =>
    occurs(grammar.patterns.praise.faulted, value.slice(end, end + LONGEST_STATEMENT)),
  )
}

/** Where what is wrong is told, a sentence that begins with one who is named tells it too: 窗口向申请人索要法定之外的材料. */
function tellsOfNamed(context: Context, value: string): boolean {
  const [first] = readMentions(context.grammar, value)
  const { problem: rules, judgement } = context.grammar.patterns
  if (!first || first.start > 0 || !/[，；]/.test(value) || !isPlausible(context.grammar, first)) return false
  if ([rules.sanction, judgement.punished, judgement.receives].some((pattern) => occurs(pattern, value))) return false
  return !isBlameless(context, value, first)
}
