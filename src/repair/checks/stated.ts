/** A total that the body states by the column's own name: 共报送政务信息469条 beside a 总计 of 政务信息. */
import { findAll } from '../../grammar/match.ts'
import { countedColumns, numberOf, printedAndDifference } from './cells.ts'
import type { Computed, Kind } from './kind.ts'

export interface Stated extends Computed<'stated'> {
  readonly value: number
}

/** A shorter name is a word of many meanings (合计, 总分). */
const SHORTEST_NAME = 3

export const stated: Kind<Stated> = {
  discover(known) {
    const { columns, roles, valueAt, grammar, words } = known
    const row = roles.lastIndexOf('total')
    if (row < 0 || words === '') return []
    const totals = findAll(grammar.patterns.table.statedTotal, words).map(({ groups }) => ({
      what: groups!.what!,
      value: Number(groups!.number!.replace(/[,，]/g, '')),
    }))
    return countedColumns(known).flatMap((column): Stated[] => {
      const { name } = columns[column]!
      if (name.length < SHORTEST_NAME || numberOf(valueAt(row, column)) === null) return []
      const said = totals.filter(({ what }) => what.endsWith(name))
      // Two different statements speak of two different things.
      return said.length > 0 && said.every(({ value }) => value === said[0]!.value)
        ? [{ name: 'grand-total', kind: 'stated', row, column, value: said[0]!.value }]
        : []
    })
  },
  actual: ({ value }) => value,
  sentence: (check, row, column) =>
    `${column}: the text says ${check.actual}, ${row} says ${printedAndDifference(check)}`,
}
