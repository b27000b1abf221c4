import * as z from 'zod/mini'
import { described } from '../described.ts'
import { provenance, Span, Unit } from '../types.ts'
import type { Judgement } from './judgements/judgement.ts'

/** 批评: a named unit, site or person is reproached. One record a unit. */
export const Criticism = /* @__PURE__ */ described('Criticism', () =>
  z.strictObject({ unit: Unit, matter: z.string(), span: Span, ...provenance() }),
)
export type Criticism = z.infer<typeof Criticism>

export function extractCriticisms(judgements: readonly Judgement[]): Criticism[] {
  const criticisms = new Map<string, Criticism>()
  for (const { way, stance, unit, words } of judgements) {
    if (stance !== 'reproach' || criticisms.has(unit.name)) continue
    criticisms.set(unit.name, {
      unit,
      matter: words?.text ?? unit.name,
      span: words?.span ?? unit.span,
      rule: `criticism.${way}`,
    })
  }
  return [...criticisms.values()].sort((a, b) => a.unit.span[0] - b.unit.span[0])
}
