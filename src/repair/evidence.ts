/**
 * How likely a row's digits are if a row sum holds over given columns, before anything is solved. A row is taken for the work of chance: each cell is
 * blank or a number of some length, and its total follows from the others, so that the total's digits are no accident. The likelihood is summed over
 * all readings in which the sum holds, against digits at random; a hypothesis with too few columns has no such reading, one with too many
 * spreads itself thin.
 */
import type { RowSum } from './structure.ts'

const LONGEST = 32
const LONGEST_NUMBER = 13
const MOST_BALANCES = 4000

/** How often numbers have one, two, … digits. */
const LENGTH_SHARES = [0, 0.4, 0.3, 0.15, 0.08, 0.04, 0.015, 0.006, 0.004, 0.002, 0.001, 0.001, 0.0005, 0.0005]

export interface Likelihood {
  /** Of the readings in which the sum holds, against digits at random; 0 where there is none. */
  readonly holding: number
  /** Of all readings. */
  readonly any: number
}

/**
 * @param pieces the row's digits, cut where the source cuts them; with decimals, the same number of places in each number
 * @param whole each piece is one number
 * @param sum by number column (0-based); null: the row offers none, and all readings hold
 * @param fill how often a cell is not blank
 * @returns null where the row is too long to say
 */
export function sumLikelihood(
  pieces: readonly string[],
  whole: boolean,
  columns: number,
  sum: RowSum | null,
  fill: number,
): Likelihood | null {
  const digits = pieces.join('')
  if (digits.length > LONGEST) return null
  if (digits.includes('.')) return decimalLikelihood(digits, columns, sum, fill)
  const parts = new Set(sum?.parts)
  const ends = pieceEnds(pieces)
  // reached[place]: balances (parts less total) before the next column, with the weight of the readings that lead there
  let reached: (Map<number, number> | undefined)[] = [new Map([[0, 1]])]
  let lengths = [1]
  for (let column = 0; column < columns; column++) {
    const isTotal = column === sum?.total
    const sign = isTotal ? -1 : parts.has(column) ? 1 : 0
    // a total is never blank
    const blank = isTotal ? 0 : 1 - fill
    const next: (Map<number, number> | undefined)[] = reached.map((balances) => blanked(balances, blank))
    const nextLengths = lengths.map((weight) => weight * blank)
    for (let start = 0; start < digits.length; start++) {
      const balances = reached[start]
      if (whole && start > 0 && ends[start - 1] !== start) continue
      const longest = !whole && digits[start] === '0' ? start + 1 : Math.min(ends[start]!, start + LONGEST_NUMBER)
      for (let end = whole ? longest : start + 1; end <= longest; end++) {
        const share = LENGTH_SHARES[end - start]! * (isTotal ? 1 : fill)
        nextLengths[end] = (nextLengths[end] ?? 0) + (lengths[start] ?? 0) * share
        if (!balances || balances.size === 0) continue
        const step = Number(digits.slice(start, end)) * sign
        const weight = isTotal ? 10 ** (end - start) : share
        next[end] ??= new Map()
        const target = next[end]!
        if (target.size > MOST_BALANCES) return null
        for (const [balance, before] of balances) {
          target.set(balance + step, (target.get(balance + step) ?? 0) + before * weight)
        }
      }
    }
    reached = next
    lengths = nextLengths
  }
  return { holding: reached[digits.length]?.get(0) ?? 0, any: lengths[digits.length] ?? 0 }
}

/** For each character, where its piece ends. */
function pieceEnds(pieces: readonly string[]): number[] {
  const ends: number[] = []
  for (const piece of pieces) {
    const end = ends.length + piece.length
    for (let index = 0; index < piece.length; index++) ends.push(end)
  }
  return ends
}

function blanked(balances: Map<number, number> | undefined, share: number): Map<number, number> | undefined {
  if (!balances || share === 0) return undefined
  const out = new Map<number, number>()
  for (const [balance, weight] of balances) out.set(balance, weight * share)
  return out
}

/** Equal places cut the row; what is left open is which columns are blank. */
function decimalLikelihood(digits: string, columns: number, sum: RowSum | null, fill: number): Likelihood | null {
  for (let places = 1; places <= 3; places++) {
    const cells = digits.match(new RegExp(`\\d+\\.\\d{${places}}`, 'g')) ?? []
    if (cells.join('') !== digits || cells.length > columns) continue
    const values = cells.map((cell) => Math.round(Number(cell) * 10 ** places))
    const any =
      choose(columns - 1, cells.length - 1) * fill ** (cells.length - 1) * (1 - fill) ** (columns - cells.length)
    if (!sum) return { holding: any, any }
    const total = values[sum.total >= sum.parts.length ? cells.length - 1 : 0]!
    const rest = values.reduce((all, value) => all + value, 0) - total
    return { holding: rest === total ? any * 10 ** (String(total).length - 1) : 0, any }
  }
  return null
}

function choose(from: number, take: number): number {
  let ways = 1
  for (let step = 1; step <= take; step++) ways = (ways * (from - take + step)) / step
  return ways
}
