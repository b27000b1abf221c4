/** 同比, 增幅: the growth of one column over another, in percent or as a difference. */
import { occurs } from '../../grammar/match.ts'
import { rounded } from '../numbers.ts'
import { comesOut, countedColumns, holdsRounded, numberedRows, numberOf, percentOf, withinRounding } from './cells.ts'
import { type Cells, type Computed, FEWEST, type Kind, type Known, MOST, SAMPLE } from './kind.ts'

export interface Growth extends Computed<'growth'> {
  readonly now: number
  readonly before: number
  readonly as: 'percent' | 'difference'
}

type Way = Pick<Growth, 'now' | 'before' | 'as'>

export const growth: Kind<Growth> = {
  discover: (known) =>
    known.columns.flatMap(({ role, path }, column) =>
      (role === 'percent' || role === 'number') && occurs(known.grammar.patterns.table.growth, path.join(''))
        ? best(column, known)
        : [],
    ),
  actual: (relation, cells) => actual(relation.row, relation, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

function actual(row: number, { now, before, as }: Way, { valueAt }: Pick<Cells, 'valueAt'>): number | null {
  const [later, earlier] = [numberOf(valueAt(row, now)), numberOf(valueAt(row, before))]
  if (later === null || earlier === null) return null
  const difference = rounded(later - earlier)
  return as === 'difference' ? difference : percentOf(difference, earlier)
}

/** Which two columns: what holds in the most rows; of equals the nearest. */
function best(column: number, known: Known): Growth[] {
  const { valueAt, decimalsOf } = known
  const rows = numberedRows(known, column)
  const sample = rows.slice(0, SAMPLE)
  const numbers = countedColumns(known).filter((index) => index !== column)
  let found: { way: Way; held: number; distance: number } | null = null
  for (const now of numbers)
    for (const before of numbers)
      for (const as of ['percent', 'difference'] as const) {
        if (now === before) continue
        const way = { now, before, as }
        const held = sample.filter((row) =>
          withinRounding(numberOf(valueAt(row, column)), actual(row, way, known), decimalsOf(row, column)),
        ).length
        const distance = Math.abs(column - now) + Math.abs(column - before)
        if (held < FEWEST || held < MOST * sample.length) continue
        if (!found || held > found.held || (held === found.held && distance < found.distance))
          found = { way, held, distance }
      }
  return found ? rows.map((row) => ({ name: 'formula', kind: 'growth', row, column, ...found.way })) : []
}
