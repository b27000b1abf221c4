/** 加权得分: a total of columns whose heads state their weights (信息公开（40%）, 满意度×0.3). */
import { find } from '../../grammar/match.ts'
import { rounded } from '../numbers.ts'
import { comesOut, holdsRounded, numberedRows, numberOf, withinRounding } from './cells.ts'
import { type Cells, type Computed, type Kind, type Known, MOST, SAMPLE } from './kind.ts'

export interface Weighted extends Computed<'weighted'> {
  readonly parts: readonly { readonly column: number; readonly weight: number }[]
}

export const weighted: Kind<Weighted> = {
  discover(known) {
    const parts = known.columns.flatMap(({ role, path }, column) => {
      const weight = role === 'number' ? weightIn(path.join(''), known) : null
      return weight === null ? [] : [{ column, weight }]
    })
    // Weights that do not make up the whole are points or something else.
    if (parts.length < 2 || Math.abs(parts.reduce((all, { weight }) => all + weight, 0) - 1) > 1e-6) return []
    return known.columns.flatMap(({ role }, column) => (role === 'total' ? relations(column, parts, known) : []))
  },
  actual: ({ row, parts }, cells) => actual(row, parts, cells),
  holds: holdsRounded,
  sentence: comesOut,
}

function weightIn(name: string, { grammar }: Known): number | null {
  const stated = find(grammar.patterns.table.weight, name)?.groups
  if (!stated) return null
  return stated.percent === undefined ? Number(stated.factor) : Number(stated.percent) / 100
}

function relations(column: number, parts: Weighted['parts'], known: Known): Weighted[] {
  const rows = numberedRows(known, column)
  const sample = rows.slice(0, SAMPLE)
  const held = sample.filter((row) =>
    withinRounding(numberOf(known.valueAt(row, column)), actual(row, parts, known), known.decimalsOf(row, column)),
  )
  if (held.length < MOST * sample.length) return []
  return rows.map((row) => ({ name: 'formula', kind: 'weighted', row, column, parts }))
}

function actual(row: number, parts: Weighted['parts'], { valueAt }: Pick<Cells, 'valueAt'>): number {
  return rounded(parts.reduce((all, { column, weight }) => all + weight * (numberOf(valueAt(row, column)) ?? 0), 0))
}
