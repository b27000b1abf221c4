import { find } from '../grammar/match.ts'
import type { Unit } from '../types.ts'
import { splitList } from '../value/list.ts'
import { readAddressees } from './addressees.ts'
import { type Context, parts } from './context.ts'

/** 抄送机关, in order. */
export function extractCopies(context: Context): Unit[] {
  return parts(context, 'mark')
    .filter((mark) => mark.name === 'copies')
    .flatMap(({ value, data }) => {
      // 抄报 and 分送 may follow on the same line.
      const items = splitList(value).map(({ from, to }) => {
        const label = find(context.grammar.patterns.mark.copyLabel, value.slice(from, to))?.[0].length ?? 0
        return { from: data.from + from + label, to: data.from + to }
      })
      return readAddressees(context, items, 'copy.foot')
    })
}
