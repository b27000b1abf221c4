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
  const byName = new Map<string, Judgement[]>()
  for (const judgement of commended) {
    const others = byName.get(judgement.unit.name) ?? []
    byName.set(judgement.unit.name, [...others, judgement])
  }
  return commended.filter((one) => {
    const others = byName.get(one.unit.name)!.filter((other) => other !== one)
    if (one.honor === null)
      return one.aspect !== null || others.every(({ aspect, honor }) => aspect === null && honor === null)
    return !others.some(({ honor }) => honor !== null && honor.length > one.honor!.length && honor.includes(one.honor!))
  })
}
