/** What each section of the body is for: its headline, the sentence that leads into it, what it stands in, and its own words tell. */
import { occurs } from '../grammar/match.ts'
import type { Block, Section, Sentence } from '../tree.ts'
import { body, type Context, headline, parts, sentencesOf } from './context.ts'
import { ofNotice } from './facts.ts'
import { isImperative, requires, requiresStrictly } from './requirement.ts'

/**
 * `directive`: one requirement. `gathering`: requirements stand in it (工作要求, 重点任务). `problems`: problems do. `problem`: one of
 * them. `report`: tells of what was done. `arrangements`: procedures, rules, goals, grants. `plain`: none of these.
 */
export type Role = 'directive' | 'gathering' | 'problems' | 'problem' | 'report' | 'arrangements' | 'plain'

type Inherited = 'requirements' | 'problems' | 'report' | 'arrangements' | null

/** The role of every section of the body. */
export const sectionRoles = ofNotice((context): ReadonlyMap<Section, Role> => {
  const roles = new Map<Section, Role>()
  assign(context, body(context)?.children ?? [], genreTells(context), roles)
  return roles
})

/** 报告 and 请示 speak to those above: they tell and ask, and require nothing. */
export function genreTells(context: Context): 'report' | null {
  return occurs(context.grammar.patterns.passage.reportingGenre, title(context)) ? 'report' : null
}

/** 批复 and 函 grant and answer: what they require is said in so many words. */
/** A notice about what was done wrong: its sentences state it without announcing. */
export function isReproach(context: Context): boolean {
  return occurs(context.grammar.patterns.problem.reproachTitle, title(context))
}

/** 请示 and 议案 give for reasons what is wrong at home: it need not be said who has it. */
export function isRequest(context: Context): boolean {
  return occurs(context.grammar.patterns.passage.requestingGenre, title(context))
}

/** 函: a letter asks, and does not require. */
export function isLetter(context: Context): boolean {
  return occurs(context.grammar.patterns.passage.letter, title(context))
}

/** 纪要: its headlines name what was discussed. */
function isMinutes(context: Context): boolean {
  return occurs(context.grammar.patterns.passage.minutes, title(context))
}

function isAnswer(context: Context): boolean {
  return occurs(context.grammar.patterns.passage.answeringGenre, title(context))
}

const title = (context: Context) => parts(context, 'title')[0]?.value ?? ''

function assign(context: Context, blocks: readonly Block[], inherited: Inherited, roles: Map<Section, Role>): void {
  let lead: Inherited = null
  let siblings: Section[] = []
  const settle = () => {
    // In a report too a sentence may say that problems follow.
    const told = inherited === null || (inherited === 'report' && lead === 'problems')
    // 现将情况和存在的问题通报如下 leads to sections of which one alone is on problems.
    const mixed = lead === 'problems' && siblings.some((section) => isHeaded(context, section))
    assignSiblings(context, siblings, told && !mixed ? lead : inherited, roles)
    siblings = []
  }
  for (const block of blocks) {
    if (block.type === 'section') siblings.push(block)
    else if (block.type === 'paragraph') {
      settle()
      lead = leadTells(context, block.children.at(-1))
    }
  }
  settle()
}

/** Does its headline say that the section is on problems, or on what is required? */
function isHeaded(context: Context, section: Section): boolean {
  const { problem, directive } = context.grammar.patterns
  const stated = headline(section)
  return stated !== null && (occurs(problem.section, stated) || occurs(directive.section, stated))
}

/** What the sentence before a list says that the list is. */
export function leadTells(context: Context, sentence: Sentence | null | undefined): Inherited {
  if (!sentence) return null
  const { passage, problem } = context.grammar.patterns
  if (occurs(passage.leadToRequirements, sentence.value)) return 'requirements'
  if (occurs(problem.announcement, sentence.value)) return 'problems'
  return null
}

function assignSiblings(
  context: Context,
  sections: readonly Section[],
  inherited: Inherited,
  roles: Map<Section, Role>,
): void {
  for (const section of sections) roles.set(section, roleOf(context, section, inherited))
  takeRestarted(context, sections, roles)
  // Numbered paragraphs of one list are of one kind: where most require, one that requires in part does too.
  const directives = sections.filter((section) => roles.get(section) === 'directive')
  if (directives.length * 5 >= sections.length * 3)
    for (const section of sections)
      if (roles.get(section) === 'plain' && sentencesOf(section).some(({ value }) => requires(context, value)))
        roles.set(section, 'directive')
  for (const section of sections) assign(context, section.children, handedDown(roles.get(section)!), roles)
}

/** 三、存在的主要问题 一、… 二、… 四、工作要求: what is counted anew behind a headline with nothing under it stands under it. */
function takeRestarted(context: Context, sections: readonly Section[], roles: Map<Section, Role>): void {
  let next = 0
  for (const section of sections) {
    const stated = headline(section)
    if (next > 0 && section.ordinal === next && (stated === null || !turnsAway(context, stated))) {
      roles.set(section, 'problem')
      next++
    } else next = roles.get(section) === 'problems' && section.children.length === 1 ? 1 : 0
  }
}

function handedDown(role: Role): Inherited {
  if (role === 'directive' || role === 'gathering') return 'requirements'
  if (role === 'problems' || role === 'problem') return 'problems'
  return role === 'plain' ? null : role
}

function roleOf(context: Context, section: Section, inherited: Inherited): Role {
  const { passage, problem, directive } = context.grammar.patterns
  const stated = headline(section)
  if (stated !== null) {
    if (inherited === 'problems' && !turnsAway(context, stated)) return 'problem'
    if (occurs(problem.section, stated)) return 'problems'
    if (occurs(passage.topic, stated)) {
      if (isAnswer(context)) return 'report'
      if (isMinutes(context)) return 'plain'
    }
    if (inherited !== 'report' && leadTells(context, sentencesOf(section)[0]) === 'problems') return 'problems'
    // 停止招生的学校（2所） heads a roll.
    if (occurs(context.grammar.patterns.roll.counted, stated)) return 'plain'
    if (occurs(directive.section, stated)) return inherited === 'report' ? 'report' : 'gathering'
    const orders = isImperative(context, stated)
    if (!orders && occurs(passage.report, stated))
      return occurs(passage.settlement, stated) && mostlyRequires(context, section) ? 'gathering' : 'report'
    if (!orders && occurs(passage.arrangement, stated) && !mostlyRequires(context, section)) return 'arrangements'
    if (inherited === 'report' || inherited === 'arrangements') return inherited
    if (occurs(passage.grant, stated)) return 'arrangements'
  }
  if (inherited === 'problems' && (stated === null || !turnsAway(context, stated))) return 'problem'
  if (inherited === 'report' || inherited === 'arrangements') return inherited
  return isDirective(context, section, stated, inherited) ? 'directive' : 'plain'
}

/** 竞赛优胜单位, 几点要求: no problem, though a lead-in that announced problems holds for the headlines beside it. */
function turnsAway(context: Context, stated: string): boolean {
  const { directive, roll } = context.grammar.patterns
  const apart = occurs(directive.section, stated) || occurs(roll.honor, stated) || occurs(roll.praising, stated)
  return apart && !occurs(context.grammar.patterns.problem.deficient, stated)
}

const imperative = (context: Context, text: string) => occurs(context.grammar.patterns.passage.imperative, text)

function isDirective(context: Context, section: Section, stated: string | null, inherited: Inherited): boolean {
  const { passage, directive: rules } = context.grammar.patterns
  const sentences = sentencesOf(section).map(({ value }) => value)
  // 听取了…汇报。会议要求：1.… tells itself, and its items require.
  if (stated !== null && occurs(passage.perfective, stated) && section.children.some(({ type }) => type === 'section'))
    return false
  if (sentences.length === 0)
    return stated !== null && !isAnswer(context) && (inherited === 'requirements' || imperative(context, stated))
  if (stated === null && occurs(passage.grant, sentences[0]!)) return false
  // 三、自即日起禁止…：（一）…（二）… is one requirement with its particulars.
  const [first] = section.children
  const headed =
    stated === null && first?.type === 'paragraph' && section.children.some(({ type }) => type === 'section')
  if (headed && !isAnswer(context) && occurs(rules.openModal, sentences[0]!)) return true
  const requiring = sentences.filter((value) => requires(context, value)).length
  const told = sentences.filter(
    (value) => (occurs(passage.perfective, value) || occurs(rules.future, value)) && !requires(context, value),
  ).length
  const granted = sentences.filter((value) => occurs(passage.favour, value) && !requires(context, value)).length
  if (requiring === 0 && granted * 2 >= sentences.length) return false
  if (inherited === 'requirements') return told === 0 || requiring > 0
  if (isAnswer(context)) {
    const strictly = sentences.filter((value) => requiresStrictly(context, value)).length
    return strictly > 0 && strictly * 2 >= sentences.length
  }
  if (stated !== null && isImperative(context, stated)) return requiring >= told && told < sentences.length
  if (stated !== null && imperative(context, stated)) return requiring > told
  return requiring > told && requiring * 2 >= sentences.length && requires(context, sentences[0]!)
}

function mostlyRequires(context: Context, section: Section): boolean {
  const sentences = sentencesOf(section)
  return sentences.filter(({ value }) => requiresStrictly(context, value)).length * 2 >= sentences.length
}
