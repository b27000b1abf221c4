/** What a headline or label says of those named under it. */
import type { Grammar } from '../../grammar/grammar.ts'
import { find, occurs } from '../../grammar/match.ts'
import { at } from '../names/at.ts'

/** `praise` and `reproach` judge; `neutral` says that nobody is judged here; null says nothing either way. */
export type Stance = 'praise' | 'reproach' | 'neutral' | null

/** The stance of a section, by its headline. */
export function stanceOf(grammar: Grammar, headline: string): Stance {
  const { problem, praise, directive } = grammar.patterns
  if (occurs(problem.section, headline) || occurs(praise.blaming, headline)) return 'reproach'
  if (occurs(praise.section, headline)) return 'praise'
  if (occurs(directive.section, headline)) return 'neutral'
  return null
}

/** The field of work in which a unit is commended, behind its name: 语言文字工作成绩突出, 在家庭病床建设上大胆探索. */
export function fieldBehind(grammar: Grammar, text: string, from: number): string | null {
  const groups = at(grammar.patterns.praise.fieldBefore, text, from)?.groups
  return groups?.aspect ?? groups?.field ?? null
}

/** The field of work that a headline names: 提前谋划，加快工程进度 gives 工程进度, 领导重视，组织机构健全 gives 组织机构. */
export function aspectOf(grammar: Grammar, headline: string): string | null {
  const { effort, outcome, purpose, vague } = grammar.patterns.aspect
  const clauses = headline.split(/[，,；;：:]/).map((clause) => clause.trim().replace(/[。.]$/, ''))
  const fields = clauses.flatMap((clause) => {
    if (clauses.length > 1 && find(purpose, clause)?.index === 0) return []
    const opened = find(effort, clause)
    const behind = opened?.index === 0 ? clause.slice(opened[0].length) : clause
    const closed = find(outcome, behind)
    const field = closed ? behind.slice(0, closed.index) : behind
    return (opened?.index === 0 || closed) && field.length >= 2 && !occurs(vague, field) ? [field] : []
  })
  return fields.at(-1) ?? null
}
