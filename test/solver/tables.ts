import fc from 'fast-check'
import type { CheckModel, RowModel, TableModel } from '../../src/solver/model.ts'
import { tablesToVisit } from './enumerate.ts'

/** Small tables, made whole and then flattened; some of them damaged. */
export interface Shape {
  readonly rowTotals: 'none' | 'first' | 'last' | 'middle'
  readonly totalRow: boolean
  readonly serial: boolean
  readonly rank: boolean
  readonly decimals: boolean
}

const shape: fc.Arbitrary<Shape> = fc.record({
  rowTotals: fc.constantFrom('none', 'first', 'last', 'last', 'middle'),
  totalRow: fc.boolean(),
  serial: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
  rank: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.boolean()),
  decimals: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
})

/** A blank often, small numbers mostly, so that readings coincide. */
const number = fc.oneof(
  { weight: 2, arbitrary: fc.constant<number | null>(null) },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 130 }) },
)

/** Tables that plain enumeration can visit. */
export const tables: fc.Arbitrary<TableModel> = shape
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      rows: fc.integer({ min: 1, max: 3 }).chain((rows) =>
        fc.integer({ min: 1, max: 3 }).chain((columns) =>
          fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
            minLength: rows,
            maxLength: rows,
          }),
        ),
      ),
      changes: fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.integer({ min: 0, max: 9 })), { maxLength: 2 }),
      splits: fc.array(fc.nat(5), { maxLength: 2 }),
    }),
  )
  .map(({ shape, rows, changes, splits }) => flatten(shape, rows, changes, splits))
  .filter((model) => tablesToVisit(model) <= 60_000)

/** Two groups with subtotals, and a grand total over the data rows or over the subtotals. */
export const groupedTables: fc.Arbitrary<TableModel> = fc
  .record({
    first: fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 2 }),
    second: fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 1 }),
    rowTotals: fc.boolean(),
    bySubtotals: fc.boolean(),
    change: fc.option(fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 9 }))),
  })
  .map(({ first, second, rowTotals, bySubtotals, change }) => {
    const add = (rows: (number | null)[][]) => [0, 1].map((column) => sum(rows.map((row) => row[column]!)))
    const groups = [first, second].map((rows) => [...rows, add(rows)])
    const rows = [...groups.flat(), add([...first, ...second])]
    if (rowTotals) for (const row of rows) row.push(sum(row))
    const columns = rows[0]!.length
    const subtotals = [first.length, rows.length - 2]
    const data = rows.map((_, row) => row).filter((row) => row < rows.length - 1 && !subtotals.includes(row))
    const checks: CheckModel[] = []
    for (let column = 0; column < columns; column++) {
      checks.push({ kind: 'column-total', column, total: subtotals[0]!, parts: data.slice(0, first.length) })
      checks.push({ kind: 'column-total', column, total: subtotals[1]!, parts: data.slice(first.length) })
      checks.push({ kind: 'column-total', column, total: rows.length - 1, parts: bySubtotals ? subtotals : data })
    }
    if (rowTotals) {
      for (const row of rows.keys()) checks.push({ kind: 'row-total', row, total: columns - 1, parts: [0, 1] })
    }
    const texts = rows.map((row) => row.map((value) => value ?? '').join(''))
    if (change) {
      const at = texts.findIndex((text) => text.length > 1)
      if (at >= 0) texts[at] = texts[at]!.slice(0, -1) + change[1]
    }
    return { columns, rows: texts.map((text) => ({ pieces: [{ text, columns: [0, columns - 1] as const }] })), checks }
  })
  .filter((model) => tablesToVisit(model) <= 60_000)

/** Four columns without row totals: the total row is settled first. */
export const wideTables: fc.Arbitrary<TableModel> = fc
  .array(fc.tuple(digit(), digit(), digit(), digit()), { minLength: 2, maxLength: 2 })
  .map((rows): TableModel => {
    const total = [0, 1, 2, 3].map((column) => sum(rows.map((row) => row[column]!)))
    const texts = [...rows, total].map((row) => row.map((value) => value ?? '').join(''))
    return {
      columns: 4,
      rows: texts.map((text) => ({ pieces: [{ text, columns: [0, 3] as const }] })),
      checks: [0, 1, 2, 3].map((column) => ({ kind: 'column-total', column, total: 2, parts: [0, 1] })),
    }
  })
  .filter((model) => tablesToVisit(model) <= 60_000)

function digit(): fc.Arbitrary<number | null> {
  return fc.oneof(fc.constant<number | null>(null), fc.integer({ min: 0, max: 11 }))
}

function flatten(
  { rowTotals, totalRow, serial, rank, decimals }: Shape,
  data: readonly (readonly (number | null)[])[],
  changes: readonly (readonly [number, number, number])[],
  splits: readonly number[],
): TableModel {
  const parts = data[0]!.length
  const rows = data.map((row) => [...row])
  const rows_ = rows.length
  if (totalRow) rows.push(Array.from({ length: parts }, (_, column) => sum(data.map((row) => row[column]!))))
  const checks: CheckModel[] = []
  let total = -1
  let columns = parts
  if (rowTotals !== 'none') {
    total = rowTotals === 'first' ? 0 : rowTotals === 'last' ? parts : Math.floor(parts / 2)
    for (const row of rows) row.splice(total, 0, sum(row))
    columns++
    const others = Array.from({ length: columns }, (_, column) => column).filter((column) => column !== total)
    rows.forEach((_, row) => {
      checks.push({ kind: 'row-total', row, total, parts: others })
    })
  }
  const summed = columns
  if (rank) {
    const by = Math.max(total, 0)
    const among = data.map((_, row) => row)
    among.forEach((row) => {
      const better = among.filter((other) => (rows[other]![by] ?? -1) > (rows[row]![by] ?? -1)).length
      rows[row]!.push(better + 1)
      checks.push({ kind: 'rank', row, column: columns, by, order: 'descending', rows: among })
    })
    if (totalRow) rows[rows_]!.push(null)
    columns++
  }
  if (serial) {
    rows.forEach((row, index) => {
      row.push(index + 1)
      checks.push({ kind: 'serial', row: index, column: columns, value: index + 1 })
    })
    columns++
  }
  if (totalRow) {
    for (let column = 0; column < summed; column++) {
      checks.push({ kind: 'column-total', column, total: rows_, parts: data.map((_, row) => row) })
    }
  }
  const whole = (column: number) => column >= summed
  const models = rows.map((row, index): RowModel => {
    const texts = row.map((value, column) =>
      value === null ? '' : decimals && !whole(column) ? (value / 10).toFixed(1) : String(value),
    )
    const cut = splits[index]
    if (cut === undefined || cut >= columns - 1) return { pieces: [piece(texts, 0, columns - 1)] }
    return { pieces: [piece(texts.slice(0, cut + 1), 0, cut), piece(texts.slice(cut + 1), cut + 1, columns - 1)] }
  })
  for (const [row, at, digit] of changes) {
    const target = models[row % models.length]!.pieces[0]!
    if (/\d/.test(target.text[at] ?? '')) {
      const text = `${target.text.slice(0, at)}${digit}${target.text.slice(at + 1)}`
      models[row % models.length] = { pieces: [{ ...target, text }, ...models[row % models.length]!.pieces.slice(1)] }
    }
  }
  return { columns, rows: models, checks }
}

function piece(texts: readonly string[], first: number, last: number): RowModel['pieces'][number] {
  return { text: texts.join(''), columns: [first, last] }
}

function sum(numbers: readonly (number | null)[]): number | null {
  return numbers.every((value) => value === null) ? null : numbers.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
