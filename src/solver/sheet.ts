import type { CheckModel, RowModel, TableModel } from './model.ts'

/** A stretch `[start, end)` of a row's joined text, and the columns its cells may stand in. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
  readonly whole: boolean
}

/** A check that one row's reading alone decides. */
export type RowCheck = Extract<CheckModel, { kind: 'row-total' | 'formula' | 'serial' }>

export interface SheetRow {
  readonly index: number
  /** The pieces joined; positions in it are 0-based. */
  readonly text: string
  readonly stretches: readonly Stretch[]
  /** By column: it must hold a number. */
  readonly dense: Uint8Array
  /** Its decimals are its own. */
  readonly apart: boolean
  readonly checks: readonly RowCheck[]
  /** Indices of `checks` in the model. */
  readonly checkIndices: readonly number[]
}

/**
 * A column total as a linear form: the values of its column, each times its row's sign, add up to 0. The parts have sign 1 and
 * the total -1, so that a total row is a row like any other.
 */
export interface Form {
  /** Index of the check in the model. */
  readonly check: number
  readonly column: number
  /** Total row. Forms of one total row over the same parts have the same `family`. */
  readonly family: string
  /** By row; 0 where the row does not take part. */
  readonly signs: Int8Array
}

/** All rank checks over the same rows and columns. */
export interface Ranking {
  readonly column: number
  readonly by: number
  readonly descending: boolean
  /** The rows that are ranked. */
  readonly member: Uint8Array
  /** By row: index of its check in the model, or -1. */
  readonly checkOf: Int32Array
}

/** The model made ready for search. */
export interface Sheet {
  readonly columns: number
  readonly rows: readonly SheetRow[]
  readonly forms: readonly Form[]
  readonly rankings: readonly Ranking[]
  readonly decimal: readonly boolean[]
  /** All numbers are held as integers: times 10 to the power of `places`. */
  readonly places: number
  readonly scale: number
  /** No number may be greater, so that all sums stay exact. */
  readonly most: number
}

/** Digits behind the point that are told apart at most. */
const placesAtMost = 8

export function sheetOf(model: TableModel): Sheet {
  const decimal = Array.from({ length: model.columns }, (_, column) => model.decimal?.[column] ?? true)
  const places = placesIn(model)
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (model.rows.length + model.columns + 2))
  const own = checksByRow(model)
  const rows = model.rows.map((row, index) => sheetRow(row, index, model, own[index]!))
  const forms = model.checks.flatMap((check, index) =>
    check.kind === 'column-total' ? [formOf(check, index, model.rows.length)] : [],
  )
  return {
    columns: model.columns,
    rows,
    forms,
    rankings: rankingsOf(model),
    decimal,
    places,
    scale: 10 ** places,
    most,
  }
}

/** Indices of the checks that each row alone decides. */
function checksByRow(model: TableModel): number[][] {
  const own: number[][] = model.rows.map(() => [])
  model.checks.forEach((check, index) => {
    if (check.kind !== 'column-total' && check.kind !== 'rank') own[check.row]!.push(index)
  })
  return own
}

function sheetRow(
  row: RowModel,
  index: number,
  { checks, columns }: TableModel,
  checkIndices: readonly number[],
): SheetRow {
  const dense = new Uint8Array(columns)
  let length = 0
  const stretches: Stretch[] = []
  for (const piece of row.pieces) {
    if (piece.text === '') continue
    const start = length
    length += piece.text.length
    const [first, last] = piece.columns
    if (row.dense) dense.fill(1, first, last + 1)
    stretches.push({ start, end: length, first, last, whole: piece.whole ?? false })
  }
  return {
    index,
    text: row.pieces.map((piece) => piece.text).join(''),
    stretches,
    dense,
    apart: row.apart ?? false,
    checks: checkIndices.map((check) => checks[check] as RowCheck),
    checkIndices,
  }
}

function formOf(check: Extract<CheckModel, { kind: 'column-total' }>, index: number, rows: number): Form {
  const signs = new Int8Array(rows)
  for (const part of check.parts) signs[part]! += 1
  signs[check.total]! -= 1
  return { check: index, column: check.column, family: signs.join(), signs }
}

function rankingsOf(model: TableModel): Ranking[] {
  const rankings = new Map<string, Ranking>()
  model.checks.forEach((check, index) => {
    if (check.kind !== 'rank') return
    const member = new Uint8Array(model.rows.length)
    for (const row of check.rows) member[row] = 1
    const key = `${check.column} ${check.by} ${check.order} ${member.join('')}`
    const ranking = rankings.get(key) ?? {
      column: check.column,
      by: check.by,
      descending: check.order === 'descending',
      member,
      checkOf: new Int32Array(model.rows.length).fill(-1),
    }
    ranking.checkOf[check.row] = index
    rankings.set(key, ranking)
  })
  return [...rankings.values()]
}

function placesIn(model: TableModel): number {
  let places = 0
  for (const row of model.rows) {
    for (const { text } of row.pieces) {
      for (const fraction of text.matchAll(/\.(\d+)/g)) places = Math.max(places, fraction[1]!.length)
    }
  }
  return Math.min(places, placesAtMost)
}
