import { greatestEntropy } from './entropy.ts'
import type { Keep } from './places.ts'
import { rowsAhead, saysRank, standingOf } from './ranks.ts'
import type { Readings } from './readings.ts'
import type { Outcome, RankShare } from './scenario.ts'
import type { Sheet } from './sheet.ts'

/** Work for one round of weighing above which the column totals are left out of account. */
const workAtMost = 2_000_000

/**
 * What can be said where the search is too long: each row by itself, its readings weighted so that all column totals come out right
 * on average. An estimate of the best readings, never a proof.
 */
export function estimate(sheet: Sheet, lists: readonly Readings[], keep: Keep | null): Outcome {
  const shares = weights(sheet, lists, keep)
  const likeliest = shares.map((share) => share.indexOf(share.reduce((one, other) => Math.max(one, other), 0)))
  const force = Uint8Array.from(sheet.forms, ({ signs, column }) => {
    let sum = 0
    likeliest.forEach((reading, row) => {
      sum += signs[row]! * lists[row]!.values[reading * sheet.columns + column]!
    })
    return sum === 0 ? 1 : 0
  })
  return { terms: { force, spare: 0 }, count: 1n, lists, shares, ranks: ranksOf(sheet, lists, likeliest) }
}

function weights(sheet: Sheet, lists: readonly Readings[], keep: Keep | null): Float64Array[] {
  const kept = lists.map((list, row) =>
    Int32Array.from({ length: list.size }, (_, reading) => reading).filter(
      (reading) => keep === null || keep[row]![reading] === 1,
    ),
  )
  const size = sheet.forms.length
  const work = kept.reduce((sum, readings) => sum + readings.length * size * size, 0)
  const sums = work > workAtMost ? 0 : size
  const options = kept.map((readings, row) => {
    const { values, columns } = lists[row]!
    const vectors = new Float64Array(readings.length * sums)
    readings.forEach((reading, option) => {
      for (let sum = 0; sum < sums; sum++) {
        const { signs, column } = sheet.forms[sum]!
        vectors[option * sums + sum] = signs[row]! * values[reading * columns + column]!
      }
    })
    return { size: readings.length, vectors }
  })
  const weighed = greatestEntropy(options, sums)
  return lists.map((list, row) => {
    const share = new Float64Array(list.size)
    kept[row]!.forEach((reading, option) => {
      share[reading] = weighed[row]![option]!
    })
    return share
  })
}

/** Which ranks the likeliest readings agree with. */
function ranksOf(sheet: Sheet, lists: readonly Readings[], likeliest: readonly number[]): RankShare[] {
  return sheet.rankings.flatMap((ranking) => {
    const standing = standingOf(ranking, lists)
    const ahead = rowsAhead(
      Float64Array.from(likeliest, (reading, row) =>
        ranking.member[row] === 1 ? standing[row]![reading]! : Number.NEGATIVE_INFINITY,
      ),
    )
    return likeliest.flatMap((reading, row) => {
      const check = ranking.checkOf[row]!
      if (check < 0) return []
      const holds = saysRank(ranking, lists[row]!, reading, ahead[row]!, sheet.scale)
      return [{ check, share: holds ? 1 : 0, holds, fails: !holds }]
    })
  })
}
