import { find } from '../grammar/match.ts'
import type { NoticeTree } from '../tree.ts'
import { toIsoDate } from '../value/date.ts'
import { toDeadline } from '../value/deadline.ts'
import { type Context, parts } from './context.ts'

/** The time by which something is to be done: its words, and its day where they and the date of the notice tell. */
export function deadlineIn(context: Context, text: string): { iso: string | null; text: string } | null {
  const match = find(context.grammar.patterns.directive.deadline, text)
  if (!match) return null
  const iso = match.groups!.length === undefined ? toDeadline(match.groups!, dateOfNotice(context)) : null
  return { iso, text: match[0] }
}

const dates = new WeakMap<NoticeTree, string | null>()

function dateOfNotice(context: Context): string | null {
  const known = dates.get(context.tree)
  if (known !== undefined) return known
  const line = parts(context, 'date')[0]
  const match = line ? find(context.grammar.patterns.date.date, line.value) : null
  const iso = match ? toIsoDate(match.groups!) : null
  dates.set(context.tree, iso)
  return iso
}
