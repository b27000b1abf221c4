/** The library's public face. */

export type { Attachment } from './extract/attachments.ts'
export type { Criticism } from './extract/criticisms.ts'
export type { Action } from './extract/actions.ts'
export type { Directive } from './extract/directives.ts'
export type { DocumentNumber } from './extract/documentNumber.ts'
export type { Notice } from './extract/notice.ts'
export type { Praise } from './extract/praises.ts'
export type { Problem } from './extract/problems.ts'
export type { Quantity } from './extract/quantities.ts'
export type { Reference } from './extract/references.ts'
export {
  noticeCompile,
  noticeParse,
  noticeProcessor,
  noticeRepair,
  type ParseOptions,
  parse,
  parseAll,
  parseReading,
  parseSync,
} from './gongwen.ts'
export { type Grammar, grammar } from './grammar/grammar.ts'
export type { Grid, GridCell } from './grid.ts'
export type { Format } from './read/formats.ts'
export type { Limits } from './read/limits.ts'
export { read, readAll } from './read/read.ts'
export { ReadError, type ReadRule } from './read/readError.ts'
export type { Reading } from './read/reading.ts'
export type { OfficeConverter, PdfOptions, ReadOptions } from './read/readOptions.ts'
export type * from './read/recognizer.ts'
export { type ReadTextOptions, readText } from './read/readText.ts'
export type { Link, PageBox, SourceText } from './source.ts'
export type * from './tree.ts'
export type { Cell, Check, Column, Message, Row, Span, Status, Table, Unit } from './types.ts'
