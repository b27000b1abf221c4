/** A share in percent (占比, 率): a cell by another cell of its row, or by the total of its column. */
import { occurs } from '../../grammar/match.ts'
import {
  comesOut,
  countedColumns,
  dataRows,
  holdsRounded,
  numberedRows,
  numberOf,
  percentOf,
  sum,
  withinRounding,
} from './cells.ts'
import { type Cells, type Computed, FEWEST, type Kind, type Known, MOST, SAMPLE } from './kind.ts'

export interface Share extends Computed<'share'> {
  readonly part: number
  /** The column that holds the whole, or the rows of the part's own column that make it up. */
  readonly whole: number | readonly number[]
}

export const share: Kind<Share> = {
  discover: (known) =>
    known.columns.flatMap(({ role, path }, column) =>
      role === 'percent' && !occurs(known.grammar.patterns.table.growth, path.join('')) ? best(column, known) : [],
    ),
  actual,
  holds: holdsRounded,
  sentence: comesOut,
}

function actual({ row, part, whole }: Pick<Share, 'row' | 'part' | 'whole'>, { valueAt }: Pick<Cells, 'valueAt'>) {
  const base =
    typeof whole === 'number' ? numberOf(valueAt(row, whole)) : sum(whole.map((other) => valueAt(other, part)))
  return percentOf(numberOf(valueAt(row, part)), base)
}

/** What the column is a share of: of pairs that hold equally well the nearest. */
function best(column: number, known: Known): Share[] {
  const { roles, valueAt, decimalsOf } = known
  const rows = numberedRows(known, column)
  const sample = rows.slice(0, SAMPLE)
  const numbers = countedColumns(known)
  const total = roles.lastIndexOf('total')
  const everyRow = total >= 0 ? [total] : dataRows(roles)
  const ways = numbers.flatMap((part): Pick<Share, 'part' | 'whole'>[] => [
    ...numbers.filter((whole) => whole !== part).map((whole) => ({ part, whole })),
    { part, whole: everyRow },
  ])
  let found: { way: Pick<Share, 'part' | 'whole'>; held: number; distance: number } | null = null
  for (const way of ways) {
    const held = sample.filter((row) =>
      withinRounding(numberOf(valueAt(row, column)), actual({ row, ...way }, known), decimalsOf(row, column)),
    ).length
    const distance = Math.abs(column - way.part) + (typeof way.whole === 'number' ? Math.abs(column - way.whole) : 0)
    if (held < FEWEST || held < MOST * sample.length) continue
    if (!found || held > found.held || (held === found.held && distance < found.distance))
      found = { way, held, distance }
  }
  return found ? rows.map((row) => ({ name: 'percent', kind: 'share', row, column, ...found.way })) : []
}
