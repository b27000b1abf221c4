/** What a notice says of the work: problems, requirements, quantities, and the documents that it cites or attaches. */
import type { Action } from '../../extract/actions.ts'
import type { Attachment } from '../../extract/attachments.ts'
import type { Directive } from '../../extract/directives.ts'
import type { Problem } from '../../extract/problems.ts'
import type { Quantity } from '../../extract/quantities.ts'
import type { Reference } from '../../extract/references.ts'
import type { Message } from '../../types.ts'
import { boolean, integer, listed, number, place, provenance, type Relation, relation, string } from './relation.ts'

/** 存在问题. */
export const problems: Relation = relation<Problem>('problems', ({ problems }) => problems, {
  ordinal: integer(({ ordinal }) => ordinal),
  text: string(({ text }) => text),
  actors: string(({ actors }) => listed(actors)),
  ...provenance(),
  ...place(),
})

/** An item with its number among its kind in the notice, from 0. */
type Numbered<Item> = Item & { readonly index: number }

function numbered<Item extends object>(items: readonly Item[]): Numbered<Item>[] {
  return items.map((item, index) => ({ ...item, index }))
}

/** 工作要求. */
export const directives: Relation = relation<Numbered<Directive>>(
  'directives',
  (notice) => numbered(notice.directives),
  {
    index: integer(({ index }) => index),
    ordinal: integer(({ ordinal }) => ordinal),
    heading: string(({ heading }) => heading),
    text: string(({ text }) => text),
    ...provenance(),
    ...place(),
  },
)

/** The single obligations of the directives; `directive` is a directive's `index`. */
export const actions: Relation = relation<Action & { readonly directive: number }>(
  'actions',
  ({ directives }) =>
    directives.flatMap(({ actions }, directive) => actions.map((action) => ({ ...action, directive }))),
  {
    directive: integer(({ directive }) => directive),
    text: string(({ text }) => text),
    modality: string(({ modality }) => modality),
    actor: string(({ actor }) => actor),
    deadline: string(({ deadline }) => deadline?.iso),
    deadlineText: string(({ deadline }) => deadline?.text),
    ...place(),
  },
)

/** 数量. */
export const quantities: Relation = relation<Quantity>('quantities', ({ quantities }) => quantities, {
  text: string(({ text }) => text),
  value: number(({ value }) => value),
  unit: string(({ unit }) => unit),
  bound: string(({ bound }) => bound),
  subject: string(({ subject }) => subject),
  ...provenance(),
  ...place(),
})

/** 引用文件. */
export const references: Relation = relation<Reference>('references', ({ references }) => references, {
  title: string(({ title }) => title),
  documentNumber: string(({ documentNumber }) => documentNumber),
  ...provenance(),
  ...place(),
})

/** 附件. */
export const attachments: Relation = relation<Numbered<Attachment>>(
  'attachments',
  (notice) => numbered(notice.attachments),
  {
    index: integer(({ index }) => index),
    ordinal: integer(({ ordinal }) => ordinal),
    title: string(({ title }) => title),
    present: boolean(({ present }) => present),
    address: string(({ address }) => address),
    ...place(),
  },
)

/** What is missing, doubtful or contradictory. */
export const messages: Relation = relation<Message>('messages', ({ messages }) => messages, {
  severity: string(({ severity }) => severity),
  rule: string(({ rule }) => rule),
  text: string(({ text }) => text),
  ...place(),
})
