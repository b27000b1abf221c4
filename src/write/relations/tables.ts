/** 表格: the tables of a notice, those of its body and of its attachments, their cells and their checks. */
import type { Notice } from '../../extract/notice.ts'
import type { Cell, Check, Column, Row, Table } from '../../types.ts'
import { boolean, integer, number, place, type Relation, relation, string } from './relation.ts'

interface PlacedTable {
  /** Number of the table in the notice, from 0; those of the body first. */
  readonly index: number
  /** Number of the attachment that it stands in, from 0; null for a table of the body. */
  readonly attachment: number | null
  readonly table: Table
  readonly span: Table['span']
}

function tablesOf({ tables, attachments }: Notice): PlacedTable[] {
  return [
    ...tables.map((table) => ({ attachment: null, table })),
    ...attachments.flatMap(({ tables }, attachment) => tables.map((table) => ({ attachment, table }))),
  ].map((placed, index) => ({ ...placed, index, span: placed.table.span }))
}

export const tables: Relation = relation<PlacedTable>('tables', tablesOf, {
  table: integer(({ index }) => index),
  attachment: integer(({ attachment }) => attachment),
  title: string(({ table }) => table.title),
  source: string(({ table }) => table.source),
  rows: integer(({ table }) => table.rows.length),
  columns: integer(({ table }) => table.columns.length),
  checksHolding: integer(({ table }) => table.solutions.checksHolding),
  checksPossible: integer(({ table }) => table.solutions.checksPossible),
  exact: boolean(({ table }) => table.solutions.exact),
  ...place(),
})

interface PlacedCell {
  readonly index: number
  readonly row: number
  readonly column: number
  readonly of: Row
  readonly under: Column
  readonly cell: Cell
  readonly span: Cell['span']
}

/** A row a cell, so that tables of any shape lie in one relation; `number` is null where the cell holds none. */
export const cells: Relation = relation<PlacedCell>(
  'cells',
  (notice) =>
    tablesOf(notice).flatMap(({ index, table }) =>
      table.rows.flatMap((of, row) =>
        of.cells.map((cell, column) => ({
          index,
          row,
          column,
          of,
          under: table.columns[column]!,
          cell,
          span: cell.span,
        })),
      ),
    ),
  {
    table: integer(({ index }) => index),
    row: integer(({ row }) => row),
    column: integer(({ column }) => column),
    rowRole: string(({ of }) => of.role),
    columnName: string(({ under }) => under.path.join('/')),
    columnRole: string(({ under }) => under.role),
    text: string(({ cell }) => cell.text),
    number: number(({ cell }) => (typeof cell.value === 'number' ? cell.value : null)),
    status: string(({ cell }) => cell.status),
    confidence: number(({ cell }) => cell.confidence),
    ...place(),
  },
)

/** The sums and other relations that tables offer; `ok` is false where they do not add up. */
export const checks: Relation = relation<Check & { readonly index: number }>(
  'checks',
  (notice) => tablesOf(notice).flatMap(({ index, table }) => table.checks.map((check) => ({ ...check, index }))),
  {
    table: integer(({ index }) => index),
    kind: string(({ kind }) => kind),
    row: integer(({ row }) => row),
    column: integer(({ column }) => column),
    expected: number(({ expected }) => expected),
    actual: number(({ actual }) => actual),
    ok: boolean(({ ok }) => ok),
  },
)
