/** The checks (勾稽关系) that a table offers. The list is the stage: each kind has a file of its name, with how it is found, computed and judged. */
import type { Check } from '../../types.ts'
import { type Average, average } from './average.ts'
import { numberOf } from './cells.ts'
import { type ColumnTotal, columnTotal } from './columnTotal.ts'
import { type Growth, growth } from './growth.ts'
import type { Formula } from '../../solver/model.ts'
import type { Cells, Kind, Known, Shape } from './kind.ts'
import { type PerHead, perHead } from './perHead.ts'
import { type Rank, rank } from './rank.ts'
import { type RowTotal, rowTotal } from './rowTotal.ts'
import { type Serial, serial } from './serial.ts'
import { type Share, share } from './share.ts'
import { type Stated, stated } from './stated.ts'
import { type Weighted, weighted } from './weighted.ts'

export type Relation = RowTotal | ColumnTotal | Serial | Rank | Share | Growth | PerHead | Weighted | Average | Stated

const KINDS: { readonly [Name in Relation['kind']]: Kind<Extract<Relation, { kind: Name }>> } = {
  'row-total': rowTotal,
  'column-total': columnTotal,
  serial,
  rank,
  share,
  growth,
  'per-head': perHead,
  weighted,
  average,
  stated,
}

const ALL: readonly Pick<Kind<Relation>, 'discover' | 'propose'>[] = Object.values(KINDS)

/** Every relation among known cells. */
export function discover(known: Known): Relation[] {
  return ALL.flatMap((kind) => kind.discover(known))
}

/** What may follow by a formula where the cells are not known: a list of ways for each column. */
export function propose(shape: Shape): Relation[][][] {
  return ALL.flatMap((kind) => kind.propose?.(shape) ?? [])
}

/** By which formula the relation's cell follows from others of its row; null where it follows from other rows, or from no cell. */
export function formulaOf(relation: Relation): Formula | null {
  return (KINDS[relation.kind] as Kind<Relation>).formula?.(relation) ?? null
}

/** A relation looked at with its cells as reported: what is printed, what comes out, and whether it holds. */
export function checkOf(relation: Relation, cells: Cells): Check {
  const { kind, name, row, column } = relation
  const { actual, holds = same } = KINDS[kind] as Kind<Relation>
  const printed = numberOf(cells.valueAt(row, column))
  const computed = actual(relation, cells)
  return { kind: name, row, column, expected: printed, actual: computed, ok: holds(relation, printed, computed, cells) }
}

/** What a person is told of a check that does not hold. */
export function sentenceOf(relation: Relation, check: Check, row: string, column: string): string {
  return KINDS[relation.kind].sentence(check, row, column)
}

function same(_: Relation, printed: number | null, actual: number | null): boolean {
  return printed !== null && printed === actual
}
