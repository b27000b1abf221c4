import { find } from '../../grammar/match.ts'
import type { Block, Line } from '../../tree.ts'
import { body, type Context, evidence, paragraphs, parts } from '../context.ts'
import { readUnits } from '../names/units.ts'
import { readConferrals } from './conferrals.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { readPassages } from './passages.ts'
import { readReceivers } from './receivers.ts'
import { readRolls } from './rolls.ts'

/** Everything that the notice says for or against a named unit: what it confers, what it tells, whom it lists. */
export function readJudgements(context: Context): Judgement[] {
  const blocks = body(context)?.children ?? []
  const titles = parts(context, 'title')
  const headings = headingsOf(blocks)
  return [
    ...[...titles, ...headings].flatMap(({ data }) => readConferrals(context, data)),
    ...titles.flatMap((title) => blamedInTitle(context, title)),
    ...paragraphs(blocks).flatMap(({ paragraph }) => readConferrals(context, paragraph.data)),
    ...readReceivers(context),
    ...readPassages(context),
    ...readRolls(context),
  ]
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
