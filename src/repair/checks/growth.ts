/** 同比, 增幅: the growth of one column over another, in percent or as a difference. */
import { occurs } from '../../grammar/match.ts'
import type { Formula } from '../../solver/model.ts'
import { bestWay, comesOut, comesTo, countedColumns, holdsRounded, namedRows, pairsBeside } from './cells.ts'
import type { Computed, Kind, Known } from './kind.ts'

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

function best(column: number, known: Known): Growth[] {
  const numbers = countedColumns(known).filter((index) => index !== column)
  const ways = numbers.flatMap((now) =>
    numbers
      .filter((before) => before !== now)
      .flatMap((before) => (['percent', 'difference'] as const).map((as): Way => ({ now, before, as }))),
  )
  const found = bestWay(
    column,
    ways,
    known,
    (way, row) => comesTo(formula(way), row, known),
    ({ now, before }) => Math.abs(column - now) + Math.abs(column - before),
  )
  return found ? found.rows.map((row) => ({ name: 'formula', kind: 'growth', row, column, ...found.way })) : []
}
