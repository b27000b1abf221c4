/**
 * The face of the table solver: a table as rows of digit runs, columns, and the arithmetic it offers. It knows nothing of notices.
 * Rows and columns are 0-based; columns here are number columns alone (labels are left out by whoever builds the model).
 */

/** A stretch of a row whose cells are known to stand in these columns. A row cut at no place has one piece over all columns. */
export interface Piece {
  /** The digits as they stand, half-width, without white space: `1638577`, `12.518.0`. */
  readonly text: string
  /** First and last column in which its cells may stand. */
  readonly columns: readonly [first: number, last: number]
  /** The piece is one whole cell and is not cut. */
  readonly whole?: boolean
}

export interface RowModel {
  /** In source order; pieces of one row hold increasing columns. */
  readonly pieces: readonly Piece[]
  /** Every column that the pieces may stand in holds a number. */
  readonly dense?: boolean
  /** Its numbers may have other decimals than those of its columns (means below counts). */
  readonly apart?: boolean
}

/** A cell of the row, times a factor. */
export interface Term {
  readonly column: number
  readonly factor: number
}

/** The sum of some terms, by the sum of others if these are given, plus a number. */
export interface Formula {
  readonly terms: readonly Term[]
  readonly by?: readonly Term[]
  readonly plus?: number
}

/** A relation that a reading satisfies or breaks; each counts one. */
export type CheckModel =
  /** 合计 of a row: the cells `parts` add up to the cell `total` (blank counts 0 among the parts; a blank total fails). */
  | { readonly kind: 'row-total'; readonly row: number; readonly total: number; readonly parts: readonly number[] }
  /** 总计 or 小计 of a column: the rows `parts` add up to the row `total` (a blank total holds if they add up to 0). */
  | {
      readonly kind: 'column-total'
      readonly column: number
      readonly total: number
      readonly parts: readonly number[]
    }
  /**
   * 率, 增幅, 加权得分: the cell is what its row's cells come to, rounded to the decimals that it is printed with. Signs are not compared, as a run of digits
   * shows them seldom. It fails where the cell is blank, and where a blank or 0 stands in a ratio's way; elsewhere a blank counts 0.
   */
  | ({ readonly kind: 'formula'; readonly row: number; readonly column: number } & Formula)
  /** 序号, or a total that the text states: the cell is this number. */
  | { readonly kind: 'serial'; readonly row: number; readonly column: number; readonly value: number }
  /**
   * 名次: the cell is the row's competition rank (ties share the smaller number) among `rows` by column `by`. A row that is blank there
   * has no rank, and is behind all others.
   */
  | {
      readonly kind: 'rank'
      readonly row: number
      readonly column: number
      readonly by: number
      readonly rows: readonly number[]
      readonly order: 'descending' | 'ascending'
    }

export interface TableModel {
  readonly columns: number
  readonly rows: readonly RowModel[]
  readonly checks: readonly CheckModel[]
  /** Decimals of a column's numbers are equal within it; this says which columns may hold decimals at all. Default: all. */
  readonly decimal?: readonly boolean[]
  /**
   * So many checks may fail beyond those that fail however their row is read; a table that has only worse readings has no solution then,
   * and a search that does not end gives no estimate. Default: all.
   */
  readonly spare?: number
  /**
   * Steps after which the search is bounded and says so; a step takes some 60 ns. However little is left, each row may still take 2,000, and an
   * estimate of a table with decimals a million. Default: 35 million.
   */
  readonly budget?: number
}

/** One value that best readings give a cell. `start` and `end` point into the row's pieces joined; a blank has none. */
export interface Alternative {
  readonly value: number | null
  /** Share of the best readings, in (0, 1]. */
  readonly weight: number
  readonly text: string
  readonly start: number | null
  readonly end: number | null
}

export interface CheckOutcome {
  /** Share of the best readings in which the check holds. */
  readonly weight: number
  /** In all of them; in none of them. Exact, not from the weight. */
  readonly always: boolean
  readonly never: boolean
}

export interface Solution {
  /** How many best readings there are; 1 where `exact` is false, 0 where more checks fail than `spare` allows. */
  readonly count: bigint
  /** False where the budget ended the search: then all is an estimate, and nothing may be called verified. */
  readonly exact: boolean
  /** Steps that the search took. */
  readonly steps: number
  readonly holding: number
  readonly possible: number
  /**
   * By row and column: alternatives, the likeliest first; of equals blank before numbers, small before large. None at all in a row that
   * cannot be cut into numbers: it is left out, and all checks over it fail.
   */
  readonly cells: readonly (readonly (readonly Alternative[])[])[]
  /** In the order of `TableModel.checks`. */
  readonly checks: readonly CheckOutcome[]
}
