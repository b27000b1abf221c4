import type { Evidence, Unit } from '../../types.ts'
import { type Context, parts } from '../context.ts'
import { ofNotice } from '../facts.ts'
import { occurs } from '../../grammar/match.ts'
import { at } from '../names/at.ts'
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

/**
 * A unit read in the stretch of the cleaned text that begins at `base`, as the result has it. A notice about sites judges those (某局网站), not the
 * unit that runs them.
 */
export function toUnit(context: Context, { name, kind, from, to }: NamedUnit, base: number): Unit {
  const { cleaned, grammar } = context
  const ofSites = isAboutSites(context) && !occurs(grammar.patterns.praise.superior, name)
  const site = ofSites ? at(grammar.patterns.unit.site, cleaned.text, base + to)?.[0] : undefined
  return { name: name + (site ?? ''), kind, span: cleaned.span(base + from, base + to + (site?.length ?? 0)) }
}

const isAboutSites = ofNotice((context) => parts(context, 'title').some(({ value }) => /网站|新媒体/.test(value)))
