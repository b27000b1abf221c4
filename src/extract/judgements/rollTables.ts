/** Rolls laid out as tables: a column of names, and perhaps one of honors. */
import { occurs } from '../../grammar/match.ts'
import type { TableNode } from '../../tree.ts'
import type { Cell, Unit } from '../../types.ts'
import type { Context } from '../context.ts'
import type { Judgement } from './judgement.ts'
import type { Roll } from './rolls.ts'

/** 兴达商行（销售）: what the unit does there. */
const NOTE = /[（(][^（()）]{1,8}[）)]\s*$/

/** The rows of a table that commends: those under a roll of the commended, or with an honor of their own. Ranks and scores alone commend nobody. */
export function readRollTable(context: Context, { table }: TableNode, roll: Roll): Judgement[] {
  const { person, body, honor: honorHead } = context.grammar.patterns.rollTable
  const column = (pattern: RegExp) => table.columns.findIndex(({ name }) => occurs(pattern, name.replace(/\s/g, '')))
  const persons = column(person)
  const names = persons >= 0 ? persons : column(body)
  const honors = column(honorHead)
  if (names < 0 || (roll.stance !== 'praise' && roll.stance !== 'reproach' && honors < 0)) return []
  // What is added up is a statistic of all units, good and bad.
  if (roll.stance === 'reproach' && table.rows.some(({ role }) => role === 'total')) return []
  return table.rows.flatMap(({ role, cells }) => {
    const cell = cells[names]
    if (role !== 'data' || !cell?.span || typeof cell.value !== 'string') return []
    const honor = textOf(cells[honors]) ?? roll.honor
    if (roll.stance === null && (honor === null || !occurs(context.grammar.patterns.roll.honor, honor))) return []
    const unit: Unit = {
      name: cell.text.replace(NOTE, '').replace(/\s/g, ''),
      kind: persons >= 0 ? 'person' : 'organization',
      span: cell.span,
    }
    return [
      {
        way: 'table',
        stance: roll.stance === 'reproach' ? 'reproach' : 'praise',
        unit,
        aspect: roll.aspect,
        honor,
        words: null,
      },
    ]
  })
}

function textOf(cell: Cell | undefined): string | null {
  return typeof cell?.value === 'string' && cell.value.trim() !== '' ? cell.value.trim() : null
}
