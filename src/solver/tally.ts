import type { RowList } from './lists.ts'
import type { Alternative, CheckOutcome, Solution, TableModel } from './model.ts'
import { ratio } from './ratio.ts'
import type { Outcome } from './scenario.ts'
import type { Sheet } from './sheet.ts'

/** Weight of one cell's value so far, and of the place in the text that most readings take it from. */
interface Tally {
  readonly value: number | null
  readonly decimals: number
  weight: number
  best: number
  readonly places: { start: number; end: number; weight: number }[]
}

/** Adds up the outcomes of all terms that best readings meet. */
export function tally(
  model: TableModel,
  sheet: Sheet,
  lists: readonly RowList[],
  outcomes: readonly Outcome[],
  exact: boolean,
): Omit<Solution, 'steps'> {
  if (outcomes.length === 0) return unsolved(model, exact)
  const count = outcomes.reduce((sum, outcome) => sum + outcome.count, 0n)
  const parts = outcomes.map((outcome) => ratio(outcome.count, count))
  const cells = sheet.rows.map((row) =>
    lists[row.index]!.unread
      ? Array.from({ length: sheet.columns }, () => [])
      : cellsOf(sheet, row.index, outcomes, parts),
  )
  const checks = checksOf(model, sheet, lists, outcomes, parts)
  const holding = Math.round(checks.reduce((sum, check) => sum + check.weight, 0))
  const proven = exact ? checks : checks.map(({ weight }) => ({ weight, always: false, never: false }))
  return { count, exact, holding, possible: model.checks.length, cells, checks: proven }
}

/** More checks fail than the model spares. */
function unsolved({ rows, columns, checks }: TableModel, exact: boolean): Omit<Solution, 'steps'> {
  const cells = rows.map(() => Array.from({ length: columns }, () => []))
  const outcomes = checks.map(() => ({ weight: 0, always: false, never: false }))
  return { count: 0n, exact, holding: 0, possible: checks.length, cells, checks: outcomes }
}

function cellsOf(sheet: Sheet, row: number, outcomes: readonly Outcome[], parts: readonly number[]): Alternative[][] {
  const tallies: Tally[][] = Array.from({ length: sheet.columns }, () => [])
  outcomes.forEach((outcome, at) => {
    const list = outcome.lists[row]!
    const shares = outcome.shares[row]!
    for (let reading = 0; reading < list.size; reading++) {
      const weight = shares[reading]! * parts[at]!
      if (weight === 0) continue
      for (let column = 0; column < sheet.columns; column++) {
        const cell = reading * list.columns + column
        const start = list.starts[cell]!
        const value = start < 0 ? null : list.values[cell]!
        note(tallies[column]!, value, list.places[cell]!, start, list.ends[cell]!, weight)
      }
    }
  })
  const { text } = sheet.rows[row]!
  return tallies.map((cell) => cell.map((one) => alternativeOf(one, text, sheet.scale)).sort(likeliestFirst))
}

function note(cell: Tally[], value: number | null, decimals: number, start: number, end: number, weight: number): void {
  let entry = cell.find((one) => one.value === value)
  if (!entry) {
    entry = { value, decimals, weight: 0, best: 0, places: [] }
    cell.push(entry)
  }
  entry.weight += weight
  const place = entry.places.find((one) => one.start === start)
  if (place) place.weight += weight
  else entry.places.push({ start, end, weight })
}

function alternativeOf(entry: Tally, text: string, scale: number): Alternative {
  const weight = Math.min(1, entry.weight)
  if (entry.value === null) return { value: null, weight, text: '', start: null, end: null }
  const { start, end } = entry.places.reduce((one, other) => (other.weight > one.weight + 1e-12 ? other : one))
  return { value: entry.value / scale, weight, text: text.slice(start, end), start, end }
}

/** Weights that differ by rounding alone count as equal; then blank before numbers, small before large. */
function likeliestFirst(one: Alternative, other: Alternative): number {
  if (Math.abs(one.weight - other.weight) > 1e-9) return other.weight - one.weight
  if (one.value === null) return -1
  if (other.value === null) return 1
  return one.value - other.value
}

/** Weight of each check, and whether it holds in all readings or in none. */
class Share {
  weight = 0
  holds = false
  fails = false

  add(weight: number, holds: boolean): void {
    if (holds) {
      this.weight += weight
      this.holds = true
    } else this.fails = true
  }

  get outcome(): CheckOutcome {
    const weight = this.fails ? (this.holds ? this.weight : 0) : 1
    return { weight, always: !this.fails, never: !this.holds }
  }
}

function checksOf(
  model: TableModel,
  sheet: Sheet,
  lists: readonly RowList[],
  outcomes: readonly Outcome[],
  parts: readonly number[],
): CheckOutcome[] {
  const shares = model.checks.map(() => new Share())
  outcomes.forEach((outcome, at) => {
    const part = parts[at]!
    sheet.forms.forEach((form, index) => {
      shares[form.check]!.add(part, outcome.terms.force[index] === 1)
    })
    for (const rank of outcome.ranks ?? []) {
      const share = shares[rank.check]!
      share.weight += rank.share * part
      share.holds ||= rank.holds
      share.fails ||= rank.fails
    }
    for (const row of sheet.rows) {
      const list = outcome.lists[row.index]!
      row.checkIndices.forEach((check, bit) => {
        for (let reading = 0; reading < list.size; reading++) {
          const weight = outcome.shares[row.index]![reading]! * part
          if (weight > 0) shares[check]!.add(weight, (list.broken[reading]! & (1 << bit)) === 0)
        }
      })
    }
  })
  model.checks.forEach((check, index) => {
    // A check over a row that cannot be read is no part of the search.
    if (check.kind === 'rank' || check.kind === 'column-total') {
      const rows = check.kind === 'rank' ? check.rows : [check.total, ...check.parts]
      if (rows.some((row) => lists[row]!.unread)) shares[index]!.add(0, false)
    }
  })
  return shares.map((share) => share.outcome)
}
