/**
 * Columns that follow from others by a formula (办结率, 同比增减, 加权得分, 人均), found while the cells are not known: names propose ways, and the one is taken
 * under which the rows explain the most digits by the fewest.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { formulaOf, propose, type Relation } from './checks/checks.ts'
import type { Solve } from './decide.ts'
import type { Hypothesis } from './hypothesis.ts'
import { withChecks } from './model.ts'
import { posterior } from './posterior.ts'
import { withWholes } from './wholes.ts'

/** A formula is taken where the rows are so much likelier with it than without, and than with any other, as decimal logarithms. */
const WORTH = 4
const APART = 3
/** Rows are weighed by themselves, all together on so many steps, a single one on so many. */
const BUDGET = 1_000_000
const BUDGET_OF_ROW = 20_000
/** So many rows, the shortest, are asked one after the other before all of them are; one may fail. */
const SAMPLE = 6
const MOST_FAILING = 1

export interface Explained {
  readonly found: Hypothesis
  /** What its formulas explain, as a decimal logarithm; 0 where it has none. */
  readonly gain: number
}

/** The hypothesis with the formulas that its rows bear out. */
export function withFormulas(hypothesis: Hypothesis, grammar: Grammar, solve: Solve): Explained {
  const { structure, roles } = hypothesis
  const questions = propose({ columns: structure.columns, roles, grammar })
  let found = hypothesis
  let gain = 0
  let before: number | null = null
  for (const ways of questions) {
    const { built, relations } = found
    const likely = ways
      .flatMap((way) => withWholes(way, built, relations, solve))
      .filter((way) => holdsMostly(found, way, solve))
    if (likely.length === 0) continue
    before ??= weigh(found, solve)
    if (before === null) break
    const weighed = likely.flatMap((way) => {
      const tried = { ...found, relations: [...relations, ...way] }
      const evidence = weigh(tried, solve)
      return evidence === null ? [] : [{ tried, evidence }]
    })
    weighed.sort((a, b) => b.evidence - a.evidence)
    const [best, second] = weighed
    if (!best || best.evidence < before + WORTH || (second && second.evidence > best.evidence - APART)) continue
    found = { ...best.tried, built: withChecks(built, best.tried.relations) }
    gain += best.evidence - before
    before = best.evidence
  }
  return { found, gain }
}

/** Does the formula hold in nearly all of a few rows? */
function holdsMostly({ built, relations, rows }: Hypothesis, way: readonly Relation[], solve: Solve): boolean {
  const lengths = rows.map(({ digits: [from, to] }) => to - from)
  const sample = way.map(({ row }) => row).sort((a, b) => lengths[a]! - lengths[b]!)
  let failing = 0
  for (const row of sample.slice(0, SAMPLE)) {
    const asked = [...relations, ...way].filter((relation) => relation.row === row && isOwn(relation))
    const { model, relations: checked } = withChecks(built, asked)
    const pieces = model.rows.map((other, index) => (index === row ? other : { pieces: [] }))
    const { exact, checks } = solve({ ...model, rows: pieces, budget: BUDGET_OF_ROW })
    if (!exact || checked.some((relation, index) => way.includes(relation) && checks[index]!.never)) failing++
    if (failing > MOST_FAILING) return false
  }
  return true
}

/** How likely the rows are, each by itself, its decimals too; null where they have too many readings to say. */
function weigh(found: Hypothesis, solve: Solve): number | null {
  const built = withChecks(found.built, found.relations.filter(isOwn))
  const rows = built.model.rows.map((row) => ({ ...row, apart: true }))
  const solution = solve({ ...built.model, rows, budget: BUDGET })
  return solution.exact && solution.count > 0n ? posterior({ ...found, built }, solution) : null
}

/** Decided by one row alone. */
function isOwn(relation: Relation): boolean {
  return relation.kind === 'row-total' || relation.kind === 'serial' || formulaOf(relation) !== null
}
