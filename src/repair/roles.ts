/** What columns and rows are for, by their names (合计, 名次, 小计). */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { ColumnRole, Row } from '../types.ts'
import type { Vocabulary } from './vocabulary.ts'

export type RowRole = Row['role'] | 'average'

export function roleOf(name: string, grammar: Grammar, vocabulary: Vocabulary): ColumnRole {
  switch (vocabulary.kindOf(name)) {
    case 'serial':
    case 'rank':
    case 'total':
    case 'percent':
    case 'text':
      return vocabulary.kindOf(name) as ColumnRole
    default:
      return occurs(grammar.patterns.table.rate, name) ? 'percent' : 'number'
  }
}

/** Roles of rows by their labels. Of several 合计 the last is the table's, the others their groups'. */
export function rowRoles(labels: readonly string[], grammar: Grammar): RowRole[] {
  const { totalRow, subtotalRow, averageRow } = grammar.patterns.table
  const roles = labels.map((label): RowRole => {
    if (occurs(totalRow, label)) return 'total'
    if (occurs(subtotalRow, label)) return 'subtotal'
    return occurs(averageRow, label) ? 'average' : 'data'
  })
  const last = roles.lastIndexOf('total')
  return roles.map((role, index) =>
    role === 'total' && index !== last && !(index === 0 && last === 0) ? 'subtotal' : role,
  )
}
