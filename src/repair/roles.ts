/** What columns and rows are for, by their names (合计, 名次, 小计). */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { Column, ColumnRole, Row } from '../types.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `apart`: figures that no total of the table adds up. */
export type RowRole = Row['role'] | 'average' | 'apart'

export function roleOf(name: string, grammar: Grammar, vocabulary: Vocabulary): ColumnRole {
  switch (vocabulary.kindOf(name)) {
    case 'serial':
    case 'rank':
    case 'total':
    case 'percent':
    case 'text':
      return vocabulary.kindOf(name) as ColumnRole
    default:
      return isRate(name, grammar) ? 'percent' : 'number'
  }
}

/** A column of rates, which no sum takes in; 信息公开（40%） is a score, of which the head states the weight. */
function isRate(name: string, grammar: Grammar): boolean {
  const { rate, weight, perHead } = grammar.patterns.table
  return occurs(perHead, name) || (occurs(rate, name) && !occurs(weight, name))
}

/** As the result calls it. */
export function roleInResult(role: RowRole): Row['role'] {
  return role === 'average' || role === 'apart' ? 'data' : role
}

/** As the result calls it: a figure per head is a rate, but no percentage. */
export function columnInResult(column: Column, grammar: Grammar): Column {
  const { role, name } = column
  return role === 'percent' && occurs(grammar.patterns.table.perHead, name) ? { ...column, role: 'number' } : column
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
  const [from, to] = last >= 0 ? summedBy(labels, last, grammar) : [0, labels.length]
  return roles.map((role, index) => {
    if (role === 'total' && index !== last && !(index === 0 && last === 0)) return 'subtotal'
    return role === 'data' && (index < from || index >= to) ? 'apart' : role
  })
}

/** The rows that the total adds up: all, or where it is itself an item of a numbered list (（七）总计), those from the list's first item on. */
function summedBy(labels: readonly string[], total: number, grammar: Grammar): [from: number, to: number] {
  const { itemTotalRow, firstItem } = grammar.patterns.table
  const first = labels.findLastIndex((label, index) => index < total && occurs(firstItem, label))
  return first >= 0 && occurs(itemTotalRow, labels[total]!) ? [first, total] : [0, labels.length]
}
