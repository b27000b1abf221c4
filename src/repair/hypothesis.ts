/**
 * Which columns a digit run has. The head can often be cut and arranged in several ways; each is a hypothesis. The likeliest one by its words is
 * taken if its row sums can hold; else the hypotheses that the rows bear best are solved, and the one with the fewest failing checks wins.
 */
import type { Grammar } from '../grammar/grammar.ts'
import type { Solution, TableModel } from '../solver/model.ts'
import { sumEvidence } from './evidence.ts'
import { cutHead, type HeadCut } from './headCells.ts'
import { buildModel, type RunModel } from './model.ts'
import { columnTotals, type Relation, ranks, rowTotals, serials } from './relations.ts'
import { type RowRole, rowRoles } from './roles.ts'
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

export type Solve = (model: TableModel) => Solution

const CUTS = 8
const CUT_SCORES_WITHIN = 8
const HEAD_WEIGHT = 0.6
const CLOSE_SCORES = 0.25
const SOLVED = 3
/** A rival this much less likely (decimal logarithm) casts no doubt. */
const DOUBT = 5
const ENOUGH = 0.7
const SAMPLE = 16
const CHANCE_OF_A_SLIP = 0.01
const TRIAL_BUDGET = 200_000

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
  if (first && clear && isTrusted(best) && rowsFor(first).share >= ENOUGH) {
    const solution = solve(first.built.model)
    if ((!solution.exact || mostlyHolds(solution)) && !hasEmptyColumn(solution))
      return { ...first, solution, doubtful: false }
  }
  return tryAll(near)

  function isTrusted(cut: HeadCut): boolean {
    return cut.cells.every(([from, to]) => vocabulary.isHead(stretch.text.slice(from, to)))
  }

  function firstOf(cut: HeadCut): Hypothesis | null {
    const [structure] = structures(cut)
    return structure ? hypothesis(cut, structure) : null
  }

  function structures(cut: HeadCut): Structure[] {
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
    const all = near.flatMap((cut) =>
      structures(cut).flatMap((structure) => {
        const found = hypothesis(cut, structure)
        if (!found) return []
        return [{ found, score: rowsFor(found).evidence + HEAD_WEIGHT * (cut.score - near[0]!.score) - structure.cost }]
      }),
    )
    all.sort((a, b) => b.score - a.score)
    const widths = new Set<number>()
    const tried = all.filter(({ found, score }, index) => {
      const { columns } = found.built.model
      const chosen = index < SOLVED || (widths.size < SOLVED && !widths.has(columns) && score > all[0]!.score - DOUBT)
      if (chosen) widths.add(columns)
      return chosen
    })
    const solved = tried.map((candidate) => {
      const { model } = candidate.found.built
      const solution = solve({ ...model, budget: TRIAL_BUDGET })
      const { withoutSum } = candidate.found.structure
      const price = (hasEmptyColumn(solution) ? 1 : 0) + (withoutSum ? 0.5 * model.rows.length : 0)
      return { ...candidate, solution, failing: solution.possible - solution.holding + price }
    })
    solved.sort((a, b) => a.failing - b.failing || b.score - a.score)
    const [winner] = solved
    if (!winner) return null
    const { found, failing, score } = winner
    const width = found.built.model.columns
    const rival = solved.some(
      (other) =>
        other.found.built.model.columns !== width && other.failing < failing + 1 && other.score > score - DOUBT,
    )
    const unsettled = found.structure.sums.length === 0 && !(isTrusted(found.cut) && clear)
    const solution = winner.solution.exact ? winner.solution : solve(found.built.model)
    return { ...found, solution, doubtful: rival || unsettled }
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

interface RowsFor {
  /** Of a sample of rows, how many can be read so that their sum holds. */
  readonly share: number
  /** How much that says, as a decimal logarithm; rows in which it cannot hold speak against it. */
  readonly evidence: number
}

function rowsFor({ built, structure, rows }: Hypothesis): RowsFor {
  const sum = structure.sums[0]
  if (!sum) return { share: 1, evidence: 0 }
  const serial = rows.some((row) => row.serial) ? 1 : 0
  const place = (column: number) => built.numeric.indexOf(column) - serial
  const shifted = { total: place(sum.total), parts: sum.parts.map(place) }
  let asked = 0
  let held = 0
  let evidence = 0
  for (let row = 0; row < rows.length && asked < SAMPLE; row++) {
    const [piece, more] = built.model.rows[row]!.pieces.slice(rows[row]!.serial ? 1 : 0)
    if (!piece || more || piece.whole || piece.text.length < 3) continue
    const ratio = sumEvidence(piece.text, built.numeric.length - serial, shifted)
    if (ratio === null) continue
    asked++
    if (ratio > 0) held++
    evidence += Math.log10(ratio + CHANCE_OF_A_SLIP)
  }
  return { share: asked === 0 ? 1 : held / asked, evidence }
}

function mostlyHolds({ holding, possible }: Solution): boolean {
  return possible === 0 || holding >= 0.7 * possible
}

/** A column that is blank all the way speaks for one column less. */
function hasEmptyColumn({ cells }: Solution): boolean {
  const width = cells[0]?.length ?? 0
  for (let column = 0; column < width; column++)
    if (cells.every((row) => (row[column]![0]?.value ?? null) === null)) return true
  return false
}
