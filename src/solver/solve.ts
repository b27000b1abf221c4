import { balancesOf } from './balances.ts'
import { estimate } from './estimate.ts'
import { listRows, type RowList } from './lists.ts'
import type { Solution, TableModel } from './model.ts'
import { type Keep, splitByPlaces } from './places.ts'
import { playRanked } from './ranked.ts'
import type { Readings } from './readings.ts'
import { type Outcome, play, type Terms } from './scenario.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { Exhausted, Steps } from './steps.ts'
import { tally } from './tally.ts'
import { windowsFor } from './windows.ts'

/** Some two seconds. */
const defaultBudget = 35_000_000
/** For an estimate: what finding out about decimals may take. */
const stepsForPlaces = 1_000_000

/**
 * Finds all best readings of a table: those that satisfy the most checks. Pure, and the same on every machine; never throws because of
 * the digits. Past the model's budget the result is an estimate and says `exact: false`.
 */
export function solve(model: TableModel): Solution {
  const steps = new Steps(model.budget ?? defaultBudget)
  const whole = sheetOf(model)
  const lists = listRows(whole, steps)
  const sheet = withoutUnread(whole, lists)
  try {
    if (lists.some((list) => list.partial)) throw new Exhausted()
    const outcomes = cheapest(sheet, lists, model.spare ?? model.checks.length, steps)
    return { ...tally(model, sheet, lists, outcomes, true), steps: steps.used }
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    const outcomes = model.spare === undefined ? [roughly(sheet, lists, steps)] : []
    return { ...tally(model, sheet, lists, outcomes, false), steps: steps.used }
  }
}

function roughly(sheet: Sheet, lists: readonly RowList[], steps: Steps): Outcome {
  const readings = lists.map((list) => list.best)
  let keep: Keep | null = null
  if (sheet.places > 0) {
    const more = new Steps(stepsForPlaces)
    more.part(stepsForPlaces, (part) => {
      keep = splitByPlaces(sheet, readings, part)[0] ?? null
    })
    steps.used += more.used
  }
  return estimate(sheet, readings, keep)
}

/** Leaves out the checks over several rows of which one cannot be read: they fail in any case. */
function withoutUnread(sheet: Sheet, lists: readonly RowList[]): Sheet {
  const unread = lists.flatMap((list, row) => (list.unread ? [row] : []))
  if (unread.length === 0) return sheet
  return {
    ...sheet,
    forms: sheet.forms.filter((form) => unread.every((row) => form.signs[row] === 0)),
    rankings: sheet.rankings.filter((ranking) => unread.every((row) => ranking.member[row] === 0)),
  }
}

/**
 * All solutions with the fewest failing checks (card-minimal repair: Flesca, Furfaro and Parisi 2010). A reading's price is the
 * number of column totals that it may break plus the row checks that it breaks; prices are tried in order. At the lowest price that
 * has a solution, a column total that may fail does fail, so that no reading is counted twice. None where the price would exceed `most`.
 */
function cheapest(sheet: Sheet, lists: readonly RowList[], most: number, steps: Steps): Outcome[] {
  const balances = balancesOf(sheet)
  const ranks = sheet.rankings.reduce((sum, { checkOf }) => sum + checkOf.filter((check) => check >= 0).length, 0)
  const room = lists.reduce((sum, list) => sum + list.room, ranks)
  const outcomes: Outcome[] = []
  const playOn = sheet.rankings.length > 0 ? playRanked : play
  // No reading breaks more than all column totals and what the rows have room for.
  const last = Math.min(most, sheet.forms.length + room)
  for (let price = 0; outcomes.length === 0 && price <= last; price++) {
    // What no row check has room to break must be waived.
    for (const force of waivers(sheet.forms.length, Math.max(0, price - room), price)) {
      steps.take(sheet.forms.length)
      const spare = price - force.reduce((sum, inForce) => sum - inForce, sheet.forms.length)
      const readings = spare > 0 ? withSpare(sheet, lists, force, spare) : lists.map((list) => list.best)
      const keeps = sheet.places > 0 ? splitByPlaces(sheet, readings, steps) : [null]
      const terms: Terms = { force, spare }
      for (const keep of keeps) {
        const outcome = playOn(sheet, balances, readings, keep, terms, steps)
        if (outcome) outcomes.push(outcome)
      }
    }
  }
  return outcomes
}

/** All readings that break up to `spare` row checks more than they must, where the column totals in force leave room for them. */
function withSpare(sheet: Sheet, lists: readonly RowList[], force: Uint8Array, spare: number): Readings[] {
  const forms = sheet.forms.filter((_, form) => force[form] === 1)
  const windows = windowsFor(forms, lists, sheet.columns, spare - 1)
  return lists.map((list, row) => list.withSpare(spare, windows[row]!))
}

/** All ways to waive `fewest` to `most` of `size` checks, few first; 1 where the check stays in force. */
function* waivers(size: number, fewest: number, most: number): Generator<Uint8Array> {
  const force = new Uint8Array(size).fill(1)
  function* waive(from: number, left: number): Generator<Uint8Array> {
    if (left === 0) yield force.slice()
    for (let at = from; left > 0 && at + left <= size; at++) {
      force[at] = 0
      yield* waive(at + 1, left - 1)
      force[at] = 1
    }
  }
  for (let count = fewest; count <= Math.min(most, size); count++) yield* waive(0, count)
}
