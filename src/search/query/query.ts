/** 检索式 as a tree. Places are `[from, to)` in UTF-16 units of what was typed. */
import type { Field } from './fields.ts'

export type Query = Both | Either | Not | Words | Filter

export interface Both {
  readonly type: 'and'
  readonly parts: readonly Query[]
}

export interface Either {
  readonly type: 'or'
  readonly parts: readonly Query[]
}

export interface Not {
  readonly type: 'not'
  readonly part: Query
}

/** Words to find, in this order: 政府信息公开, "为民服务". */
export interface Words {
  readonly type: 'words'
  readonly text: string
  readonly span: readonly [number, number]
}

/** `year:2008..2012`. */
export interface Filter {
  readonly type: 'filter'
  readonly field: Field
  readonly value: string
  readonly span: readonly [number, number]
}
