import * as z from 'zod'
import { Span, Unit } from '../types.ts'
import { type Context, evidence } from './context.ts'
import type { Judgement } from './judgements/judgement.ts'

/** 表扬: a named unit or person is commended. One record a unit, aspect and honor. */
export const Praise = z
  .strictObject({
    unit: Unit,
    aspect: z.string().nullable(),
    honor: z.string().nullable(),
    reason: z.string().nullable(),
    span: Span,
  })
  .meta({ id: 'Praise' })
export type Praise = z.infer<typeof Praise>

export function extractPraises(context: Context, judgements: readonly Judgement[]): Praise[] {
  const praises = new Map<string, Praise>()
  const commended = judgements.filter(({ stance }) => stance === 'praise')
  const said = new Set(
    commended.filter(({ aspect, honor }) => aspect !== null || honor !== null).map(({ unit }) => unit.name),
  )
  for (const { unit, aspect, honor, words } of commended) {
    // Who has a field of work or an honor is not commended once more without.
    if (aspect === null && honor === null && said.has(unit.name)) continue
    const key = `${unit.name}|${aspect ?? ''}|${honor ?? ''}`
    if (praises.has(key)) continue
    const reason = words && evidence(context, words.from, words.to)
    praises.set(key, {
      unit: { name: unit.name, kind: unit.kind, span: context.cleaned.span(unit.from, unit.to) },
      aspect,
      honor,
      reason: reason?.text ?? null,
      span: reason?.span ?? context.cleaned.span(unit.from, unit.to),
    })
  }
  return [...praises.values()]
}
