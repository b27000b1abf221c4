/**
 * Which columns a digit run has. The head can often be cut and arranged in several ways; each is a hypothesis. The likeliest one by its words is
 * taken if its row sums can hold; else the hypotheses that the rows bear best are solved, and the one with the fewest failing checks wins.
 */
import type { Grammar } from '../grammar/grammar.ts'
import type { Solution, TableModel } from '../solver/model.ts'
import { cutHead, type HeadCut } from './headCells.ts'
import { buildModel, type RunModel } from './model.ts'
import type { Relation } from './checks/checks.ts'
import { columnTotals } from './checks/columnTotal.ts'
import { ranks } from './checks/rank.ts'
import { rowTotals } from './checks/rowTotal.ts'
import { serials } from './checks/serial.ts'
import { type RowRole, rowRoles } from './roles.ts'
import { rowsFor, shareHolding } from './rowEvidence.ts'
import type { Run, RunRow } from './runs.ts'
import type { Stretch } from './stretch.ts'
import { type Structure, structuresOf } from './structure.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Hypothesis {
  readonly cut: HeadCut
  readonly structure: Structure
  readonly rows: readonly RunRow[]
  readonly roles: readonly RowRole[]
  readonly relations: readonly Relation[]
  readonly built: RunModel
}

export interface Decision extends Hypothesis {
  readonly solution: Solution
  /** Another hypothesis holds as well and gives other cells. */
  readonly doubtful: boolean
}

interface Candidate {
  readonly found: Hypothesis
  /** How much speaks for it before it is solved, as a decimal logarithm. */
  readonly score: number
}

interface Solved extends Candidate {
  readonly solution: Solution
  readonly failing: number
}

export type Solve = (model: TableModel) => Solution

const CUTS = 8
const CUT_SCORES_WITHIN = 8
/** Ways to cut and arrange a head that are looked at, the likeliest by their words. */
const MOST_WAYS = 60
const HEAD_WEIGHT = 0.6
const CLOSE_SCORES = 0.25
const SOLVED = 3
/** A hypothesis this much less likely than the likeliest (decimal logarithm) is not solved at all. */
const RULED_OUT = 10
/** A rival this much less likely casts no doubt. */
const DOUBT = 5
const ENOUGH = 0.7
const TRIAL_BUDGET = 2_000_000

export function decide(
  stretch: Stretch,
  run: Run,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
  solve: Solve,
): Decision | null {
  const cuts = cutHead(stretch, run, known, grammar, vocabulary)
  const best = cuts[0]
  if (!best) return null
  const near = cuts.slice(0, CUTS).filter(({ score }) => score > best.score - CUT_SCORES_WITHIN)
  const first = firstOf(best)
  const clear = near.length < 2 || near[1]!.score < best.score - CLOSE_SCORES
  if (first && clear && isTrusted(best) && shareHolding(first) >= ENOUGH) {
    const solution = solve(first.built.model)
    if (!solution.exact || (mostlyHolds(solution) && !looksTooWide(solution, first)))
      return { ...first, solution, doubtful: false }
  }
  return tryAll(near)

  /** Without row sums nothing but its words decides about the head. */
  function withoutTotals([likeliest]: readonly Candidate[]): Decision | null {
    if (!likeliest) return null
    const { found } = likeliest
    return { ...found, solution: solve(found.built.model), doubtful: !(clear && isTrusted(found.cut)) }
  }

  function solveCandidate(candidate: Candidate): Solved {
    const { found } = candidate
    const solution = solve({ ...found.built.model, budget: TRIAL_BUDGET })
    const failing = solution.possible - solution.holding + (looksTooWide(solution, found) ? 1 : 0)
    return { ...candidate, solution, failing }
  }

  /** Every cell is a word that heads columns, or has a beginning and the ending of one; words for labels stand in front alone. */
  function isTrusted(cut: HeadCut): boolean {
    return cut.cells.every(([from, to], index) => {
      const name = stretch.text.slice(from, to)
      const kind = vocabulary.kindOf(name)
      if (kind === undefined) return name.length > 2 && vocabulary.isHead(name)
      return index < 2 || (kind !== 'label' && kind !== 'serial')
    })
  }

  function firstOf(cut: HeadCut): Hypothesis | null {
    const [structure] = structures(cut)
    return structure ? hypothesis(cut, structure) : null
  }

  function structures(cut: HeadCut): Generator<Structure> {
    const names = cut.cells.map(([from, to]) => stretch.text.slice(from, to))
    return structuresOf(names, grammar, vocabulary)
  }

  function hypothesis(cut: HeadCut, structure: Structure): Hypothesis | null {
    const rows = withFirstLabel(run, cut)
    const roles = rowRoles(
      rows.map(({ label }) => stretch.text.slice(...label)),
      grammar,
    )
    const relations = relationsOf(structure, roles)
    const built = buildModel(stretch, rows, structure.columns, roles, relations)
    return built && { cut, structure, rows, roles, relations, built }
  }

  function tryAll(near: readonly HeadCut[]): Decision | null {
    const prior = (cut: HeadCut, structure: Structure) => HEAD_WEIGHT * (cut.score - near[0]!.score) - structure.cost
    const ways = near.flatMap((cut) =>
      [...structures(cut)].map((structure) => ({ cut, structure, prior: prior(cut, structure) })),
    )
    ways.sort((a, b) => b.prior - a.prior)
    const all = ways.slice(0, MOST_WAYS).flatMap(({ cut, structure, prior }) => {
      const found = hypothesis(cut, structure)
      return found ? [{ found, score: rowsFor(found).evidence + prior }] : []
    })
    all.sort((a, b) => b.score - a.score)
    const sumless = all.find(({ found }) => found.structure.withoutSum)
    const withSums = all.filter(({ found }) => !found.structure.withoutSum)
    const summed = withSums.filter(({ score }) => score > withSums[0]!.score - RULED_OUT)
    if (!summed.some(({ found }) => found.structure.sums.length > 0)) return withoutTotals(summed)
    const solved = summed.slice(0, SOLVED).map(solveCandidate)
    const better = (a: Solved, b: Solved) => a.failing - b.failing || b.score - a.score
    // one column more and one less must have had their chance
    for (const step of [-1, 1]) {
      const width = solved.sort(better)[0]?.found.built.model.columns ?? 0
      const next = summed.find(({ found }) => found.built.model.columns === width + step)
      if (next && !solved.some(({ found }) => found === next.found)) solved.push(solveCandidate(next))
    }
    const likeliest = summed.find(({ found }) => found.cut === near[0])
    if (likeliest && !solved.some(({ found }) => found === likeliest.found)) solved.push(solveCandidate(likeliest))
    const [winner] = solved.sort(better)
    if (sumless && (!winner || winner.failing > 0.5 * winner.found.rows.length)) {
      return { ...sumless.found, solution: solve(sumless.found.built.model), doubtful: !isTrusted(sumless.found.cut) }
    }
    if (!winner) return null
    const { found, failing, score } = winner
    const width = found.built.model.columns
    const rival = solved.some(
      (other) =>
        other.found.built.model.columns !== width &&
        (other.found.cut === near[0]
          ? !other.solution.exact || other.failing <= failing + 1
          : (!other.solution.exact || other.failing < failing + 1) && other.score > score - DOUBT),
    )
    const solution = winner.solution.exact ? winner.solution : solve(found.built.model)
    return { ...found, solution, doubtful: rival || (found.structure.sums.length === 0 && !isTrusted(found.cut)) }
  }
}

function withFirstLabel(run: Run, cut: HeadCut): RunRow[] {
  if (run.headOnly) return [...run.rows]
  const [first, ...others] = run.rows
  return [{ ...first!, label: [cut.labelStart, run.head[1]] }, ...others]
}

function relationsOf({ columns, sums }: Structure, roles: readonly RowRole[]): Relation[] {
  const data = roles.flatMap((role, row) => (role === 'data' ? [row] : []))
  const serial = columns.findIndex(({ role }) => role === 'serial')
  const rank = columns.findIndex(({ role }) => role === 'rank')
  const by = sums[0]?.total ?? columns.findLastIndex(({ role }, index) => role === 'total' && index < rank)
  return [
    ...rowTotals(sums, roles),
    ...columnTotals(columns, roles),
    ...(serial >= 0 ? serials(serial, roles) : []),
    ...(rank >= 0 && by >= 0 ? ranks(rank, by, 'descending', data) : []),
  ]
}

function mostlyHolds({ holding, possible }: Solution): boolean {
  return possible === 0 || holding >= 0.7 * possible
}

/** Where no row fills all columns, or the total row has a blank, there may be one column less. */
function looksTooWide({ cells }: Solution, { roles, built, structure }: Hypothesis): boolean {
  const counted = built.numeric.flatMap((column, index) => {
    const { role } = structure.columns[column]!
    return role === 'number' || role === 'total' ? [index] : []
  })
  const total = roles.indexOf('total')
  const full = (row: number) => counted.every((column) => (cells[row]![column]![0]?.value ?? null) !== null)
  return total >= 0 ? !full(total) : !cells.some((_, row) => full(row))
}
