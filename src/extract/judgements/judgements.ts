import { find, findAll, occurs } from '../../grammar/match.ts'
import type { Block, Line } from '../../tree.ts'
import { body, type Context, evidence, paragraphs, parts } from '../context.ts'
import { at } from '../names/at.ts'
import { isPlausible, readUnits } from '../names/units.ts'
import { readConferrals } from './conferrals.ts'
import { readFaulted } from './faulted.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { readPassages } from './passages.ts'
import { readReceivers } from './receivers.ts'
import { readRolls } from './rolls.ts'

/** Everything that the notice says for or against a named unit: what it confers, what it tells, whom it lists. */
export function readJudgements(context: Context): Judgement[] {
  const bearing = bearingOf(context)
  if (bearing === 'planning') return plausible(context, [...inPassing(context), ...readFaulted(context)])
  const blocks = body(context)?.children ?? []
  const titles = parts(context, 'title')
  const judgements = withFullHonors(context, [
    ...[...titles, ...headingsOf(blocks)].flatMap(({ data }) => readConferrals(context, data)),
    ...titles.flatMap((title) => blamedInTitle(context, title)),
    ...[...blocks, ...parts(context, 'attachment').flatMap(({ children }) => children)].flatMap((block) =>
      paragraphs([block]).flatMap(({ paragraph }) => readConferrals(context, paragraph.data)),
    ),
    ...readReceivers(context),
    ...(bearing === 'telling' ? readPassages(context) : inPassing(context)),
    ...readFaulted(context),
    ...readRolls(context),
  ])
  return plausible(context, withFields(context, judgements))
}

function plausible(context: Context, judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter(({ unit }) => isPlausible(context.grammar, unit) && !isSuperior(context, unit.name))
}

/** Whom a notice commends that is for something else: words that commend wherever they stand. */
const inPassing = (context: Context): Judgement[] => readPassages(context, true)

/** A government is judged by its congress alone. */
function isSuperior(context: Context, name: string): boolean {
  const { superior, answerable, congress } = context.grammar.patterns.praise
  if (!occurs(superior, name)) return false
  return !(occurs(answerable, name) && parts(context, 'title').some(({ value }) => occurs(congress, value)))
}

/** 先进集体 on a roll is the “抗洪抢险先进集体” that the decision confers. */
function withFullHonors(context: Context, judgements: readonly Judgement[]): Judgement[] {
  const onRolls = judgements.some(({ way, honor }) => honor !== null && (way === 'roll' || way === 'table'))
  if (!onRolls) return [...judgements]
  const named = judgements.flatMap(({ way, honor }) => (way === 'conferral' && honor !== null ? [honor] : []))
  const conferred = [...new Set([...named, ...titlesConferred(context)])]
  return judgements.map((judgement) => {
    const { way, honor } = judgement
    if (honor === null || (way !== 'roll' && way !== 'table')) return judgement
    const same = conferred.filter((full) => full.endsWith(honor))
    return same.length === 1 ? { ...judgement, honor: same[0]! } : judgement
  })
}

/** 先进单位 and 优秀等次 name no field of work: theirs is the one that the title names. */
function withFields(context: Context, judgements: readonly Judgement[]): Judgement[] {
  const { field, bareHonor } = context.grammar.patterns.roll
  const aspect = find(field, parts(context, 'title')[0]?.value ?? '')?.groups!.aspect
  return judgements.map((judgement) =>
    aspect !== undefined && judgement.honor !== null && occurs(bareHonor, judgement.honor)
      ? { ...judgement, aspect: judgement.aspect ?? aspect }
      : judgement,
  )
}

/** 授予下列同志“…”称号: titles that the body confers on those whom its rolls list. */
function titlesConferred(context: Context): string[] {
  const { quotedHonor, title } = context.grammar.patterns.roll
  return paragraphs(body(context)?.children ?? []).flatMap(({ paragraph: { data } }) => {
    const text = context.cleaned.text.slice(data.from, data.to)
    return findAll(quotedHonor, text).flatMap(({ index, 0: quoted, groups }) =>
      at(title, text, index + quoted.length) === null ? [] : [groups!.honor!],
    )
  })
}

/**
 * What the notice is for. `telling`: how work went, so that who is named in it is judged. `planning`: rules, plans, calls for entries, which
 * judge nobody, although they speak of honors and sanctions. Else only those are judged on whom it confers, whom it sanctions or lists.
 */
function bearingOf(context: Context): 'telling' | 'planning' | null {
  const { telling, told, judging, planning } = context.grammar.patterns.tone
  const title = parts(context, 'title')
    .map(({ value }) => value.replace(/\n/g, ''))
    .join('')
  if (occurs(telling, title)) return 'telling'
  if (occurs(planning, title) && !occurs(judging, title)) return 'planning'
  const main = body(context)
  return main && occurs(told, context.cleaned.text.slice(main.data.from, main.data.to)) ? 'telling' : null
}

function headingsOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block) =>
    block.type === 'section' ? headingsOf(block.children) : block.type === 'heading' ? [block] : [],
  )
}

/** 关于某市…有关问题的通报 reproaches the unit that it names first. */
function blamedInTitle(context: Context, { value, data }: Line): Judgement[] {
  const match = find(context.grammar.patterns.judgement.blamingTitle, value)
  if (!match) return []
  const start = match.index + match[0].indexOf(match.groups!.matter!)
  const { units } = readUnits(context.grammar, value, start, true)
  return units.map((unit) => ({
    way: 'title',
    stance: 'reproach',
    unit: toUnit(context, unit, data.from),
    aspect: null,
    honor: null,
    words: evidence(context, data.from + start, data.from + match.index + match[0].length),
  }))
}
