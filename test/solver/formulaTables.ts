import fc from 'fast-check'
import type { CheckModel, Formula, TableModel } from '../../src/solver/model.ts'
import { tablesToVisit } from './enumerate.ts'

/** Two or three columns of numbers, and one that follows from them. */
interface Kind {
  readonly parts: number
  readonly places: number
  readonly formula: Formula
}

/** A share in percent, a growth in percent, a difference, a score by weights, a figure per head. */
const kinds: Record<string, Kind> = {
  share: { parts: 2, places: 0, formula: { terms: [{ column: 1, factor: 100 }], by: [{ column: 0, factor: 1 }] } },
  'exact share': {
    parts: 2,
    places: 1,
    formula: { terms: [{ column: 0, factor: 100 }], by: [{ column: 1, factor: 1 }] },
  },
  growth: {
    parts: 2,
    places: 0,
    formula: {
      terms: [
        { column: 0, factor: 100 },
        { column: 1, factor: -100 },
      ],
      by: [{ column: 1, factor: 1 }],
    },
  },
  difference: {
    parts: 2,
    places: 0,
    formula: {
      terms: [
        { column: 0, factor: 1 },
        { column: 1, factor: -1 },
      ],
    },
  },
  weighted: {
    parts: 2,
    places: 1,
    formula: {
      terms: [
        { column: 0, factor: 0.6 },
        { column: 1, factor: 0.4 },
      ],
    },
  },
  'per head': { parts: 2, places: 1, formula: { terms: [{ column: 1, factor: 1 }], by: [{ column: 0, factor: 1 }] } },
}

const figure = fc.oneof(
  { weight: 1, arbitrary: fc.constant<number | null>(null) },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 130 }) },
)

/** Tables with a formula a row, beside sums of rows, columns and ranks; some contradict themselves. */
export const formulaTables: fc.Arbitrary<TableModel> = fc
  .record({
    kind: fc.constantFrom(...Object.keys(kinds)),
    rows: fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 3 }),
    before: fc.boolean(),
    rowTotal: fc.boolean(),
    totalRow: fc.boolean(),
    rank: fc.boolean(),
    change: fc.option(fc.tuple(fc.nat(3), fc.nat(8), fc.integer({ min: 0, max: 9 }))),
  })
  .map((made) => flatten(made))
  .filter((model) => tablesToVisit(model) <= 40_000)

interface Made {
  readonly kind: string
  readonly rows: readonly (readonly (number | null)[])[]
  /** The column that follows stands before the others. */
  readonly before: boolean
  readonly rowTotal: boolean
  readonly totalRow: boolean
  readonly rank: boolean
  readonly change: readonly [row: number, at: number, digit: number] | null
}

function flatten({ kind, rows, before, rowTotal, totalRow, rank, change }: Made): TableModel {
  const { places, formula } = kinds[kind]!
  const sum = (cells: readonly (number | null)[]) => cells.reduce<number>((all, cell) => all + (cell ?? 0), 0)
  const figures = rows.map((row) => (rowTotal ? [...row, sum(row)] : [...row]))
  const width = figures[0]!.length
  const data = rows.map((_, row) => row)
  if (totalRow) figures.push(Array.from({ length: width }, (_, column) => sum(figures.map((row) => row[column]!))))
  const shift = before ? 1 : 0
  const at = before ? 0 : width
  const moved = (terms: Formula['terms']) => terms.map(({ column, factor }) => ({ column: column + shift, factor }))
  const checks: CheckModel[] = []
  const texts = figures.map((row, index) => {
    const value = ({ column, factor }: Formula['terms'][number]) => factor * (row[column] ?? 0)
    const all = formula.terms.reduce((sum, term) => sum + value(term), 0)
    const by = formula.by?.reduce((sum, term) => sum + value(term), 0) ?? 1
    const follows = by === 0 ? '' : Math.abs(all / by).toFixed(places)
    const better = data.filter((other) => (figures[other]![0] ?? -1) > (row[0] ?? -1)).length
    const { terms } = formula
    checks.push({
      kind: 'formula',
      row: index,
      column: at,
      terms: moved(terms),
      ...(formula.by && { by: moved(formula.by) }),
    })
    if (rowTotal) checks.push({ kind: 'row-total', row: index, total: width - 1 + shift, parts: [shift, shift + 1] })
    const ranked = rank && index < rows.length
    if (ranked) checks.push({ kind: 'rank', row: index, column: width + 1, by: shift, order: 'descending', rows: data })
    const cells = row.map((cell) => (cell === null ? '' : String(cell)))
    return [...(before ? [follows, ...cells] : [...cells, follows]), ranked ? String(better + 1) : ''].join('')
  })
  if (totalRow)
    for (let column = 0; column < width; column++)
      checks.push({ kind: 'column-total', column: column + shift, total: rows.length, parts: data })
  if (change) {
    const [row, place, digit] = change
    const text = texts[row % texts.length]!
    if (/\d/.test(text[place] ?? ''))
      texts[row % texts.length] = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`
  }
  const columns = width + (rank ? 2 : 1)
  return { columns, rows: texts.map((text) => ({ pieces: [{ text, columns: [0, columns - 1] as const }] })), checks }
}
