/** 人均, 户均, 单价: one column by another. */
import { occurs } from '../../grammar/match.ts'
import type { Formula } from '../../solver/model.ts'
import {
  comesOut,
  comesTo,
  holdsRounded,
  namedRows,
  numberedRows,
  numberOf,
  pairsBeside,
  withinRounding,
} from './cells.ts'
import { type Computed, FEWEST, type Kind, MOST, SAMPLE, type Shape } from './kind.ts'

export interface PerHead extends Computed<'per-head'> {
  readonly part: number
  readonly heads: number
}

export const perHead: Kind<PerHead> = {
  discover: (known) =>
    columnsOf(known).flatMap((column) => {
      const rows = numberedRows(known, column)
      const sample = rows.slice(0, SAMPLE)
      const holding = (way: Way) =>
        sample.filter((row) =>
          withinRounding(
            numberOf(known.valueAt(row, column)),
            comesTo(formula(way), row, known),
            known.decimalsOf(row, column),
          ),
        ).length
      const ways = pairsBeside(column, known).map(([part, heads]) => ({ part, heads }))
      const best = ways.map((way) => ({ way, held: holding(way) })).sort((a, b) => b.held - a.held)[0]
      return best && best.held >= FEWEST && best.held >= MOST * sample.length
        ? rows.map((row): PerHead => ({ name: 'formula', kind: 'per-head', row, column, ...best.way }))
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
