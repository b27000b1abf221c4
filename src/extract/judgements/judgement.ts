import type { Evidence, Unit } from '../../types.ts'
import type { Context } from '../context.ts'
import type { NamedUnit } from '../names/units.ts'

/** How a judgement was found: conferred in a sentence, received before the words that judge, told in a passage, named in a problem, listed on a roll, in a title. */
export type Way = 'conferral' | 'receiver' | 'prose' | 'problem' | 'roll' | 'table' | 'title'

/** What a notice says for or against a named unit. */
export interface Judgement {
  readonly way: Way
  readonly stance: 'praise' | 'reproach'
  readonly unit: Unit
  readonly aspect: string | null
  readonly honor: string | null
  /** The words that judge; null where a roll names the unit without more. */
  readonly words: Evidence | null
}

/** A unit read in the stretch of the cleaned text that begins at `base`, as the result has it. */
export function toUnit(context: Context, { name, kind, from, to }: NamedUnit, base: number): Unit {
  return { name, kind, span: context.cleaned.span(base + from, base + to) }
}
