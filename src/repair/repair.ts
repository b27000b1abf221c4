/**
 * Tables (表格) in a stretch of the source: those that kept their cells are read and checked, those that lost them are restored by their own
 * arithmetic. The text is never changed; every span points into it.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { solve } from '../solver/solve.ts'
import type { Message, Span, Table } from '../types.ts'
import { decide } from './hypothesis.ts'
import { tableOfRun } from './runTable.ts'
import { findRuns } from './runs.ts'
import { readStretch } from './stretch.ts'
import { vocabularyOf } from './vocabulary.ts'

export interface RepairContext {
  /** The table's title (the attachment's), if it is known. */
  readonly title: string | null
  /** Text in which head words and labels may be looked up: the body and the other attachments. */
  readonly words: string
  readonly grammar: Grammar
}

export interface Repaired {
  readonly tables: Table[]
  readonly messages: Message[]
  /** What of the span is no table. */
  readonly rest: Span[]
}

export function repairTables(text: string, span: Span, context: RepairContext): Repaired {
  const { grammar, words, title } = context
  const vocabulary = vocabularyOf(grammar)
  const stretch = readStretch(text, span)
  const tables: Table[] = []
  const messages: Message[] = []
  for (const run of findRuns(stretch, grammar, vocabulary)) {
    const decision = decide(stretch, run, words, grammar, vocabulary, solve)
    if (!decision) continue
    const repaired = tableOfRun(stretch, run, decision, title)
    tables.push(repaired.table)
    messages.push(...repaired.messages)
  }
  return { tables, messages, rest: restOf(span, tables) }
}

function restOf([start, end]: Span, tables: readonly Table[]): Span[] {
  const rest: Span[] = []
  let from = start
  for (const { span } of tables) {
    if (span[0] > from) rest.push([from, span[0]])
    from = span[1]
  }
  if (end > from) rest.push([from, end])
  return rest
}
