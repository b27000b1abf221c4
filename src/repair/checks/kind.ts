/** The face of every kind of check: how it is found among known cells, what it computes, and when it holds. */
import type { Grammar } from '../../grammar/grammar.ts'
import type { Formula } from '../../solver/model.ts'
import type { CellValue, Check, Column } from '../../types.ts'
import type { RowRole } from '../roles.ts'

/** One cell that can be computed from others. Rows and columns are the table's, label columns included. */
export interface Computed<Kind extends string> {
  readonly kind: Kind
  /** What the check is called in the result. */
  readonly name: Check['kind']
  readonly row: number
  readonly column: number
}

/** The cells as reported. */
export interface Cells {
  readonly valueAt: (row: number, column: number) => CellValue
  /** How many decimals the cell is printed with. */
  readonly decimalsOf: (row: number, column: number) => number
}

/** What is known of a table before its cells are. */
export interface Shape {
  readonly columns: readonly Column[]
  readonly roles: readonly RowRole[]
  readonly grammar: Grammar
}

/** A table whose cells are known: names propose a relation, the cells decide whether it is one. */
export interface Known extends Cells, Shape {
  /** The body of the notice, which may state totals. */
  readonly words: string
}

export interface Kind<Relation> {
  /** The relations that hold in most rows; where one of them fails, that is worth a message. */
  readonly discover: (known: Known) => Relation[]
  /**
   * What names and places of columns let expect where the cells are not known: for each column that may follow from others the ways in which it may, each
   * with its relations in all rows.
   */
  readonly propose?: (shape: Shape) => Relation[][][]
  /** Where the cell follows from others of its row alone, by which formula; the columns are the table's. */
  readonly formula?: (relation: Relation) => Formula | null
  /** What the cell should be; null where the cells that it comes from are not there. */
  readonly actual: (relation: Relation, cells: Cells) => number | null
  /** Default: printed and actual are the same number. */
  readonly holds?: (relation: Relation, printed: number | null, actual: number | null, cells: Cells) => boolean
  /** What a person is told where it fails; rows and columns by their names. */
  readonly sentence: (check: Check, row: string, column: string) => string
}

/** Share of the rows in which a relation must hold to be one. */
export const MOST = 0.6
/** The same where the names say less. */
export const NEARLY_ALL = 0.8
/** Rows that are tried to find out whether a relation holds. */
export const SAMPLE = 60
/** Fewer rows than this prove nothing where no name proposes the relation. */
export const FEWEST = 3
