/**
 * Which columns a digit run has. Words and rows order the hypotheses; those that could still win are solved, and the likeliest is taken. Where others
 * stay possible, only what they all say is certain: a doubt about names changes no number.
 */
import type { Grammar } from '../grammar/grammar.ts'
import type { Solution, TableModel } from '../solver/model.ts'
import { type Candidate, candidatesOf, type Hypothesis } from './hypothesis.ts'
import { type Explained, withFormulas } from './formulas.ts'
import { withMeans } from './means.ts'
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
  /** How much of it its formulas explain. */
  readonly gain: number
  /** The search ended before it could say whether the hypothesis holds. */
  readonly open?: boolean
}

export type Solve = (model: TableModel) => Solution

/** A hypothesis that is this much less likely (decimal logarithm) casts no doubt. */
const DOUBT = 3
const MOST_SOLVED = 12
/** Hypotheses that are asked for formulas, whatever else speaks for them. */
const MOST_ASKED = 6
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
  words: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
  solve: Solve,
): Decision | null {
  const candidates = candidatesOf(stretch, run, words, grammar, vocabulary)
  const known = new Map<Candidate, Explained>()
  const [likeliest, ...others] = candidates
  if (!likeliest) return null
  const formulaic = candidates.some(({ follows }) => follows)
  let first = solved(likeliest, formulaic ? { budget: TRIAL_BUDGET } : {})
  let winner = first
  const bySums = likeliest.structure.sums.length > 0
  if (!bySums && !formulaic) return byWords()

  const all = [first]
  let open = false
  let asked = 0
  for (const candidate of others) {
    // As long as nothing has been explained, a formula may lift any hypothesis.
    const untold = candidate.follows && !isExplained(winner) && asked++ < MOST_ASKED && explained(candidate).gain > 0
    // Where no rows add up, sums of columns are no proof: numbers that can be cut at will meet nearly any total.
    const unproven = candidate.structure.sums.length === 0 && candidate.score < winner.candidate.score - DOUBT
    const chance = untold ? Infinity : candidate.score + gain(candidate) - (winner.score - DOUBT)
    if (chance < 0 || (unproven && !untold)) continue
    if (all.length === MOST_SOLVED) {
      open = candidate.prior > winner.candidate.prior - WORDS_APART
      break
    }
    const next = trial(candidate, chance)
    all.push(next)
    if (next.solution.exact && next.score > winner.score) winner = next
  }
  if (winner === first && winner.gain === 0 && !first.solution.exact && formulaic)
    winner = first = solved(likeliest, {})
  if (!bySums && winner.gain === 0) return byWords()
  const rivals = all
    .slice(winner === first ? 1 : 0)
    .filter((other) => other !== winner && (other.open || other.score > winner.score - DOUBT))
  return decided(winner, open || hasBlankColumn(winner), rivals)

  /** Without sums of rows nothing but its words decides about the head; what is settled under it must be so under all that are close to it. */
  function byWords(): Decision {
    const close = others.filter(({ score }) => score > first.candidate.score - DOUBT)
    if (!isSettledSomewhere(first)) return decided(first, close.length > 0, [])
    const tried = close.slice(0, MOST_SOLVED).map((candidate) => trial(candidate, DOUBT))
    const rivals = tried.filter(({ score }) => score > first.score - DOUBT)
    return decided(first, close.length > MOST_SOLVED || tried.some(({ solution }) => !solution.exact), rivals)
  }

  function decided(winner: Solved, open: boolean, rivals: readonly Solved[]): Decision {
    const { found, solution } = withMeans(winner.found, winner.solution, solve)
    return {
      ...found,
      solution,
      agreed: (row, column, value) => !open && rivals.every((rival) => says(rival, row, column, value)),
    }
  }

  /**
   * What the sums of columns may yet speak for another hypothesis: no more than for the winner, where those all hold. Where the words of the head
   * leave no doubt, nothing beforehand: sums lift a wrong hypothesis by a factor only once in as many times. Formulas may explain another one as well as the
   * winner.
   */
  function gain({ follows }: Candidate): number {
    const { solution, score, candidate } = winner
    const found = score - candidate.score
    const allHold = solution.exact && solution.holding === solution.possible
    const most = MARGIN + (allHold ? found : Math.max(found, candidate.summed))
    const sums = isClear(candidate) ? Math.min(0, most) : most
    return follows ? Math.max(sums, MARGIN + winner.gain) : sums
  }

  /** A wider table than the winner's is another one only if its row of sums is full, unless the words speak for it; else it has a blank column. */
  function trial(candidate: Candidate, chance: number): Solved {
    const named = candidate.prior > winner.candidate.prior - WORDS_APART
    const { columns } = explained(candidate).found.built.model
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

  function explained(candidate: Candidate): Explained {
    const ready = known.get(candidate) ?? withFormulas(candidate.hypothesis(), grammar, solve)
    known.set(candidate, ready)
    return ready
  }

  function solved(candidate: Candidate, limits: { budget?: number; spare?: number; dense?: boolean }): Solved {
    const { dense, ...bounds } = limits
    const { found, gain } = explained(candidate)
    const { model } = found.built
    const rows = dense
      ? model.rows.map((row, index) => (found.roles[index] === 'total' ? { ...row, dense } : row))
      : model.rows
    const solution = solve({ ...model, rows, ...bounds })
    return { candidate, found, solution, gain, score: scoreOf(candidate, found, gain, solution) }
  }
}

/** All words of the head are known, and no other way to cut and arrange it is better by much. */
function isClear({ familiar, prior }: Candidate): boolean {
  return familiar && prior > -2 * WORDS_APART
}

/** A formula has been found, or all sums of rows and columns hold. */
function isExplained({ gain, candidate, solution }: Solved): boolean {
  const allHold = solution.exact && solution.holding === solution.possible
  return gain > 0 || (allHold && candidate.structure.sums.length > 0)
}

/** Some number is the same in all best readings. */
function isSettledSomewhere({ solution }: Solved): boolean {
  return solution.cells.some((row) => row.some((cell) => cell.length === 1 && cell[0]!.value !== null))
}

/** A column without any number is likely to be half of another: the head was cut too often. The row of sums says it, where there is one. */
function hasBlankColumn({ found: { built, roles }, solution }: Solved): boolean {
  const total = roles.lastIndexOf('total')
  const rows = total < 0 ? solution.cells.filter((_, row) => roles[row] !== 'average') : [solution.cells[total]!]
  return built.numeric.some(
    (_, place) =>
      !(total >= 0 && built.closed[total]![place]!) &&
      rows.every((row) => row[place]!.every(({ value }) => value === null)),
  )
}

/** Where no column has a sum, the rows have said all before. */
function scoreOf(candidate: Candidate, found: Hypothesis, gain: number, solution: Solution): number {
  if (solution.count === 0n) return Number.NEGATIVE_INFINITY
  const summed = found.relations.some(({ kind }) => kind === 'column-total')
  return summed ? candidate.prior + posterior(found, solution) : candidate.score + gain
}

function says({ found, solution }: Solved, row: number, column: number, value: number | null): boolean {
  const place = found.built.numeric.indexOf(column)
  if (place < 0) return value === null && column < found.structure.columns.length
  const alternatives = solution.cells[row]![place]
  return solution.exact && alternatives?.length === 1 && alternatives[0]!.value === value
}
