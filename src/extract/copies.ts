import { findAll } from '../grammar/match.ts'
import type { Unit } from '../types.ts'
import { type Context, parts } from './context.ts'
import { unitKind } from './units.ts'

/** 抄送机关, in order. */
export function extractCopies(context: Context): Unit[] {
  return parts(context, 'mark')
    .filter((mark) => mark.name === 'copies')
    .flatMap(({ value, data }) =>
      findAll(/[^，,、；;。.\s]+/g, value).map(({ index, 0: name }) => ({
        name,
        kind: unitKind(context.grammar, name),
        span: context.cleaned.span(data.from + index, data.from + index + name.length),
      })),
    )
}
