import * as z from 'zod/mini'
import { described } from '../described.ts'
import { provenance, Span, Unit } from '../types.ts'
import type { Judgement } from './judgements/judgement.ts'

/** 表扬: a named unit or person is commended. One record a unit, aspect and honor. */
export const Praise = /* @__PURE__ */ described('Praise', () =>
  z.strictObject({
    unit: Unit,
    aspect: z.nullable(z.string()),
    honor: z.nullable(z.string()),
    reason: z.nullable(z.string()),
    span: Span,
    ...provenance(),
  }),
)
export type Praise = z.infer<typeof Praise>

export function extractPraises(judgements: readonly Judgement[]): Praise[] {
  const praises = new Map<string, Praise>()
  for (const { way, unit, aspect, honor, words } of distinct(judgements.filter(({ stance }) => stance === 'praise'))) {
    const key = `${unit.name}|${aspect ?? ''}|${honor ?? ''}`
    if (praises.has(key)) continue
    praises.set(key, {
      unit,
      aspect,
      honor,
      reason: words?.text ?? null,
      span: words?.span ?? unit.span,
      rule: `praise.${way}`,
    })
  }
  return [...praises.values()].sort((a, b) => a.unit.span[0] - b.unit.span[0])
}

/** Who has a field of work or an honor is not commended once more without, nor with a part of the same honor's name. */
function distinct(commended: readonly Judgement[]): Judgement[] {
  const told = new Set<string>()
  const honors = new Map<string, Set<string>>()
  for (const { unit, aspect, honor } of commended) {
    if (aspect !== null || honor !== null) told.add(unit.name)
    if (honor !== null) honors.set(unit.name, (honors.get(unit.name) ?? new Set()).add(honor))
  }
  return commended.filter(({ unit, aspect, honor }) => {
    if (honor === null) return aspect !== null || !told.has(unit.name)
    return ![...honors.get(unit.name)!].some((other) => other.length > honor.length && other.includes(honor))
  })
}
