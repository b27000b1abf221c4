/**
 * A stretch of the source with its white space taken out and its full-width digits made half-width, and the way back: which source
 * offset each character has, and what gap stood before it. Cutting works on `text`; spans are asked for with `spanOf`.
 */
import type { Span } from '../types.ts'

/** What stood before a character: nothing, blanks, a TAB (or `|`), a line break. Ordered by how much it separates. */
export const Gap = { none: 0, blank: 1, tab: 2, line: 3 } as const
export type Gap = (typeof Gap)[keyof typeof Gap]

export interface Stretch {
  readonly text: string
  /** Source offset of each character, and one past the last. */
  readonly at: readonly number[]
  readonly gaps: readonly Gap[]
}

const FULL_WIDTH = /[０-９．％－]/
const WHITE_SPACE = /\s/

export function readStretch(source: string, [start, end]: Span): Stretch {
  const characters: string[] = []
  const at: number[] = []
  const gaps: Gap[] = []
  let gap: Gap = Gap.none
  for (let offset = start; offset < end; offset++) {
    const character = source[offset]!
    const between = gapOf(character)
    if (between !== Gap.none) {
      if (between > gap) gap = between
      continue
    }
    characters.push(FULL_WIDTH.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character)
    at.push(offset)
    gaps.push(gap)
    gap = Gap.none
  }
  at.push(end)
  return { text: characters.join(''), at, gaps }
}

function gapOf(character: string): Gap {
  if (character === '\n' || character === '\r' || character === '\f') return Gap.line
  if (character === '\t' || character === '|') return Gap.tab
  return WHITE_SPACE.test(character) ? Gap.blank : Gap.none
}

/** The source span of characters `[from, to)`, tight: white space around them is left out. */
export function spanOf(stretch: Stretch, from: number, to: number): [number, number] {
  return [stretch.at[from]!, stretch.at[to - 1]! + 1]
}
