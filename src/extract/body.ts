import * as z from 'zod/mini'
import { described } from '../described.ts'
import { Span } from '../types.ts'
import { body, type Context } from './context.ts'

/** 正文 as a person would print it: one paragraph a line, debris gone, marks restored. */
export const BodyText = /* @__PURE__ */ described('Body', () =>
  z.nullable(z.strictObject({ text: z.string(), span: Span })),
)

export function extractBody(context: Context): z.infer<typeof BodyText> {
  const node = body(context)
  if (!node) return null
  const text = context.cleaned.text.slice(node.data.from, node.data.to).replace(/\n+/g, '\n').trim()
  return { text, span: context.cleaned.span(node.data.from, node.data.to) }
}
