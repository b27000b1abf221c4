import type { Context } from '../context.ts'
import { body, paragraphs } from '../context.ts'
import { readConferrals } from './conferrals.ts'
import type { Judgement } from './judgement.ts'
import { readPassages } from './passages.ts'
import { readReceivers } from './receivers.ts'
import { readRolls } from './rolls.ts'

/** Everything that the notice says for or against a named unit: what it confers, what it tells, whom it lists. */
export function readJudgements(context: Context): Judgement[] {
  const conferred = paragraphs(body(context)?.children ?? []).flatMap(({ paragraph }) =>
    readConferrals(context, paragraph.data.from, paragraph.data.to),
  )
  return [...conferred, ...readReceivers(context), ...readPassages(context), ...readRolls(context)]
}
