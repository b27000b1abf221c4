/** All relations, each a file of the CSV and Parquet output. */
import { criticisms, parties, praises } from './judgements.ts'
import { notices } from './notices.ts'
import type { Relation } from './relation.ts'
import { cells, checks, tables } from './tables.ts'
import { actions, attachments, directives, messages, problems, quantities, references } from './work.ts'

export const relations: readonly Relation[] = [
  notices,
  parties,
  praises,
  criticisms,
  problems,
  directives,
  actions,
  quantities,
  references,
  attachments,
  tables,
  cells,
  checks,
  messages,
]
