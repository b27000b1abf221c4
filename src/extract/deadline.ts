import { find } from '../grammar/match.ts'
import { toIsoDate } from '../value/date.ts'
import { toDeadline } from '../value/deadline.ts'
import { type Context, parts } from './context.ts'
import { ofNotice } from './facts.ts'

/** The time by which something is to be done: its words, and its day where they and the date of the notice tell. */
export function deadlineIn(context: Context, text: string): { iso: string | null; text: string } | null {
  const match = find(context.grammar.patterns.directive.deadline, text)
  if (!match) return null
  const iso = match.groups!.length === undefined ? toDeadline(match.groups!, dateOfNotice(context)) : null
  return { iso, text: match[0] }
}

const dateOfNotice = ofNotice((context): string | null => {
  const line = parts(context, 'date')[0]
  const match = line ? find(context.grammar.patterns.date.date, line.value) : null
  return match ? toIsoDate(match.groups!) : null
})
