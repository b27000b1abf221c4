/** 同比, 增幅: the growth of one column over another, in percent or as a difference. */
import { occurs } from '../../grammar/match.ts'
import type { Formula } from '../../solver/model.ts'
import {
  comesOut,
  comesTo,
  countedColumns,
  holdsRounded,
  namedRows,
  numberedRows,
  numberOf,
  pairsBeside,
  withinRounding,
} from './cells.ts'
import { type Computed, FEWEST, type Kind, type Known, MOST, SAMPLE } from './kind.ts'

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
  propose: (shape) =>
    shape.columns.flatMap(({ role, path }, column) =>
      (role === 'percent' || role === 'number') && occurs(shape.grammar.patterns.table.growth, path.join(''))
        ? [
            pairsBeside(column, shape).flatMap(([now, before]) =>
              (['percent', 'difference'] as const).map((as) =>
                namedRows(shape.roles).map((row): Growth => ({
                  name: 'formula',
                  kind: 'growth',
                  row,
                  column,
                  now,
                  before,
                  as,
                })),
              ),
            ),
          ]
        : [],
    ),
  formula,
  actual: (relation, cells) => comesTo(formula(relation), relation.row, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

function formula({ now, before, as }: Way): Formula {
  const factor = as === 'percent' ? 100 : 1
  const terms = [
    { column: now, factor },
    { column: before, factor: -factor },
  ]
  return as === 'percent' ? { terms, by: [{ column: before, factor: 1 }] } : { terms }
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
          withinRounding(numberOf(valueAt(row, column)), comesTo(formula(way), row, known), decimalsOf(row, column)),
        ).length
        const distance = Math.abs(column - now) + Math.abs(column - before)
        if (held < FEWEST || held < MOST * sample.length) continue
        if (!found || held > found.held || (held === found.held && distance < found.distance))
          found = { way, held, distance }
      }
  return found ? rows.map((row) => ({ name: 'formula', kind: 'growth', row, column, ...found.way })) : []
}
