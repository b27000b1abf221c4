/** A digit run with a hypothesis of its columns, as a model for the solver; and the way back from the solver's cells to the source. */
import type { CheckModel, Formula, Piece, TableModel } from '../solver/model.ts'
import type { Column } from '../types.ts'
import { formulaOf, type Relation } from './checks/checks.ts'
import type { Chunk } from './chunks.ts'
import type { RowRole } from './roles.ts'
import type { RunRow } from './runs.ts'
import type { Stretch } from './stretch.ts'

export interface RunModel {
  readonly model: TableModel
  /** Table columns that hold numbers, in order: the solver's columns. */
  readonly numeric: readonly number[]
  /** By row: for each character of the row's pieces joined, its place in the stretch. */
  readonly places: readonly (readonly number[])[]
  /** By row and solver column: the cell can only be blank, whatever the reading. */
  readonly closed: readonly (readonly boolean[])[]
  /** Which relation each of the model's checks is. */
  readonly relations: readonly Relation[]
  /** The gaps in the source show every cell. */
  readonly separated: boolean
}

/** @param chunks the rows' digits; in no row more than there are columns open to them */
export function buildModel(
  stretch: Stretch,
  rows: readonly RunRow[],
  chunks: readonly (readonly Chunk[])[],
  columns: readonly Column[],
  roles: readonly RowRole[],
  relations: readonly Relation[],
): RunModel {
  const numeric = numericColumns(columns)
  const serial = rows.some((row) => row.serial) ? numeric.findIndex((index) => columns[index]!.role === 'serial') : -1
  const open = openColumns(columns, roles, serial)
  const separated = showsEveryCell(chunks, open)
  const places: number[][] = []
  const models = rows.map((row, index) => {
    const pieces: Piece[] = []
    const way: number[] = []
    if (row.serial && serial >= 0) {
      pieces.push({ text: stretch.text.slice(...row.serial), columns: [serial, serial], whole: true })
      for (let place = row.serial[0]; place < row.serial[1]; place++) way.push(place)
    }
    pieces.push(...spread(chunks[index]!, open[index]!, separated, percentColumn(numeric, columns)))
    for (const chunk of chunks[index]!) way.push(...chunk.places)
    places.push(way)
    return roles[index] === 'average' ? { pieces, apart: true } : { pieces }
  })
  const closed = open.map((row, index) =>
    numeric.map((_, column) => !row.includes(column) && !(column === serial && rows[index]!.serial)),
  )
  const model = { columns: numeric.length, rows: models, checks: [], ...decimals(models, numeric, columns) }
  return withChecks({ model, numeric, places, closed, relations: [], separated }, relations)
}

/** The model with these relations for checks, as far as the solver knows their kinds. */
export function withChecks(built: RunModel, relations: readonly Relation[]): RunModel {
  const checked = relations.flatMap((relation) => {
    const check = toCheck(relation, built.numeric)
    return check ? [{ relation, check }] : []
  })
  return {
    ...built,
    model: { ...built.model, checks: checked.map(({ check }) => check) },
    relations: checked.map(({ relation }) => relation),
  }
}

export function numericColumns(columns: readonly Column[]): number[] {
  return columns.flatMap(({ role }, index) => (role === 'label' || role === 'text' ? [] : [index]))
}

/** By row: the solver's columns in which its digits may stand. @param serial the column whose cells have been cut off, or -1 */
export function openColumns(columns: readonly Column[], roles: readonly RowRole[], serial: number): number[][] {
  const open = numericColumns(columns).map((column, index) => ({ index, role: columns[column]!.role }))
  const indices = (some: typeof open) => some.flatMap(({ index }) => (index === serial ? [] : [index]))
  const ofData = indices(open)
  const ofTotals = indices(open.filter(({ role }) => role !== 'rank' && role !== 'serial'))
  return roles.map((role) => (role === 'data' || role === 'apart' ? ofData : ofTotals))
}

/** Some row shows all its cells, and no piece of another is longer than the numbers there, as pieces run together would be. */
export function showsEveryCell(chunks: readonly (readonly Chunk[])[], open: readonly (readonly number[])[]): boolean {
  const full = chunks.filter((row, index) => row.length > 1 && row.length === open[index]!.length).flat()
  const longest = Math.max(0, ...full.map(({ text }) => text.length))
  return full.length > 0 && chunks.every((row) => row.every(({ text }) => text.length <= longest))
}

/** Each piece leaves room for those before and behind it; where the gaps show every cell, a piece is one. */
function spread(chunks: readonly Chunk[], open: readonly number[], whole: boolean, percent: number | null): Piece[] {
  return chunks.map(({ text, percent: signed }, index) => {
    const first = open[index]!
    const last = open[open.length - chunks.length + index]!
    const dash = text === '0'
    return {
      text,
      columns: [first, signed && percent !== null ? Math.max(first, Math.min(last, percent)) : last],
      ...(whole || dash ? { whole: true } : {}),
    }
  })
}

/** Where no row has more points than there are percent columns, those hold the decimals. */
function decimals(
  rows: TableModel['rows'],
  numeric: readonly number[],
  columns: readonly Column[],
): { decimal?: boolean[] } {
  const percent = numeric.map((column) => columns[column]!.role === 'percent')
  const places = percent.filter(Boolean).length
  const points = rows.map(({ pieces }) => pieces.reduce((sum, { text }) => sum + text.split('.').length - 1, 0))
  const fits = places > 0 && points.some((count) => count > 0) && points.every((count) => count <= places)
  return fits ? { decimal: percent } : {}
}

/** The solver's column of the only percent column. */
function percentColumn(numeric: readonly number[], columns: readonly Column[]): number | null {
  const found = numeric.flatMap((column, index) => (columns[column]!.role === 'percent' ? [index] : []))
  return found.length === 1 ? found[0]! : null
}

function toCheck(relation: Relation, numeric: readonly number[]): CheckModel | null {
  const place = (column: number) => numeric.indexOf(column)
  switch (relation.kind) {
    case 'row-total':
      return { kind: 'row-total', row: relation.row, total: place(relation.column), parts: relation.parts.map(place) }
    case 'column-total':
      return { kind: 'column-total', column: place(relation.column), total: relation.row, parts: relation.parts }
    case 'serial':
      return { kind: 'serial', row: relation.row, column: place(relation.column), value: relation.value }
    case 'rank': {
      const { row, column, by, rows, order } = relation
      return { kind: 'rank', row, column: place(column), by: place(by), rows, order }
    }
    default: {
      const formula = formulaOf(relation)
      if (!formula) return null
      const placed = (terms: Formula['terms']) => terms.map((term) => ({ ...term, column: place(term.column) }))
      const { row, column } = relation
      const by = formula.by && { by: placed(formula.by) }
      return { ...formula, kind: 'formula', row, column: place(column), terms: placed(formula.terms), ...by }
    }
  }
}
