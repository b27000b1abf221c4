/**
 * What the rows of a run say for a structure of its columns, before anything is solved: can their sums hold, and how likely are their digits then?
 * As a decimal logarithm, against digits at random.
 */
import type { Chunk } from './chunks.ts'
import type { RowRole } from './roles.ts'
import { RowWeights } from './rowWeights.ts'
import type { Structure } from './structure.ts'

const SAMPLE = 20
/** Sums of an unusual shape are weighed column by column, which takes longer. */
const FEW = 6
/** How often a row's sum does not hold. */
export const SLIP = 0.003
const LEAST = 1e-12
/** Tables are dense, or have many blanks. */
const FILLS = [0.98, 0.8, 0.6, 0.4]
/** A row of sums has hardly a blank. */
const TOTAL_FILL = 0.97

/** A row's digits, ready to be asked. */
interface Sampled {
  readonly role: RowRole
  readonly open: RowWeights
  readonly whole: RowWeights
  readonly index: number
}

export class RowEvidence {
  readonly #rows: readonly Sampled[]
  readonly #ranks: number[] | null

  readonly #beyond: number
  readonly #known = new Map<string, number>()
  /** By row: how far the best structure met had come there. */
  #leader: number[] = []

  /** @param beyond a structure so far behind another is given up */
  constructor(chunks: readonly (readonly Chunk[])[], roles: readonly RowRole[], beyond: number) {
    this.#beyond = beyond
    this.#ranks = rankPlaces(chunks, roles)
    this.#rows = chunks.flatMap((row, index) => {
      const role = roles[index]!
      if (row.length === 0 || role === 'average' || (index >= SAMPLE && role !== 'total')) return []
      const pieces = row.map(({ text }) => text)
      return [{ role, index, open: new RowWeights(pieces, false), whole: new RowWeights(pieces, true) }]
    })
  }

  /**
   * @param separated the gaps in the source show every cell
   * @param prior what else speaks for the structure. Where all together falls so far behind the best one met that the rows left could hardly make
   * up for it, they are not asked (a sequential probability ratio test), and the answer is -Infinity.
   */
  of(layout: Layout, separated: boolean, prior: number): number {
    const key = `${layout.columns} ${layout.ranked} ${layout.total} ${layout.parts} ${separated}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const evidence = layout.plain ? this.#test(layout, separated, prior) : this.#weigh(layout, separated)
    this.#known.set(key, evidence)
    return evidence
  }

  #test(layout: Layout, separated: boolean, prior: number): number {
    const sums = FILLS.map(() => 0)
    const along: number[] = []
    let best = 0
    for (const [at, row] of this.#rows.entries()) {
      best = Number.NEGATIVE_INFINITY
      FILLS.forEach((fill, index) => {
        sums[index]! += this.#ofRow(row, layout, separated, fill)
        best = Math.max(best, sums[index]!)
      })
      if (prior + best < (this.#leader[at] ?? Number.NEGATIVE_INFINITY) - this.#beyond) return Number.NEGATIVE_INFINITY
      along.push(prior + best)
    }
    if (prior + best > (this.#leader.at(-1) ?? Number.NEGATIVE_INFINITY)) this.#leader = along
    return best
  }

  #weigh(layout: Layout, separated: boolean): number {
    const rows = this.#rows.slice(0, FEW)
    const sums = FILLS.map((fill) => rows.reduce((sum, row) => sum + this.#ofRow(row, layout, separated, fill), 0))
    return Math.max(...sums) * (this.#rows.length / Math.max(1, rows.length))
  }

  #ofRow(row: Sampled, layout: Layout, separated: boolean, fill: number): number {
    const share = row.role === 'total' ? TOTAL_FILL : fill
    let weight = 0
    for (const [less, chance] of layout.ranked ? this.#rankDigits(row) : UNRANKED)
      weight += chance * (layout.plain ? plain : uneven)(row, separated, less, layout, share)
    return Math.log10(weight + LEAST)
  }

  /** How many of the row's last digits are its rank, and how much they weigh. */
  #rankDigits({ role, index, open }: Sampled): (readonly [number, number])[] {
    if (role !== 'data') return [[0, 1]]
    const known = this.#ranks?.[index]
    if (known) return [[known, 10 ** known / 2]]
    const most = this.#rows.length
    return [1, 2].flatMap((digits) => (digits < open.length ? [[digits, 10 ** digits / most / 2] as const] : []))
  }
}

const UNRANKED = [[0, 1]] as const

/** The number columns as the rows' digits see them. */
export interface Layout {
  readonly columns: number
  readonly ranked: boolean
  readonly total: number
  readonly parts: readonly number[]
  /** The sum's columns stand side by side, the total at one end, or there is none: quick to weigh. */
  readonly plain: boolean
}

/** @param serials the rows' serial numbers have been cut off */
export function layoutOf({ columns, sums }: Structure, serials: boolean): Layout {
  const numeric = columns.flatMap(({ role }, index) =>
    role === 'label' || role === 'text' || (role === 'serial' && serials) ? [] : [index],
  )
  const ranked = columns[numeric.at(-1)!]?.role === 'rank'
  if (ranked) numeric.pop()
  const [sum] = sums
  const total = sum ? numeric.indexOf(sum.total) : -1
  const parts = sum ? sum.parts.map((part) => numeric.indexOf(part)) : []
  const first = Math.min(...parts)
  const last = Math.max(...parts)
  const plain = sum === undefined || (last - first + 1 === parts.length && (total === first - 1 || total === last + 1))
  return { columns: numeric.length, ranked, total, parts, plain }
}

function plain(row: Sampled, separated: boolean, less: number, layout: Layout, fill: number): number {
  const weights = separated ? row.whole : row.open
  const { columns, total, parts } = layout
  const end = weights.length - less
  const any = spread(weights.any(0, end), columns, fill)
  if (total < 0) return any
  const before = Math.min(total, ...parts)
  const behind = columns - before - parts.length - 1
  const side = total === before ? 'first' : 'last'
  let holding = 0
  for (let from = 0; from <= (before > 0 ? end : 0); from++) {
    const leading = before > 0 ? spread(weights.any(0, from), before, fill) : 1
    if (leading === 0) continue
    for (let to = behind > 0 ? from : end; to <= end; to++) {
      const trailing = behind > 0 ? spread(weights.any(to, end), behind, fill) : 1
      if (trailing === 0) continue
      const sums = weights.sums(side, from, to)
      if (sums === null) return any
      holding += leading * trailing * spread(sums, parts.length, fill)
    }
  }
  return holding + SLIP * any
}

/** The sum's columns do not stand side by side. */
function uneven(row: Sampled, separated: boolean, less: number, layout: Layout, fill: number): number {
  const weights = separated ? row.whole : row.open
  const { columns, total, parts } = layout
  const end = weights.length - less
  const any = spread(weights.any(0, end), columns, fill)
  return (weights.uneven(columns, total, parts, end, fill) ?? any) + SLIP * any
}

/** Numbers spread over columns, the others blank. */
function spread(byCount: Float64Array, columns: number, fill: number): number {
  let sum = 0
  let ways = (1 - fill) ** columns
  for (let count = 0; count <= columns && count < byCount.length; count++) {
    sum += ways * byCount[count]!
    ways *= ((columns - count) / (count + 1)) * (fill / (1 - fill))
  }
  return sum
}

/** Where rows stand in the order of their ranks, how many digits of each row's end are its rank. */
function rankPlaces(chunks: readonly (readonly Chunk[])[], roles: readonly RowRole[]): number[] | null {
  let previous = '1'
  let missed = 0
  let place = 0
  const places = chunks.map((row, index) => {
    if (roles[index] !== 'data') return 0
    place++
    const text = row.at(-1)?.text ?? ''
    const rank = [String(place), previous].find(
      (candidate) => text.length > candidate.length && text.endsWith(candidate),
    )
    if (rank === undefined) missed++
    else previous = rank
    return rank?.length ?? 0
  })
  return missed <= 0.2 * place ? places : null
}
