/** A share in percent (占比, 率): a cell by another cell of its row, or by the total of its column. */
import { occurs } from '../../grammar/match.ts'
import {
  bestWay,
  comesOut,
  countedColumns,
  dataRows,
  holdsRounded,
  namedRows,
  numberOf,
  pairsBeside,
  percentOf,
  sum,
} from './cells.ts'
import type { Cells, Computed, Kind, Known, Shape } from './kind.ts'

export interface Share extends Computed<'share'> {
  readonly part: number
  /** The column that holds the whole, or the rows of the part's own column that make it up. */
  readonly whole: number | readonly number[]
  /** What the rows of the whole come to, where their cells are not known and this is taken for it. */
  readonly given?: number
}

export const share: Kind<Share> = {
  discover: (known) =>
    known.columns.flatMap(({ role, path }, column) =>
      role === 'percent' && !isRate(path, known) ? best(column, known) : [],
    ),
  propose: (shape) =>
    shape.columns.flatMap(({ role, path }, column) =>
      role === 'percent' && !isRate(path, shape) ? [[...ofColumns(column, shape), ...ofRows(column, shape)]] : [],
    ),
  formula({ row, part, whole, given }) {
    if (typeof whole === 'number') return { terms: [{ column: part, factor: 100 }], by: [{ column: whole, factor: 1 }] }
    // a whole is all of itself
    if (whole.length === 1 && whole[0] === row)
      return { terms: [{ column: part, factor: 100 }], by: [{ column: part, factor: 1 }] }
    return given === undefined ? null : { terms: [{ column: part, factor: 100 / given }] }
  },
  actual,
  holds: holdsRounded,
  sentence: comesOut,
}

function ofColumns(column: number, shape: Shape): Share[][] {
  return pairsBeside(column, shape).map(([part, whole]) => relations({ column, part, whole }, shape))
}

/** Shares of the table's total. */
function ofRows(column: number, shape: Shape): Share[][] {
  const whole = [shape.roles.lastIndexOf('total')]
  if (whole[0] === -1) return []
  return countedColumns(shape).map((part) => relations({ column, part, whole }, shape))
}

function relations(way: Pick<Share, 'column' | 'part' | 'whole'>, { roles }: Shape): Share[] {
  return namedRows(roles).map((row) => ({ name: 'percent', kind: 'share', row, ...way }))
}

/** A percentage of another kind: a growth; or a figure per head, which is treated as one. */
function isRate(path: readonly string[], { grammar }: Pick<Shape, 'grammar'>): boolean {
  const { growth, perHead } = grammar.patterns.table
  return occurs(growth, path.join('')) || occurs(perHead, path.join(''))
}

function actual({ row, part, whole }: Pick<Share, 'row' | 'part' | 'whole'>, { valueAt }: Pick<Cells, 'valueAt'>) {
  const base =
    typeof whole === 'number' ? numberOf(valueAt(row, whole)) : sum(whole.map((other) => valueAt(other, part)))
  return percentOf(numberOf(valueAt(row, part)), base)
}

/** What the column is a share of. */
function best(column: number, known: Known): Share[] {
  const numbers = countedColumns(known)
  const total = known.roles.lastIndexOf('total')
  const everyRow = total >= 0 ? [total] : dataRows(known.roles)
  const ways = numbers.flatMap((part): Pick<Share, 'part' | 'whole'>[] => [
    ...numbers.filter((whole) => whole !== part).map((whole) => ({ part, whole })),
    { part, whole: everyRow },
  ])
  const found = bestWay(
    column,
    ways,
    known,
    (way, row) => actual({ row, ...way }, known),
    ({ part, whole }) => Math.abs(column - part) + (typeof whole === 'number' ? Math.abs(column - whole) : 0),
  )
  return found ? found.rows.map((row) => ({ name: 'percent', kind: 'share', row, column, ...found.way })) : []
}
