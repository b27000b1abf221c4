/** The library's public face. */

export type { Attachment } from './extract/attachments.ts'
export type { Criticism } from './extract/criticisms.ts'
export type { Action } from './extract/actions.ts'
export type { Directive } from './extract/directives.ts'
export type { DocumentNumber } from './extract/documentNumber.ts'
export { Notice } from './extract/notice.ts'
export type { Praise } from './extract/praises.ts'
export type { Problem } from './extract/problems.ts'
export type { Quantity } from './extract/quantities.ts'
export type { Reference } from './extract/references.ts'
export {
  noticeCompile,
  noticeJsonSchema,
  noticeParse,
  noticeProcessor,
  noticeRepair,
  type ParseOptions,
  parse,
  parseSync,
} from './gongwen.ts'
export { type Grammar, grammar } from './grammar/grammar.ts'
export { ReadError, type ReadRule } from './read/readError.ts'
export { type ReadTextOptions, type ReadTextResult, readText } from './read/readText.ts'
export type { SourceText } from './source.ts'
export type * from './tree.ts'
export type { Cell, Check, Column, Message, Row, Span, Status, Table, Unit } from './types.ts'
