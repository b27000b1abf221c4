import * as z from 'zod/mini'
import { described } from '../described.ts'
import { occurs } from '../grammar/match.ts'
import { Evidence, provenance } from '../types.ts'
import { type Context, evidence, parts } from './context.ts'

/** 标题: the notice's own title, not the page's. Null where the source has none. */
export const Title = /* @__PURE__ */ described('Title', () =>
  z.nullable(z.strictObject({ ...Evidence.shape, ...provenance() })),
)

export function extractTitle(context: Context): z.infer<typeof Title> {
  const [title] = parts(context, 'title')
  if (title) {
    const ends = occurs(context.grammar.patterns.structure.genreAtEnd, title.value)
    return { ...evidence(context, title.data.from, title.data.to), rule: ends ? 'title.genre' : 'title.line' }
  }
  const name = parts(context, 'mark').find((mark) => mark.name === 'name')
  return name ? { ...evidence(context, name.data.from, name.data.to), rule: 'title.block' } : null
}
