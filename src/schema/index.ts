/**
 * The shape of the result as data: the zod schema and the JSON Schema of a notice. A door of its own, as they bring zod, and whoever only parses
 * needs neither.
 */
import { toJSONSchema } from 'zod/mini'
import { Notice } from '../extract/notice.ts'

export { Notice }

/** The JSON Schema (draft 2020-12) of a notice. */
export function noticeJsonSchema(): object {
  return toJSONSchema(Notice)
}
