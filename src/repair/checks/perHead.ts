/** 人均, 户均, 单价: one column by another. */
import { occurs } from '../../grammar/match.ts'
import type { Formula } from '../../solver/model.ts'
import { bestWay, comesOut, comesTo, holdsRounded, namedRows, pairsBeside } from './cells.ts'
import type { Computed, Kind, Shape } from './kind.ts'

export interface PerHead extends Computed<'per-head'> {
  readonly part: number
  readonly heads: number
}

export const perHead: Kind<PerHead> = {
  discover: (known) =>
    columnsOf(known).flatMap((column) => {
      const ways = pairsBeside(column, known).map(([part, heads]) => ({ part, heads }))
      // They come nearest first.
      const found = bestWay(
        column,
        ways,
        known,
        (way, row) => comesTo(formula(way), row, known),
        () => 0,
      )
      return found
        ? found.rows.map((row): PerHead => ({ name: 'formula', kind: 'per-head', row, column, ...found.way }))
        : []
    }),
  propose: (shape) =>
    columnsOf(shape).map((column) =>
      pairsBeside(column, shape).map(([part, heads]) =>
        namedRows(shape.roles).map((row): PerHead => ({ name: 'formula', kind: 'per-head', row, column, part, heads })),
      ),
    ),
  formula,
  actual: (relation, cells) => comesTo(formula(relation), relation.row, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

type Way = Pick<PerHead, 'part' | 'heads'>

function formula({ part, heads }: Way): Formula {
  return { terms: [{ column: part, factor: 1 }], by: [{ column: heads, factor: 1 }] }
}

function columnsOf({ columns, grammar }: Pick<Shape, 'columns' | 'grammar'>): number[] {
  return columns.flatMap(({ path }, column) => (occurs(grammar.patterns.table.perHead, path.at(-1)!) ? [column] : []))
}
