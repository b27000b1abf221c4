import type { Balance } from './balances.ts'
import { countOrders } from './orders.ts'
import type { Keep } from './places.ts'
import { narrowByRank, rowsAhead, saysRank, settledStanding, standingOf } from './ranks.ts'
import type { Readings } from './readings.ts'
import { type Outcome, play, type RankShare, type Terms } from './scenario.ts'
import type { Sheet } from './sheet.ts'
import { Exhausted, type Steps } from './steps.ts'

/**
 * Counts the solutions of a sheet with rank checks. Where all rows' standings are settled, a rank check is a check of one row;
 * where they are not, the rows are taken in the order of their standings.
 */
export function playRanked(
  sheet: Sheet,
  balances: readonly Balance[],
  lists: readonly Readings[],
  keep: Keep | null,
  terms: Terms,
  steps: Steps,
): Outcome | null {
  const kept = lists.map((list, row) => keep?.[row]?.slice() ?? new Uint8Array(list.size).fill(1))
  for (const ranking of sheet.rankings) if (!narrowByRank(sheet, ranking, lists, kept, terms.spare)) return null
  const ahead: Int32Array[] = []
  for (const ranking of sheet.rankings) {
    const settled = settledStanding(ranking, standingOf(ranking, lists), kept)
    if (settled) ahead.push(rowsAhead(settled))
    else if (sheet.rankings.length === 1) return countOrders(sheet, ranking, lists, kept, terms, steps)
    else throw new Exhausted()
  }
  return playSettled(sheet, balances, lists, kept, ahead, terms, steps)
}

/** `ahead`: by ranking and row, how many rows are better. */
function playSettled(
  sheet: Sheet,
  balances: readonly Balance[],
  lists: readonly Readings[],
  keep: readonly Uint8Array[],
  ahead: readonly Int32Array[],
  terms: Terms,
  steps: Steps,
): Outcome | null {
  const costs = lists.map((list, row) => {
    const cost = list.costs.slice(0, list.size)
    sheet.rankings.forEach((ranking, index) => {
      if (ranking.checkOf[row]! < 0) return
      for (let reading = 0; reading < list.size; reading++) {
        if (!saysRank(ranking, list, reading, ahead[index]![row]!, sheet.scale)) cost[reading]!++
      }
    })
    for (let reading = 0; reading < list.size; reading++) if (cost[reading]! > terms.spare) keep[row]![reading] = 0
    return cost
  })
  const outcome = play(sheet, balances, lists, keep, terms, steps, costs)
  if (!outcome) return null
  const ranks: RankShare[] = []
  sheet.rankings.forEach((ranking, index) => {
    ranking.checkOf.forEach((check, row) => {
      if (check < 0) return
      const shares = outcome.shares[row]!
      const rank: RankShare = { check, share: 0, holds: false, fails: false }
      for (let reading = 0; reading < shares.length; reading++) {
        if (shares[reading] === 0) continue
        if (saysRank(ranking, lists[row]!, reading, ahead[index]![row]!, sheet.scale)) {
          rank.share += shares[reading]!
          rank.holds = true
        } else rank.fails = true
      }
      ranks.push(rank)
    })
  })
  return { ...outcome, ranks }
}
