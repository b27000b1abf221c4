/** 合计 of a row: the sum of its parts, wherever it stands; and a column of which others are the parts (其中). */
import { occurs } from '../../grammar/match.ts'
import type { RowRole } from '../roles.ts'
import type { RowSum } from '../structure.ts'
import { numberedRows, numberOf, printedAndDifference, sum } from './cells.ts'
import { type Computed, FEWEST, type Kind, type Known, MOST, SAMPLE } from './kind.ts'

export interface RowTotal extends Computed<'row-total'> {
  readonly parts: readonly number[]
}

/** Every row but those of averages offers its sum. */
export function rowTotals(sums: readonly RowSum[], roles: readonly RowRole[]): RowTotal[] {
  return roles.flatMap((role, row) =>
    role === 'average'
      ? []
      : sums.map(({ total, parts }): RowTotal => {
          return { name: role === 'total' ? 'grand-total' : 'row-total', kind: 'row-total', row, column: total, parts }
        }),
  )
}

export const rowTotal: Kind<RowTotal> = {
  discover(known) {
    const totals = known.columns.flatMap(({ role }, index) => (role === 'total' ? [index] : []))
    const sums = totals.flatMap((total) => best(total, partsOf(total, known), known) ?? [])
    // A row of which nothing but the total is known contradicts nothing.
    return rowTotals([...sums, ...divided(known)], known.roles).filter(({ row, parts }) =>
      parts.some((part) => numberOf(known.valueAt(row, part)) !== null),
    )
  },
  actual: ({ row, parts }, { valueAt }) => sum(parts.map((part) => valueAt(row, part))),
  sentence: (check, row, column) =>
    `${row}: the cells add up to ${check.actual}, ${column} says ${printedAndDifference(check)}`,
}

/** What a total may add up: its group, or a stretch of numbers before or behind it; with and without 其中 columns. */
function partsOf(total: number, known: Known): number[][] {
  const { columns } = known
  const all = columns.flatMap(({ role }, index) => (role === 'number' ? [index] : []))
  const whole = all.filter((index) => !isShareOfNeighbour(index, known))
  return [all, ...(whole.length < all.length ? [whole] : [])].flatMap((numbers) => [
    columns[total]!.path.length > 1
      ? numbers.filter((index) => columns[index]!.path[0] === columns[total]!.path[0])
      : [],
    ...stretches(numbers, total, known),
  ])
}

/** Numbers before the total back to each earlier column, then numbers behind it. */
function stretches(numbers: readonly number[], total: number, { columns }: Known): number[][] {
  const before = numbers.filter((index) => index < total)
  const after = numbers.filter((index) => index > total)
  const previous = columns.findLastIndex(({ role }, index) => index < total && role === 'total')
  const choices = [before, before.filter((index) => index > previous), after]
  for (let size = before.length - 1; size >= 2; size--) choices.push(before.slice(-size))
  for (let size = after.length - 1; size >= 2; size--) choices.push(after.slice(0, size))
  return choices
}

/** A column of numbers whose 其中 columns behind it are all its parts. */
function divided(known: Known): RowSum[] {
  const { columns } = known
  return columns.flatMap(({ role }, total) => {
    if (role !== 'number' || isShareOfNeighbour(total, known)) return []
    const parts: number[] = []
    for (let index = total + 1; columns[index]?.role === 'number' && isShareOfNeighbour(index, known); index++)
      parts.push(index)
    return best(total, [parts], known, FEWEST) ?? []
  })
}

function isShareOfNeighbour(column: number, { columns, grammar }: Known): boolean {
  return columns[column]!.path.some((name) => occurs(grammar.patterns.table.ofWhich, name))
}

/** The choice that holds in most rows. */
function best(total: number, choices: readonly (readonly number[])[], known: Known, fewest = 1): RowSum | null {
  const { valueAt } = known
  const rows = numberedRows(known, total).slice(0, SAMPLE)
  if (rows.length < fewest) return null
  let found: { parts: readonly number[]; share: number } | null = null
  for (const parts of choices) {
    if (parts.length < 2) continue
    const held = rows.filter((row) => sum(parts.map((part) => valueAt(row, part))) === numberOf(valueAt(row, total)))
    const share = held.length / rows.length
    if (share >= MOST && share > (found?.share ?? 0)) found = { parts, share }
  }
  return found && { total, parts: found.parts }
}
