/** 加权得分: a total of columns whose heads state their weights (信息公开（40%）, 满意度×0.3). */
import { find } from '../../grammar/match.ts'
import type { Formula } from '../../solver/model.ts'
import { comesOut, comesTo, holdsRounded, namedRows, numberedRows, numberOf, withinRounding } from './cells.ts'
import { type Computed, type Kind, type Known, MOST, SAMPLE, type Shape } from './kind.ts'

export interface Weighted extends Computed<'weighted'> {
  readonly parts: readonly { readonly column: number; readonly weight: number }[]
}

export const weighted: Kind<Weighted> = {
  discover: (known) => totals(known).flatMap((column) => relations(column, weightsIn(known), known)),
  propose: (shape) => {
    const parts = weightsIn(shape)
    return totals(shape).map((column) => [
      namedRows(shape.roles).map((row): Weighted => ({ name: 'formula', kind: 'weighted', row, column, parts })),
    ])
  },
  formula,
  actual: (relation, cells) => comesTo(formula(relation), relation.row, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

function formula({ parts }: Pick<Weighted, 'parts'>): Formula {
  return { terms: parts.map(({ column, weight }) => ({ column, factor: weight })) }
}

/** The columns that may be scores by weights; none where the heads state no weights. */
function totals(shape: Shape): number[] {
  if (weightsIn(shape).length === 0) return []
  return shape.columns.flatMap(({ role }, column) => (role === 'total' ? [column] : []))
}

/** The weights that the heads state. If they do not make up the whole, they are points or something else. */
export function weightsIn(shape: Pick<Shape, 'columns' | 'grammar'>): Weighted['parts'] {
  const parts = shape.columns.flatMap(({ role, path }, column) => {
    const weight = role === 'number' ? weightIn(path.join(''), shape) : null
    return weight === null ? [] : [{ column, weight }]
  })
  const whole = parts.reduce((all, { weight }) => all + weight, 0)
  return parts.length >= 2 && Math.abs(whole - 1) <= 1e-6 ? parts : []
}

function weightIn(name: string, { grammar }: Pick<Shape, 'grammar'>): number | null {
  const stated = find(grammar.patterns.table.weight, name)?.groups
  if (!stated) return null
  return stated.percent === undefined ? Number(stated.factor) : Number(stated.percent) / 100
}

function relations(column: number, parts: Weighted['parts'], known: Known): Weighted[] {
  const rows = numberedRows(known, column)
  const sample = rows.slice(0, SAMPLE)
  const held = sample.filter((row) =>
    withinRounding(
      numberOf(known.valueAt(row, column)),
      comesTo(formula({ parts }), row, known),
      known.decimalsOf(row, column),
    ),
  )
  if (held.length < MOST * sample.length) return []
  return rows.map((row) => ({ name: 'formula', kind: 'weighted', row, column, parts }))
}
