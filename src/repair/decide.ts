/**
 * Which columns a digit run has. Words and rows order the hypotheses; those that could still win are solved, and the likeliest is taken. Where others
 * stay possible, only what they all say is certain: a doubt about names changes no number.
 */
import type { Grammar } from '../grammar/grammar.ts'
import type { Solution, TableModel } from '../solver/model.ts'
import { type Candidate, candidatesOf, type Hypothesis } from './hypothesis.ts'
import { posterior } from './posterior.ts'
import type { Run } from './runs.ts'
import type { Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Decision extends Hypothesis {
  readonly solution: Solution
  /** All hypotheses that are left open say this of a cell. Rows and columns of the table. */
  readonly agreed: (row: number, column: number, value: number | null) => boolean
}

interface Solved {
  readonly candidate: Candidate
  readonly found: Hypothesis
  readonly solution: Solution
  /** How much speaks for it, as a decimal logarithm. */
  readonly score: number
  /** The search ended before it could say whether the hypothesis holds. */
  readonly open?: boolean
}

export type Solve = (model: TableModel) => Solution

/** A hypothesis that is this much less likely (decimal logarithm) casts no doubt. */
const DOUBT = 3
const MOST_SOLVED = 12
/** By so much the words of the likeliest hypothesis are better than those of one that is not pursued to the end. */
const WORDS_APART = 1
/** Hypotheses behind the likeliest are given up sooner. */
const TRIAL_BUDGET = 1_000_000
const SHORT_BUDGET = 250_000
/** What the sum of a column that fails costs, beside the digits of its total that nothing explains then. */
const WORTH_OF_CHECK = 2.8
/** What a wider table may gain in its row of sums beyond the likeliest. */
const MARGIN = 1

export function decide(
  stretch: Stretch,
  run: Run,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
  solve: Solve,
): Decision | null {
  const candidates = candidatesOf(stretch, run, known, grammar, vocabulary)
  const [likeliest, ...others] = candidates
  if (!likeliest) return null
  const first = solved(likeliest, {})
  let winner = first
  if (likeliest.structure.sums.length === 0) return byWords()

  const all = [first]
  let open = false
  for (const candidate of others) {
    // Where no rows add up, sums of columns are no proof: numbers that can be cut at will meet nearly any total.
    if (candidate.structure.sums.length === 0 && candidate.score < winner.candidate.score - DOUBT) continue
    const chance = candidate.score + gain() - (winner.score - DOUBT)
    if (chance < 0) break
    if (all.length === MOST_SOLVED) {
      open = candidate.prior > winner.candidate.prior - WORDS_APART
      break
    }
    const next = trial(candidate, chance)
    all.push(next)
    if (next.solution.exact && next.score > winner.score) winner = next
  }
  const rivals = all.filter((other) => other !== winner && (other.open || other.score > winner.score - DOUBT))
  return decided(winner, open || (!isClear(winner.candidate) && hasBlankColumn(winner)), rivals)

  /** Without sums of rows nothing but its words decides about the head; what is settled under it must be so under all that are close to it. */
  function byWords(): Decision {
    const close = others.filter(({ score }) => score > first.candidate.score - DOUBT)
    if (!isSettledSomewhere(first)) return decided(first, close.length > 0, [])
    const tried = close.slice(0, MOST_SOLVED).map((candidate) => trial(candidate, DOUBT))
    const rivals = tried.filter(({ score }) => score > first.score - DOUBT)
    return decided(first, close.length > MOST_SOLVED || tried.some(({ solution }) => !solution.exact), rivals)
  }

  function decided({ found, solution }: Solved, open: boolean, rivals: readonly Solved[]): Decision {
    return {
      ...found,
      solution,
      agreed: (row, column, value) => !open && rivals.every((rival) => says(rival, row, column, value)),
    }
  }

  /**
   * What the sums of columns may yet speak for another hypothesis: no more than for the winner, where those all hold. Where the words of the head
   * leave no doubt, nothing beforehand: sums lift a wrong hypothesis by a factor only once in as many times.
   */
  function gain(): number {
    const { solution, score, candidate } = winner
    const found = score - candidate.score
    const allHold = solution.exact && solution.holding === solution.possible
    const most = MARGIN + (allHold ? found : Math.max(found, candidate.summed))
    return isClear(candidate) ? Math.min(0, most) : most
  }

  /** A wider table than the winner's is another one only if its row of sums is full, unless the words speak for it; else it has a blank column. */
  function trial(candidate: Candidate, chance: number): Solved {
    const named = candidate.prior > winner.candidate.prior - WORDS_APART
    const { columns } = candidate.hypothesis().built.model
    const wider = columns > winner.found.built.model.columns
    const spare = Math.floor(chance / (WORTH_OF_CHECK + candidate.summed / columns))
    const tried = solved(candidate, {
      budget: named ? TRIAL_BUDGET : SHORT_BUDGET,
      spare,
      ...(wider && candidate.prior <= winner.candidate.prior ? { dense: true } : {}),
    })
    // what could not be solved is as likely as it was before
    const close = candidate.score > winner.candidate.score - DOUBT
    return { ...tried, open: (named || close) && !tried.solution.exact }
  }

  function solved(candidate: Candidate, limits: { budget?: number; spare?: number; dense?: boolean }): Solved {
    const { dense, ...bounds } = limits
    const found = candidate.hypothesis()
    const { model } = found.built
    const rows = dense
      ? model.rows.map((row, index) => (found.roles[index] === 'total' ? { ...row, dense } : row))
      : model.rows
    const solution = solve({ ...model, rows, ...bounds })
    return { candidate, found, solution, score: scoreOf(candidate, found, solution) }
  }
}

/** All words of the head are known, and no other way to cut and arrange it is better by much. */
function isClear({ familiar, prior }: Candidate): boolean {
  return familiar && prior > -2 * WORDS_APART
}

/** Some number is the same in all best readings. */
function isSettledSomewhere({ solution }: Solved): boolean {
  return solution.cells.some((row) => row.some((cell) => cell.length === 1 && cell[0]!.value !== null))
}

/**
 * A column without any number, where the words are not clear, is likely to be half of another: the head was cut too often. The row of sums says it, where
 * there is one.
 */
function hasBlankColumn({ found: { built, roles }, solution }: Solved): boolean {
  const total = roles.lastIndexOf('total')
  const rows = total < 0 ? solution.cells : [solution.cells[total]!]
  return built.numeric.some(
    (_, place) =>
      !(total >= 0 && built.closed[total]![place]!) &&
      rows.every((row) => row[place]!.every(({ value }) => value === null)),
  )
}

/** Where no column has a sum, the rows have said all before. */
function scoreOf(candidate: Candidate, found: Hypothesis, solution: Solution): number {
  if (solution.count === 0n) return Number.NEGATIVE_INFINITY
  const summed = found.relations.some(({ kind }) => kind === 'column-total')
  return summed ? candidate.prior + posterior(found, solution) : candidate.score
}

function says({ found, solution }: Solved, row: number, column: number, value: number | null): boolean {
  const place = found.built.numeric.indexOf(column)
  if (place < 0) return value === null && column < found.structure.columns.length
  const alternatives = solution.cells[row]![place]
  return solution.exact && alternatives?.length === 1 && alternatives[0]!.value === value
}
