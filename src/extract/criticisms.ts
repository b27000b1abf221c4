import * as z from 'zod'
import { Span, Unit } from '../types.ts'
import { type Context, evidence } from './context.ts'
import type { Judgement } from './judgements/judgement.ts'

/** 批评: a named unit, site or person is reproached. One record a unit. */
export const Criticism = z.strictObject({ unit: Unit, matter: z.string(), span: Span }).meta({ id: 'Criticism' })
export type Criticism = z.infer<typeof Criticism>

export function extractCriticisms(context: Context, judgements: readonly Judgement[]): Criticism[] {
  const criticisms = new Map<string, Criticism>()
  for (const { stance, unit, words } of judgements) {
    if (stance !== 'reproach' || criticisms.has(unit.name)) continue
    const { text, span } = evidence(context, words?.from ?? unit.from, words?.to ?? unit.to)
    criticisms.set(unit.name, {
      unit: { name: unit.name, kind: unit.kind, span: context.cleaned.span(unit.from, unit.to) },
      matter: text,
      span,
    })
  }
  return [...criticisms.values()]
}
