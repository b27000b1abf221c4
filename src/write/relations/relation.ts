/**
 * A relation (关系表): what many notices hold of one kind, as rows of flat values, for spreadsheets and databases. Every row has `notice`, the name of
 * its notice, by which relations are joined.
 */
import type { Notice } from '../../extract/notice.ts'
import type { Span } from '../../types.ts'

export type Value = string | number | boolean | null

/** `integer` has 32 bits. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean'

/** A column, and how its value is told from an item. */
export interface RelationColumn<Item> {
  readonly type: ColumnType
  readonly value: (item: Item) => Value
}

export interface Relation {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  rows(notice: Notice): Value[][]
}

export function relation<Item>(
  name: string,
  itemsOf: (notice: Notice) => readonly Item[],
  columns: Readonly<Record<string, RelationColumn<Item>>>,
): Relation {
  const own = Object.entries(columns)
  return {
    name,
    columns: [{ name: 'notice', type: 'string' }, ...own.map(([name, { type }]) => ({ name, type }))],
    rows: (notice) =>
      itemsOf(notice).map((item) => [notice.source.name, ...own.map(([, { value }]) => value(item) ?? null)]),
  }
}

type Wanted<Item, Kind extends Value> = (item: Item) => Kind | null | undefined

const column =
  <Kind extends Value>(type: ColumnType) =>
  <Item>(value: Wanted<Item, Kind>): RelationColumn<Item> => ({ type, value: (item) => value(item) ?? null })

export const string = column<string>('string')
export const integer = column<number>('integer')
export const number = column<number>('number')
export const boolean = column<boolean>('boolean')

/** Several names in one value, as Chinese lists them. */
export function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join('、')
}

/** Where an item stands, in UTF-16 units of the source text. */
export function place<Item extends { readonly span: Span | null }>() {
  return { start: integer<Item>(({ span }) => span?.[0]), end: integer<Item>(({ span }) => span?.[1]) }
}

/** The rule that found an item, and how often what it finds is right. */
export function provenance<
  Item extends { readonly rule?: string | undefined; readonly confidence?: number | undefined },
>() {
  return { rule: string<Item>(({ rule }) => rule), confidence: number<Item>(({ confidence }) => confidence) }
}
