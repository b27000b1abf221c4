/**
 * How likely a hypothesis of the columns is once it has been solved: the number of its best readings, and how likely each of them is by itself. Numbers
 * that follow from others (a total, a rank, a serial number) cost nothing where their check holds; so the hypothesis wins under which the most
 * digits are explained by the fewest. As a decimal logarithm, against digits at random.
 */
import type { CheckOutcome, Solution } from '../solver/model.ts'
import type { Hypothesis } from './hypothesis.ts'
import { SLIP } from './rowEvidence.ts'
import { LENGTH_SHARES } from './rowWeights.ts'

/** A column is seldom printed without a number in it. */
const BLANK_COLUMN = -2.5

export function posterior({ built, structure, roles }: Hypothesis, solution: Solution): number {
  const checkOf = explanations(built.relations.map((relation, index) => [relation, solution.checks[index]!] as const))
  const filled = shareFilled(solution)
  let evidence = log10(solution.count)
  const total = roles.indexOf('total')
  const blank = new Float64Array(built.numeric.length).fill(1)
  solution.cells.forEach((row, index) => {
    if (roles[index] === 'average') return
    row.forEach((alternatives, place) => {
      const column = built.numeric[place]!
      const role = structure.columns[column]!.role
      const explained = checkOf.get(`${index} ${column}`)
      const holds = explained?.weight ?? 0
      // a column without a number has none in its total either
      const share = alternatives.find(({ value }) => value === null)?.weight ?? 0
      if (total < 0 || index === total) blank[place] = Math.min(blank[place]!, share)
      for (const { value, weight, text } of alternatives) {
        const digits = text.replace(/\D/g, '').length
        if (explained) {
          const broken = Math.log10(SLIP) + (digits > 0 ? Math.log10(LENGTH_SHARES[digits] ?? 1e-4) : 0)
          evidence += weight * (holds * digits + (1 - holds) * broken)
        } else if (!built.closed[index]![place]! && role !== 'serial') {
          evidence += weight * Math.log10(value === null ? 1 - filled : filled * (LENGTH_SHARES[digits] ?? 1e-4))
        }
      }
    })
  })
  return evidence + BLANK_COLUMN * blank.reduce((sum, share) => sum + share, 0)

  function shareFilled({ cells }: Solution): number {
    let all = 1
    let numbers = 0.9
    cells.forEach((row, index) =>
      row.forEach((alternatives, place) => {
        if (built.closed[index]![place]! || checkOf.has(`${index} ${built.numeric[place]!}`)) return
        all++
        for (const { value, weight } of alternatives) if (value !== null) numbers += weight
      }),
    )
    return Math.min(0.98, numbers / all)
  }
}

type Outcome = readonly [relation: Hypothesis['relations'][number], outcome: CheckOutcome]

/** By row and column of a table: the check that a cell follows from. The total of totals follows from its column alone. */
function explanations(checks: readonly Outcome[]): Map<string, CheckOutcome> {
  const found = new Map<string, CheckOutcome>()
  for (const [{ row, column }, outcome] of checks) {
    const key = `${row} ${column}`
    const known = found.get(key)
    if (!known || outcome.weight > known.weight) found.set(key, outcome)
  }
  return found
}

function log10(count: bigint): number {
  const digits = count.toString()
  return Math.log10(Number(digits.slice(0, 15))) + Math.max(0, digits.length - 15)
}
