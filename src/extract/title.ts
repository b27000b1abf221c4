import type * as z from 'zod'
import { Evidence } from '../types.ts'
import { type Context, evidence, parts } from './context.ts'

/** 标题: the notice's own title, not the page's. Null where the source has none. */
export const Title = Evidence.nullable()

export function extractTitle(context: Context): z.infer<typeof Title> {
  const title = parts(context, 'title')[0] ?? parts(context, 'mark').find((mark) => mark.name === 'name')
  return title ? evidence(context, title.data.from, title.data.to) : null
}
