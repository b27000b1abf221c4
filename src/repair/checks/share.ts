/** A share in percent (占比, 率): a cell by another cell of its row, or by the total of its column. */
import { occurs } from '../../grammar/match.ts'
import {
  comesOut,
  countedColumns,
  dataRows,
  holdsRounded,
  namedRows,
  numberedRows,
  numberOf,
  pairsBeside,
  percentOf,
  sum,
  withinRounding,
} from './cells.ts'
import { type Cells, type Computed, FEWEST, type Kind, type Known, MOST, SAMPLE, type Shape } from './kind.ts'

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
