/** Lists in prose (一是…二是…, 首先…其次…, 1.…2.…; ——…——…), put together again from the sentences of neighbouring paragraphs. */
import { at } from './names/at.ts'
import type { Paragraph, Sentence } from '../tree.ts'

export interface ProseItem {
  /** Null behind a dash or a dot. */
  readonly ordinal: number | null
  /** The length of the number or dash that opens it. */
  readonly opener: number
  /** The first one carries what opens it. */
  readonly sentences: Sentence[]
}

export interface ProseList {
  /** The sentence that leads into it, where one stands before it. */
  readonly lead: Sentence | null
  readonly items: ProseItem[]
  /** Does each item open a paragraph of its own? */
  apart: boolean
}

export const isList = (part: Sentence | ProseList): part is ProseList => 'items' in part

/**
 * Sentences and lists of paragraphs that follow each other, in order. A list goes on while its numbers do.
 *
 * @param bullet what opens an item in place of a number (——), where paragraphs that begin so are items too
 */
export function proseParts(paragraphs: readonly Paragraph[], bullet?: RegExp): (Sentence | ProseList)[] {
  const parts: (Sentence | ProseList)[] = []
  let list: ProseList | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const sentence of paragraph.children) {
      const first = sentence === paragraph.children[0]
      const { ordinal } = sentence
      const dash = first && ordinal === null && bullet !== undefined ? dashOf(bullet, sentence) : 0
      const item = { ordinal, opener: dash || sentence.marker.length, sentences: [sentence] }
      if (dash > 0 && list?.items[0]!.ordinal === null) list.items.push(item)
      else if (ordinal !== null && list !== null && follows(list, ordinal)) {
        list.items.push(item)
        list.apart &&= first
      } else if (dash > 0 || (ordinal !== null && (ordinal === 1 || list === null))) {
        const before = parts.at(-1)
        list = {
          lead: before === undefined || isList(before) ? null : before,
          items: [item],
          apart: first,
        }
        parts.push(list)
      } else if (list !== null && (!first || (list.apart && goesOn(list, paragraphs[index + 1]))))
        list.items.at(-1)!.sentences.push(sentence)
      else {
        list = null
        parts.push(sentence)
      }
    }
  }
  return parts
}

/** The length of the dash: ◆消防通道长期被占。 and not the headline ◆黑榜. */
const dashOf = (bullet: RegExp, { value }: Sentence) =>
  /[。；：]\s*$/.test(value) ? (at(bullet, value, 0)?.[0].length ?? 0) : 0

/** The last number; of dashes there is none. */
const last = (items: readonly ProseItem[]) => items.at(-1)!.ordinal ?? NaN

/** 最后 may stand anywhere behind the first. */
const LAST = 5

const follows = ({ items }: ProseList, ordinal: number) =>
  ordinal === last(items) + 1 || (ordinal === LAST && last(items) < LAST && items.length > 1)

const goesOn = (list: ProseList, next: Paragraph | undefined) => next?.children[0]?.ordinal === last(list.items) + 1

/** From behind what opens it to the end of the item. */
export function itemStretch({ opener, sentences }: ProseItem): { from: number; to: number } {
  return { from: sentences[0]!.data.from + opener, to: sentences.at(-1)!.data.to }
}
