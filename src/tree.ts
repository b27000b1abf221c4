/**
 * The tree of a notice (公文), in unist's terms: `parse` builds it, `repair` fills its tables, `extract` reads it.
 * `position` points into the source text (unist: lines and columns from 1, offsets from 0); `data.from` and `data.to` into the
 * cleaned text, so that a leaf's `value` is `cleaned.text.slice(from, to)` and anything found in it can be led back to the source.
 * `docs/tree.md` describes every node.
 */
import type { Position } from 'unist'
import type { Table } from './types.ts'

/** A stretch of the cleaned text, `[from, to)`. */
export interface Stretch {
  from: number
  to: number
}

interface Placed {
  position: Position
  data: Stretch
}

/** The lines of a notice that are one field each. */
export type LineType =
  /** 网页标题: a line above the notice that repeats its title. */
  | 'pageTitle'
  /** 发文机关标志: the red head. */
  | 'redHead'
  /** 标题. */
  | 'title'
  /** 发文字号. */
  | 'documentNumber'
  /** One of the 主送机关, as far as commas part them. */
  | 'recipient'
  /** 发文机关署名. */
  | 'signature'
  /** 成文日期. */
  | 'date'
  /** 附注, in brackets under the date, and contact lines. */
  | 'note'
  /** A heading's own words, without its number; of a section or an attachment. */
  | 'heading'

export interface Line extends Placed {
  type: LineType
  value: string
}

/** 主送机关: the salutation. */
export interface Recipients extends Placed {
  type: 'recipients'
  children: Line[]
}

/** A labelled element: 份号, 密级, 签发人, 索引号, 主题词, 抄送, 印发 …; `name` is its key in the result. */
export interface Mark extends Placed {
  type: 'mark'
  name: string
  value: string
}

/** One sentence, its end mark included. `ordinal` and `marker` where it opens an item of a list in prose (一是, 第二，, ③). */
export interface Sentence extends Placed {
  type: 'sentence'
  value: string
  ordinal: number | null
  marker: string
}

export interface Paragraph extends Placed {
  type: 'paragraph'
  children: Sentence[]
}

/** What a numbered heading opens: 一、 is depth 1, （一） 2, 1. 3, （1） 4. */
export interface Section extends Placed {
  type: 'section'
  depth: number
  ordinal: number
  marker: string
  children: Block[]
}

/** 附件说明: one attachment as the notice lists it. */
export interface AttachmentEntry extends Placed {
  type: 'attachmentEntry'
  ordinal: number | null
  value: string
}

export interface AttachmentList extends Placed {
  type: 'attachmentList'
  children: AttachmentEntry[]
}

/** 附件: an attachment's own content. */
export interface AttachmentNode extends Placed {
  type: 'attachment'
  ordinal: number | null
  /** The words above it (附件1); empty where its text only stands behind the date. */
  marker: string
  children: Block[]
}

/** 正文: from the first paragraph to before the attachment list and the signature. */
export interface Body extends Placed {
  type: 'body'
  children: Block[]
}

/** A table that `repair` found; it takes the place of the paragraphs that held it. */
export interface TableNode extends Placed {
  type: 'table'
  table: Table
}

export type Block = Line | Paragraph | Section | TableNode
export type NoticePart = Line | Recipients | Mark | Body | AttachmentList | AttachmentNode
export type NoticeNode = NoticePart | Block | Sentence | AttachmentEntry | NoticeTree

/** The root. */
export interface NoticeTree extends Placed {
  type: 'notice'
  children: NoticePart[]
}
