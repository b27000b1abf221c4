/** The models that tables run together in notices come down to. */
import { parseSync } from '../../dist/index.js'
import { grammar } from '../../src/grammar/grammar.ts'
import { decide } from '../../src/repair/decide.ts'
import { findRuns } from '../../src/repair/runs.ts'
import { readStretch } from '../../src/repair/stretch.ts'
import { vocabularyOf } from '../../src/repair/vocabulary.ts'
import type { TableModel } from '../../src/solver/model.ts'
import { solve } from '../../src/solver/solve.ts'

export function modelsOf(notice: string): TableModel[] {
  const { tables, attachments } = parseSync(notice)
  const vocabulary = vocabularyOf(grammar)
  return [...tables, ...attachments.flatMap((attachment) => attachment.tables)].flatMap(({ source, span }) => {
    if (source !== 'digit-run') return []
    const stretch = readStretch(notice, span)
    return findRuns(stretch, grammar, vocabulary).flatMap((run) => {
      const decision = decide(stretch, run, notice, grammar, vocabulary, solve)
      return decision ? [decision.built.model] : []
    })
  })
}
