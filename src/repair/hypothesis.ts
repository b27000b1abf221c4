/**
 * What columns a digit run may have. The head can be cut and arranged in many ways; ways that give the same columns to the arithmetic, whatever
 * their names, are one hypothesis, of which the likeliest names are kept.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { cutHead, type HeadCut } from './headCells.ts'
import { propose, type Relation } from './checks/checks.ts'
import { columnTotals } from './checks/columnTotal.ts'
import { ranks } from './checks/rank.ts'
import { rowTotals } from './checks/rowTotal.ts'
import { serials } from './checks/serial.ts'
import { buildModel, numericColumns, openColumns, type RunModel, showsEveryCell } from './model.ts'
import { type RowRole, rowRoles } from './roles.ts'
import { layoutOf, RowEvidence } from './rowEvidence.ts'
import type { Run, RunRow } from './runs.ts'
import type { Stretch } from './stretch.ts'
import { type Structure, structuresOf } from './structure.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Hypothesis {
  readonly cut: HeadCut
  /** All cells of the cut are known to head columns. */
  readonly familiar: boolean
  readonly structure: Structure
  readonly rows: readonly RunRow[]
  readonly roles: readonly RowRole[]
  readonly relations: readonly Relation[]
  readonly built: RunModel
}

/** A hypothesis before it is solved; `score` as a decimal logarithm. */
export interface Candidate {
  readonly structure: Structure
  /** How much its words speak for it. */
  readonly prior: number
  /** How much its words and rows speak for it. */
  readonly score: number
  /** Digits in rows of totals: what the sums of columns may yet explain. */
  readonly summed: number
  /** All its words are known to head columns. */
  readonly familiar: boolean
  /** Some column may follow from others by a formula. */
  readonly follows: boolean
  hypothesis(): Hypothesis
}

interface Way {
  readonly cut: HeadCut
  readonly structure: Structure
  readonly prior: number
}

/** What the scores of words are worth as decimal logarithms, where all of them are familiar, and where some are not. */
const FAMILIAR = 0.9
const UNFAMILIAR = 0.3
/** Ways to cut and arrange a head that are looked at, the likeliest by their words. */
const MOST_WAYS = 150
const MOST_UNEVEN = 10
/** Where all words are familiar, a structure that is this much less likely than another is given up: by its words, and by words and rows. */
const FAR_APART = 14
const BEYOND = 8

/** Hypotheses, the likeliest first. */
export function candidatesOf(
  stretch: Stretch,
  run: Run,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
): Candidate[] {
  const cuts = cutHead(stretch, run, known, grammar, vocabulary)
  if (cuts.length === 0) return []
  const chunks = run.rows.map((row) => chunksOf(stretch, row))
  const serial = run.rows.some((row) => row.serial)
  const roles = rolesOf(cuts[0]!)
  const familiar = isFamiliar(cuts[0]!)
  const evidence = new RowEvidence(chunks, roles, familiar ? BEYOND : Number.POSITIVE_INFINITY)
  const summed = digitsIn(chunks.filter((_, row) => roles[row] === 'total' || roles[row] === 'subtotal'))
  const parted = chunks.some((row) => row.length > 1)
  let uneven = 0
  const candidates = waysOf(cuts, familiar).flatMap((way): Candidate[] => {
    const { structure, prior } = way
    const layout = layoutOf(structure, serial)
    if (!layout.plain && uneven++ >= MOST_UNEVEN) return []
    const separated = parted || layout.columns === 0 ? separatedBy(structure) : false
    if (separated === null) return []
    const score = prior + evidence.of(layout, separated, prior)
    if (score === Number.NEGATIVE_INFINITY) return []
    const follows = propose({ columns: structure.columns, roles: [], grammar }).some((ways) => ways.length > 0)
    return [{ structure, prior, score, summed, familiar, follows, hypothesis: () => hypothesis(way, chunks) }]
  })
  return candidates.sort((a, b) => b.score - a.score)

  /** One way for each structure of the numbers, the likeliest first. */
  function waysOf(cuts: readonly HeadCut[], familiar: boolean): Way[] {
    const weight = familiar ? FAMILIAR : UNFAMILIAR
    const ways: Way[] = []
    for (const cut of cuts) {
      const words = weight * (cut.score - cuts[0]!.score)
      if (familiar && words < -FAR_APART) break
      const names = cut.cells.map(([from, to]) => stretch.text.slice(from, to))
      for (const structure of structuresOf(names, grammar, vocabulary)) {
        const prior = words - structure.cost
        if (!familiar || prior >= -FAR_APART) ways.push({ cut, structure, prior })
      }
    }
    ways.sort((a, b) => b.prior - a.prior)
    const seen = new Set<string>()
    const distinct = ways.filter(({ structure }) => {
      const key = shapeOf(structure)
      return seen.has(key) ? false : seen.add(key)
    })
    return distinct.slice(0, MOST_WAYS)
  }

  function isFamiliar(cut: HeadCut): boolean {
    return cut.cells.every(([from, to], index) => vocabulary.isFamiliar(stretch.text.slice(from, to), index))
  }

  /** Do the gaps in the source show every cell? Null where a row has more pieces than the structure has columns. */
  function separatedBy({ columns }: Structure): boolean | null {
    const numeric = numericColumns(columns)
    const open = openColumns(columns, roles, serial ? numeric.findIndex((at) => columns[at]!.role === 'serial') : -1)
    if (numeric.length === 0 || chunks.some((row, index) => row.length > open[index]!.length)) return null
    return showsEveryCell(chunks, open)
  }

  /** The first row's label begins behind the head, and that of a row on a new page behind the head said again. */
  function labelled({ cells, labelStart }: HeadCut): RunRow[] {
    if (run.headOnly) return [...run.rows]
    const head = stretch.text.slice(cells[0]![0], labelStart)
    return run.rows.map((row, index) => {
      const [from, to] = row.label
      if (index === 0) return { ...row, label: [labelStart, run.head[1]] }
      const again = to - from > head.length && stretch.text.startsWith(head, from)
      return again ? { ...row, label: [from + head.length, to] } : row
    })
  }

  function hypothesis({ cut, structure }: Way, chunks: readonly (readonly Chunk[])[]): Hypothesis {
    const rows = labelled(cut)
    const roles = rolesOf(cut)
    const relations = relationsOf(structure, roles, isNumbered(cut, roles))
    const built = buildModel(stretch, rows, chunks, structure.columns, roles, relations)
    return { cut, familiar: isFamiliar(cut), structure, rows, roles, relations, built }
  }

  /** Serial numbers do; places (名次) do unless rows share one. */
  function isNumbered(cut: HeadCut, roles: readonly RowRole[]): boolean {
    if (vocabulary.kindOf(stretch.text.slice(...cut.cells[0]!)) !== 'rank') return true
    const data = run.rows.filter((_, row) => roles[row] === 'data')
    return data.every(({ serial }, index) => serial !== null && stretch.text.slice(...serial) === String(index + 1))
  }

  function rolesOf(cut: HeadCut): RowRole[] {
    return rowRoles(
      labelled(cut).map(({ label }) => stretch.text.slice(...label)),
      grammar,
    )
  }
}

function digitsIn(rows: readonly (readonly Chunk[])[]): number {
  return rows.flat().reduce((sum, { text }) => sum + text.replaceAll('.', '').length, 0)
}

/** What the arithmetic sees of a structure: roles and sums, and no names. */
function shapeOf({ columns, sums }: Structure): string {
  const roles = columns.map(({ role }) => role)
  return `${roles} ${sums.map(({ total, parts }) => `${total}=${parts}`).join(';')}`
}

/** @param numbered the first column numbers the rows one by one */
function relationsOf({ columns, sums }: Structure, roles: readonly RowRole[], numbered: boolean): Relation[] {
  const data = roles.flatMap((role, row) => (role === 'data' ? [row] : []))
  const serial = columns.findIndex(({ role }) => role === 'serial')
  const rank = columns.findIndex(({ role }) => role === 'rank')
  const by = sums[0]?.total ?? columns.findLastIndex(({ role }, index) => role === 'total' && index < rank)
  return [
    ...rowTotals(sums, roles),
    ...columnTotals(columns, roles),
    ...(serial >= 0 && numbered ? serials(serial, roles) : []),
    ...(rank >= 0 && by >= 0 ? ranks(rank, by, 'descending', data) : []),
  ]
}
