import { greatestEntropy, type Options } from './entropy.ts'
import type { Keep } from './places.ts'
import { rowsAhead, saysRank, standingOf } from './ranks.ts'
import type { Readings } from './readings.ts'
import type { Outcome, RankShare } from './scenario.ts'
import type { Sheet } from './sheet.ts'

/** Products of one weighing above which the column totals are left out of account. */
const workAtMost = 2_000_000
/** The same for the readings of the total row together, each weighed by itself; those left over are left out. */
const workForTotals = 1_000_000

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

function weights(sheet: Sheet, lists: readonly Readings[], keep: Keep | null): readonly Float64Array[] {
  const kept = lists.map((list, row) =>
    Int32Array.from({ length: list.size }, (_, reading) => reading).filter(
      (reading) => keep === null || keep[row]![reading] === 1,
    ),
  )
  const size = sheet.forms.length
  const work = kept.reduce((sum, readings) => sum + readings.length * size * size, 0)
  const sums = work > workAtMost ? 0 : size
  const options = kept.map((readings, row) => optionsOf(sheet, lists[row]!, readings, row, sums))
  const total = sums > 0 ? sheet.forms[0]!.signs.indexOf(-1) : -1
  const weighed = (total >= 0 && weighByTotal(options, sums, total)) || greatestEntropy(options, sums).weights
  return lists.map((list, row) => {
    const share = new Float64Array(list.size)
    kept[row]!.forEach((reading, option) => {
      share[reading] = weighed[row]![option]!
    })
    return share
  })
}

function optionsOf(sheet: Sheet, list: Readings, readings: Int32Array, row: number, sums: number): Options {
  const { values, columns } = list
  const vectors = new Float64Array(readings.length * sums)
  readings.forEach((reading, option) => {
    for (let sum = 0; sum < sums; sum++) {
      const { signs, column } = sheet.forms[sum]!
      vectors[option * sums + sum] = signs[row]! * values[reading * columns + column]!
    }
  })
  return { size: readings.length, vectors }
}

/**
 * Weighs the other rows for each reading of the total row, and the total row's readings by how many solutions they have, about. Null
 * where none seems to have any.
 */
function weighByTotal(options: readonly Options[], sums: number, total: number): Float64Array[] | null {
  const { size, vectors } = options[total]!
  // Even totals first, which have the most solutions.
  const order = Array.from({ length: size }, (_, option) => option).sort(
    (one, other) => least(vectors, other, sums) - least(vectors, one, sums),
  )
  let work = 0
  const found: { weights: readonly Float64Array[]; within: Int32Array[]; logCount: number }[] = []
  for (const option of order) {
    if (work > workForTotals) break
    const target = vectors.subarray(option * sums, option * sums + sums)
    const within = options.map((row, index) => (index === total ? Int32Array.of(option) : optionsWithin(row, target)))
    if (within.some((row) => row.length === 0)) continue
    work += within.reduce((sum, row) => sum + row.length * sums * sums, 0)
    const { weights, logCount } = greatestEntropy(
      within.map((chosen, row) => pick(options[row]!, chosen, sums)),
      sums,
    )
    if (logCount > Number.NEGATIVE_INFINITY) found.push({ weights, within, logCount })
  }
  if (found.length === 0) return null
  const most = found.reduce((one, { logCount }) => Math.max(one, logCount), Number.NEGATIVE_INFINITY)
  const whole = found.reduce((sum, { logCount }) => sum + Math.exp(logCount - most), 0)
  const shares = options.map((row) => new Float64Array(row.size))
  for (const { weights, within, logCount } of found) {
    const part = Math.exp(logCount - most) / whole
    within.forEach((chosen, row) => {
      chosen.forEach((option, at) => {
        shares[row]![option]! += part * weights[row]![at]!
      })
    })
  }
  return shares
}

/** The least number of an option: as totals have the sign -1, that of the greatest total. */
function least(vectors: Float64Array, option: number, sums: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let sum = 0; sum < sums; sum++) least = Math.min(least, vectors[option * sums + sum]!)
  return least
}

/** The options of which no number is greater than the total below it. */
function optionsWithin({ size, vectors }: Options, target: Float64Array): Int32Array {
  const sums = target.length
  const within = new Int32Array(size)
  let found = 0
  for (let option = 0; option < size; option++) {
    let sum = 0
    while (sum < sums && vectors[option * sums + sum]! <= -target[sum]!) sum++
    if (sum === sums) within[found++] = option
  }
  return within.subarray(0, found)
}

function pick({ vectors }: Options, chosen: Int32Array, sums: number): Options {
  const picked = new Float64Array(chosen.length * sums)
  chosen.forEach((option, at) => {
    for (let sum = 0; sum < sums; sum++) picked[at * sums + sum] = vectors[option * sums + sum]!
  })
  return { size: chosen.length, vectors: picked }
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
