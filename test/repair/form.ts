/** Results in the short form in which the cases hold them: one line a row, one letter a status. */
import type { Repaired } from '../../src/repair/repair.ts'
import type { Table } from '../../src/types.ts'

export function shortForm(source: string, { tables, messages, rest }: Repaired) {
  return {
    tables: tables.map(tableForm),
    messages: messages.map(({ severity, rule, text }) => `${severity} ${rule}: ${text}`),
    rest: rest.map(([start, end]) => source.slice(start, end)).filter((text) => text.trim() !== ''),
  }
}

function tableForm({ title, source, columns, rows, checks, solutions }: Table) {
  return {
    title,
    source,
    columns: columns.map(({ path, role }) => `${path.join('/')}: ${role}`),
    rows: rows.map(({ role, cells }) => ({
      role,
      values: cells.map(({ value }) => value),
      statuses: cells.map(({ status }) => status[0]).join(''),
    })),
    checks: Object.entries(countBy(checks.map(({ kind, ok }) => `${kind} ${ok ? 'ok' : 'failing'}`))).map(
      ([kind, count]) => `${count} ${kind}`,
    ),
    solutions: `${solutions.count}, ${solutions.checksHolding} of ${solutions.checksPossible}${solutions.exact ? '' : ', bounded'}`,
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
