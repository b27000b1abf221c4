/** What a sample of a table's rows says for a hypothesis of its columns: can their sums hold, and how likely are their digits then? */
import { sumLikelihood } from './evidence.ts'
import type { Hypothesis } from './hypothesis.ts'
import type { RunModel } from './model.ts'
import type { RunRow } from './runs.ts'
import type { Structure } from './structure.ts'

const SAMPLE = 16
/** Enough to see at once that a hypothesis will not do. */
const FEW = 4
const SLIP = 0.01
const LEAST = 1e-6
/** Tables are dense, or have many blanks. */
const FILLS = [0.97, 0.6] as const

export interface RowsFor {
  /** Of a sample of rows, how many can be read so that their sum holds. */
  readonly share: number
  /** How likely the sample is, as a decimal logarithm; a row in which the sum cannot hold takes a slip of the pen. */
  readonly evidence: number
}

export function rowsFor(hypothesis: Hypothesis): RowsFor {
  const { roles, rows } = hypothesis
  const sample = rows.flatMap((_, row) => (row < SAMPLE || roles[row] === 'total' ? [row] : []))
  const tries = FILLS.map((fill) => weigh(hypothesis, sample, fill))
  return tries.reduce((best, other) => (other.evidence > best.evidence ? other : best))
}

/** The share of rows that can be read so that their sum holds, from a few that are long enough to tell. */
export function shareHolding(hypothesis: Hypothesis): number {
  const { model } = hypothesis.built
  const digits = (row: number) => model.rows[row]!.pieces.reduce((sum, { text }) => sum + text.length, 0)
  const telling = hypothesis.rows.flatMap((_, row) => (digits(row) >= 4 && digits(row) <= 12 ? [row] : []))
  const step = Math.max(1, Math.floor(telling.length / FEW))
  return weigh(
    hypothesis,
    telling.filter((_, index) => index % step === 0),
    FILLS[1],
  ).share
}

function weigh({ built, structure, rows, roles }: Hypothesis, sample: readonly number[], fill: number): RowsFor {
  const [sum] = structure.sums
  const places = rankPlaces(structure, rows, built)
  let asked = 0
  let held = 0
  let evidence = 0
  for (const row of sample) {
    const pieces = built.model.rows[row]!.pieces.slice(rows[row]!.serial ? 1 : 0)
    if (pieces.length === 0) continue
    const [first] = pieces[0]!.columns
    const [, last] = pieces.at(-1)!.columns
    const place = (column: number) => built.numeric.indexOf(column) - first
    const shifted = sum ? { total: place(sum.total), parts: sum.parts.map(place) } : null
    const ranked = places?.[row] ?? 0
    const columns = last - first + (ranked > 0 ? 0 : 1)
    const texts = pieces.map(({ text }) => text)
    texts[texts.length - 1] = texts.at(-1)!.slice(0, texts.at(-1)!.length - ranked)
    const whole = pieces.every((piece) => piece.whole)
    const filled = roles[row] === 'total' ? FILLS[0] : fill
    const likelihood = sumLikelihood(texts.filter(Boolean), whole, columns, shifted, filled)
    if (!likelihood) continue
    asked++
    if (likelihood.holding > 0) held++
    evidence += Math.log10(likelihood.holding + SLIP * likelihood.any + LEAST)
  }
  return { share: asked === 0 ? 1 : held / asked, evidence }
}

/** Where the last column is a rank and the rows stand in its order, how many digits of each row's end are its rank. */
function rankPlaces({ columns }: Structure, rows: readonly RunRow[], { model, numeric }: RunModel): number[] | null {
  if (columns[numeric.at(-1)!]!.role !== 'rank') return null
  let previous = '1'
  let missed = 0
  const places = rows.map((_, row) => {
    const text = model.rows[row]!.pieces.at(-1)?.text ?? ''
    const rank = [String(row + 1), previous].find(
      (candidate) => text.length > candidate.length && text.endsWith(candidate),
    )
    if (rank === undefined) missed++
    else previous = rank
    return rank?.length ?? 0
  })
  return missed <= 0.2 * rows.length ? places : null
}
