import { find } from '../grammar/match.ts'
import { toIsoDate } from '../value/date.ts'
import type { Context } from './context.ts'

/** The time by which something is to be done: its words, and its day where they tell. */
export function deadlineIn(context: Context, text: string): { iso: string | null; text: string } | null {
  const match = find(context.grammar.patterns.directive.deadline, text)
  if (!match) return null
  const date = find(context.grammar.patterns.date.date, match[0])
  return { iso: date ? toIsoDate(date.groups!) : null, text: match[0] }
}
