/**
 * The arithmetic that holds among known cells: which columns add up to a total, which rank or share is computed from which column. Names propose,
 * the cells decide: a relation is one if it holds in most rows, and where it fails, that is worth a message.
 */
import type { Column } from '../types.ts'
import { numberOf, ratio, type ValueAt, withinRounding } from './checks.ts'
import { rounded } from './numbers.ts'
import { columnTotals, type Relation, ranks, rowTotals, serials } from './relations.ts'
import type { RowRole } from './roles.ts'
import type { RowSum } from './structure.ts'

const MOST = 0.6
const NEARLY_ALL = 0.8
const SAMPLE = 60

export interface Known {
  readonly columns: readonly Column[]
  readonly roles: readonly RowRole[]
  readonly valueAt: ValueAt
  readonly decimalsOf: (row: number, column: number) => number
  /** Columns that hold changes against an earlier column. */
  readonly growth: (column: number) => boolean
}

export function discover(known: Known): Relation[] {
  const { columns, roles, valueAt } = known
  const data = roles.flatMap((role, row) => (role === 'data' ? [row] : []))
  const of = (role: Column['role']) => columns.flatMap((column, index) => (column.role === role ? [index] : []))
  const serial = of('serial').filter((column) => serialHolds(column, data, valueAt))
  return [
    ...rowTotals(
      of('total').flatMap((total) => sumOf(total, known) ?? []),
      roles,
    ),
    ...heldColumnTotals(known),
    ...serial.flatMap((column) => serials(column, roles)),
    ...of('rank').flatMap((column) => rankOf(column, data, known)),
    ...of('percent').flatMap((column) => shareOf(column, known)),
  ]
}

/** The parts of a total: its group, what stands before it, or what follows; whichever holds in most rows. */
function sumOf(total: number, { columns, roles, valueAt }: Known): RowSum | null {
  const numbers = columns.flatMap(({ role }, index) => (role === 'number' ? [index] : []))
  const group =
    columns[total]!.path.length > 1
      ? numbers.filter((index) => columns[index]!.path[0] === columns[total]!.path[0])
      : []
  const choices = [group, ...stretches(numbers, total, columns)].filter((parts) => parts.length >= 2)
  const rows = roles
    .flatMap((role, row) => (role !== 'average' && numberOf(valueAt(row, total)) !== null ? [row] : []))
    .slice(0, SAMPLE)
  let best: { parts: readonly number[]; share: number } | null = null
  for (const parts of choices) {
    const held = rows.filter(
      (row) =>
        rounded(parts.reduce((sum, part) => sum + (numberOf(valueAt(row, part)) ?? 0), 0)) === valueAt(row, total),
    )
    const share = held.length / rows.length
    if (share >= MOST && share > (best?.share ?? 0)) best = { parts, share }
  }
  return best && { total, parts: best.parts }
}

/** Numbers before the total back to each earlier column, then numbers behind it. */
function stretches(numbers: readonly number[], total: number, columns: readonly Column[]): number[][] {
  const before = numbers.filter((index) => index < total)
  const after = numbers.filter((index) => index > total)
  const previous = columns.findLastIndex(({ role }, index) => index < total && role === 'total')
  const choices = [before, before.filter((index) => index > previous), after]
  for (let size = before.length - 1; size >= 2; size--) choices.push(before.slice(-size))
  for (let size = after.length - 1; size >= 2; size--) choices.push(after.slice(0, size))
  return choices
}

/** Column totals stand unless none of them holds: then the last row is no sum of the others. */
function heldColumnTotals({ columns, roles, valueAt }: Known): Relation[] {
  const all = columnTotals(columns, roles).filter(
    (relation) => relation.kind === 'column-total' && numberOf(valueAt(relation.row, relation.column)) !== null,
  )
  const holding = all.filter((relation) => {
    if (relation.kind !== 'column-total') return false
    const sum = rounded(
      relation.parts.reduce((total, row) => total + (numberOf(valueAt(row, relation.column)) ?? 0), 0),
    )
    return sum === valueAt(relation.row, relation.column)
  })
  return holding.length > 0 ? all : []
}

function serialHolds(column: number, data: readonly number[], valueAt: ValueAt): boolean {
  const held = data.filter((row, index) => valueAt(row, column) === index + 1)
  return held.length >= MOST * data.length
}

/** By which column, and which way, rows are ranked. */
function rankOf(column: number, data: readonly number[], { columns, valueAt }: Known): Relation[] {
  const rows = data.filter((row) => numberOf(valueAt(row, column)) !== null)
  if (rows.length < 3) return []
  let best: { by: number; order: 'descending' | 'ascending'; held: number } | null = null
  for (let by = columns.length - 1; by >= 0; by--) {
    if (by === column || !['number', 'total', 'percent'].includes(columns[by]!.role)) continue
    const values = rows.map((row) => numberOf(valueAt(row, by)))
    if (values.includes(null)) continue
    for (const order of ['descending', 'ascending'] as const) {
      const sorted = (values as number[]).toSorted((a, b) => (order === 'descending' ? b - a : a - b))
      const place = new Map<number, number>()
      sorted.forEach((value, index) => {
        if (!place.has(value)) place.set(value, index + 1)
      })
      const held = rows.filter((row, index) => place.get(values[index]!) === valueAt(row, column)).length
      if (held >= NEARLY_ALL * rows.length && held > (best?.held ?? 0)) best = { by, order, held }
    }
  }
  return best ? ranks(column, best.by, best.order, rows) : []
}

/** A share or growth in percent, and the two columns from which it comes. */
function shareOf(column: number, { columns, roles, valueAt, decimalsOf, growth }: Known): Relation[] {
  const rows = roles.flatMap((role, row) =>
    role !== 'average' && numberOf(valueAt(row, column)) !== null ? [row] : [],
  )
  const sample = rows.slice(0, SAMPLE)
  const numbers = columns.flatMap(({ role }, index) => (role === 'number' || role === 'total' ? [index] : []))
  const less = growth(column) ? 1 : 0
  let best: { top: number; bottom: number; share: number; distance: number } | null = null
  for (const top of numbers) {
    for (const bottom of numbers) {
      if (top === bottom) continue
      const held = sample.filter((row) => {
        const actual = ratio(valueAt(row, top), valueAt(row, bottom), less)
        return actual !== null && withinRounding(valueAt(row, column) as number, actual, decimalsOf(row, column))
      })
      const share = held.length / sample.length
      const distance = Math.abs(column - top) + Math.abs(column - bottom)
      if (held.length < 3 || share < NEARLY_ALL) continue
      if (!best || share > best.share || (share === best.share && distance < best.distance))
        best = { top, bottom, share, distance }
    }
  }
  if (!best) return []
  const { top, bottom } = best
  return rows.map((row): Relation =>
    less === 1
      ? { name: 'formula', kind: 'formula', row, column, now: top, before: bottom }
      : { name: 'percent', kind: 'percent', row, column, part: top, whole: bottom },
  )
}
