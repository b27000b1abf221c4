/** The founding notice's two tables as models for the solver: five number columns, the total last, a total row. */
import type { CheckModel, TableModel } from '../../src/solver/model.ts'

const COLUMNS = 5

/** @param source the founding notice's text */
export function foundingModels(source: string): TableModel[] {
  return source
    .split(/附件\d\./)
    .slice(1)
    .map((table) =>
      toModel([...table.replace(/^[^]*?(?:信息化动态)/, '').matchAll(/[^\d]+(\d+)/g)].map(([, run]) => run!)),
    )
}

function toModel(runs: readonly string[]): TableModel {
  const last = runs.length - 1
  const parts = [0, 1, 2, 3]
  const data = runs.slice(0, last).map((_, row) => row)
  const checks: CheckModel[] = [
    ...runs.map((_, row): CheckModel => ({ kind: 'row-total', row, total: COLUMNS - 1, parts })),
    ...[...parts, COLUMNS - 1].map((column): CheckModel => ({
      kind: 'column-total',
      column,
      total: last,
      parts: data,
    })),
  ]
  return { columns: COLUMNS, rows: runs.map((text) => ({ pieces: [{ text, columns: [0, COLUMNS - 1] }] })), checks }
}
