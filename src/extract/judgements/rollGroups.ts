/** Groups of a roll: a place or a system heads the names that belong to it, and is none of them. */
import { occurs } from '../../grammar/match.ts'
import type { Context } from '../context.ts'
import type { Judgement } from './judgement.ts'
import type { Roll } from './rolls.ts'

/** A name on a roll. */
export interface Listed {
  readonly roll: Roll
  readonly judgement: Judgement
}

/** So many heads of groups at least tell that places head groups on a roll that is not counted. */
const FEWEST_HEADS = 2

/**
 * Rolls without what heads their groups: a place (青麓省) before units of that place, each before another name than a place. A roll that has as
 * many names with its places as its label tells keeps them.
 */
export function withoutHeads({ grammar }: Context, listed: readonly Listed[]): Judgement[] {
  const rolls = new Map<Roll, Listed[]>()
  for (const one of listed) {
    const roll = rolls.get(one.roll) ?? []
    rolls.set(one.roll, roll)
    roll.push(one)
  }
  return [...rolls].flatMap(([{ count }, names]) => {
    const judgements = names.map(({ judgement }) => judgement)
    if (count === judgements.length) return judgements
    const places = new Set(judgements.filter(({ unit }) => occurs(grammar.patterns.roll.group, unit.name)))
    const heads = new Set(
      judgements.filter((one, i) => {
        const next = judgements[i + 1]
        return places.has(one) && next !== undefined && !places.has(next)
      }),
    )
    const apart =
      heads.size === places.size &&
      (places.size >= FEWEST_HEADS || count === judgements.length - places.size) &&
      places.has(judgements[0]!)
    return judgements.filter((one, i) => {
      const next = judgements[i + 1]
      return !heads.has(one) || !(apart || next!.unit.name.startsWith(one.unit.name))
    })
  })
}
