/**
 * How much a row's digits speak for a row sum over given columns, before anything is solved. If the sum holds, the digits of the total follow
 * from the others and are no accident: a reading in which it holds explains as many digits as its total has. Shared among all ways to cut the
 * row and to place the cells, that is the likelihood of the row under the hypothesis, against digits at random.
 */
import type { RowSum } from './structure.ts'

const LONGEST = 32
const LONGEST_NUMBER = 13
const MOST_BALANCES = 4000

/**
 * @param digits the row's digits; with decimals, the same number of places in each number
 * @param sum by number column (0-based)
 * @returns the likelihood ratio, 0 where no reading has the sum hold; null where the row is too long to say
 */
export function sumEvidence(digits: string, columns: number, sum: RowSum): number | null {
  if (digits.length > LONGEST) return null
  if (digits.includes('.')) return decimalEvidence(digits, columns, sum)
  const parts = new Set(sum.parts)
  // reached[place]: balances (parts less total) before the next column, with the weight of the readings that lead there
  let reached: (Map<number, number> | undefined)[] = [new Map([[0, 1]])]
  for (let column = 0; column < columns; column++) {
    const isTotal = column === sum.total
    const sign = isTotal ? -1 : parts.has(column) ? 1 : 0
    // a total is never blank
    const next: (Map<number, number> | undefined)[] = isTotal
      ? []
      : reached.map((balances) => balances && new Map(balances))
    for (let start = 0; start < digits.length; start++) {
      const balances = reached[start]
      if (!balances) continue
      const longest = digits[start] === '0' ? start + 1 : Math.min(digits.length, start + LONGEST_NUMBER)
      for (let end = start + 1; end <= longest; end++) {
        const step = Number(digits.slice(start, end)) * sign
        const explained = isTotal ? 10 ** (end - start) : 1
        next[end] ??= new Map()
        const target = next[end]!
        if (target.size > MOST_BALANCES) return null
        for (const [balance, weight] of balances) {
          target.set(balance + step, (target.get(balance + step) ?? 0) + weight * explained)
        }
      }
    }
    reached = next
  }
  return (reached[digits.length]?.get(0) ?? 0) / layouts(digits.length, columns)
}

/** Equal places cut the row; what is left open is which columns are blank. */
function decimalEvidence(digits: string, columns: number, sum: RowSum): number | null {
  for (let places = 1; places <= 3; places++) {
    const cells = digits.match(new RegExp(`\\d+\\.\\d{${places}}`, 'g')) ?? []
    if (cells.join('') !== digits || cells.length > columns) continue
    const values = cells.map((cell) => Math.round(Number(cell) * 10 ** places))
    const total = values[sum.total === columns - 1 ? cells.length - 1 : 0]!
    const others = values.reduce((all, value) => all + value, 0) - total
    if (others !== total) continue
    return 10 ** (String(total).length - 1) / choose(columns, cells.length)
  }
  return digits.includes('.') && /^\d+(?:\.\d+)+$/.test(digits) ? 0 : null
}

/** In how many ways `length` digits can be cut and placed in increasing columns. */
function layouts(length: number, columns: number): number {
  let total = 0
  for (let cells = 1; cells <= Math.min(length, columns); cells++)
    total += choose(columns, cells) * choose(length - 1, cells - 1)
  return total
}

function choose(from: number, take: number): number {
  let ways = 1
  for (let step = 1; step <= take; step++) ways = (ways * (from - take + step)) / step
  return ways
}
