/** The title of a table that stands in the body: the short line above it, units (单位：万元) apart. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'

const LONGEST = 60

export function titleAbove(source: string, from: number, start: number, grammar: Grammar): string | null {
  const { caption, prose } = grammar.patterns.table
  const lines = source.slice(from, start).split(/[\n\f]/)
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]!.replace(/\s+/g, '')
    if (line === '' || find(caption, line)?.[0] === line) continue
    return line.length <= LONGEST && !occurs(prose, line) ? line : null
  }
  return null
}
