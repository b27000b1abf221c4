/**
 * A cheap look at whether a row's digits can be read so that its sum holds, for weighing hypotheses of the columns before any is solved.
 * Forward over the digits with the set of reachable balances (parts less total) at each place and column; bounded.
 */
import type { RowSum } from './structure.ts'

const LONGEST = 32
const MOST_BALANCES = 4000

/**
 * @param digits the row's digits, no decimals
 * @param sum by number column (0-based)
 * @returns null where the row is too long to say
 */
export function sumFeasible(digits: string, columns: number, sum: RowSum): boolean | null {
  if (digits.length > LONGEST) return null
  const parts = new Set(sum.parts)
  // reached[place]: balances before the next column
  let reached: (Set<number> | undefined)[] = [new Set([0])]
  for (let column = 0; column < columns; column++) {
    const isTotal = column === sum.total
    const sign = isTotal ? -1 : parts.has(column) ? 1 : 0
    // a total is never blank
    const next: (Set<number> | undefined)[] = isTotal ? [] : reached.map((balances) => balances && new Set(balances))
    for (let start = 0; start < digits.length; start++) {
      const balances = reached[start]
      if (!balances) continue
      const longest = digits[start] === '0' ? start + 1 : Math.min(digits.length, start + 13)
      for (let end = start + 1; end <= longest; end++) {
        const value = Number(digits.slice(start, end)) * sign
        next[end] ??= new Set()
        const target = next[end]!
        if (target.size > MOST_BALANCES) return null
        for (const balance of balances) target.add(balance + value)
      }
    }
    reached = next
  }
  return reached[digits.length]?.has(0) ?? false
}
