import type { Status, Table } from '../types.ts'
import type { Colours } from './colours.ts'

/** One line on a table (表格): how many of its cells can be relied on, and whether its sums hold. */
export function verdict({ rows, solutions, checks, source }: Table, { green, yellow, red }: Colours): string {
  const cells = rows.flatMap((row) => row.cells)
  const count = (status: Status) => cells.filter((cell) => cell.status === status).length
  const failing =
    source === 'digit-run' ? solutions.checksPossible - solutions.checksHolding : checks.filter(({ ok }) => !ok).length
  const possible = source === 'digit-run' ? solutions.checksPossible : checks.length
  const cellsLine = [
    count('verified') === cells.length
      ? `all ${cells.length} cells verified`
      : `${count('verified')} of ${cells.length} cells verified`,
    ...(['likely', 'ambiguous', 'conflict'] as const).flatMap((status) =>
      count(status) > 0 ? [`${count(status)} ${status === 'conflict' ? 'in conflict' : status}`] : [],
    ),
  ].join(', ')
  const checksLine =
    possible === 0
      ? 'no sums to check'
      : failing === 0
        ? `all ${possible} checks hold`
        : `${failing} of ${possible} checks ${failing === 1 ? 'fails' : 'fail'}`
  const line = `${cellsLine}; ${checksLine}${solutions.exact ? '' : '; the search was bounded'}`
  if (failing > 0 || count('conflict') > 0) return red(`✗ ${line}`)
  return count('verified') === cells.length ? green(`✓ ${line}`) : yellow(`~ ${line}`)
}
