import type { Unit } from '../types.ts'
import { splitList } from '../value/list.ts'
import { readAddressees } from './addressees.ts'
import { type Context, parts } from './context.ts'

/** 主送机关, in order: the salutation, else 主送 in the foot. */
export function extractRecipients(context: Context): Unit[] {
  const [salutation] = parts(context, 'recipients')
  if (salutation)
    return readAddressees(
      context,
      salutation.children.map(({ data }) => data),
      'recipient.salutation',
    )
  const sent = parts(context, 'mark').filter((mark) => mark.name === 'sentTo')
  return sent.flatMap(({ value, data }) =>
    readAddressees(
      context,
      splitList(value).map(({ from, to }) => ({ from: data.from + from, to: data.from + to })),
      'recipient.foot',
    ),
  )
}
