import * as z from 'zod'
import { occurs } from '../grammar/match.ts'
import { Span, Unit } from '../types.ts'
import { body, type Context, headline, paragraphs } from './context.ts'
import { readUnits } from './units.ts'

/** 批评: a named unit, site or person is reproached. One record a unit. */
export const Criticism = z.strictObject({ unit: Unit, matter: z.string(), span: Span }).meta({ id: 'Criticism' })
export type Criticism = z.infer<typeof Criticism>

export function extractCriticisms(context: Context): Criticism[] {
  const { problem, directive } = context.grammar.patterns
  const criticisms = new Map<string, Criticism>()
  for (const { paragraph, sections } of paragraphs(body(context)?.children ?? [])) {
    const headlines = sections.map((section) => headline(section) ?? '')
    const inProblems = headlines.some((text) => occurs(problem.section, text))
    if (!inProblems && headlines.some((text) => occurs(directive.section, text))) continue
    for (const { value, data } of paragraph.children) {
      if (!occurs(problem.reproach, value) && !(inProblems && occurs(problem.deficient, value))) continue
      if (occurs(directive.prose, value)) continue
      for (const unit of unitsIn(context, value)) {
        const span = context.cleaned.span(data.from + unit.from, data.from + unit.to)
        if (!criticisms.has(unit.name))
          criticisms.set(unit.name, {
            unit: { name: unit.name, kind: unit.kind, span },
            matter: value,
            span: context.cleaned.span(data.from, data.to),
          })
      }
    }
  }
  return [...criticisms.values()]
}

/** Units that open a clause, or stand behind 对. */
function unitsIn(context: Context, value: string) {
  const starts = [0, ...[...value.matchAll(/[，。；：]|对/g)].map((match) => match.index + 1)]
  let end = 0
  return starts.flatMap((start) => {
    if (start < end) return []
    const list = readUnits(context.grammar, value, start)
    end = list.end
    return list.units
  })
}
