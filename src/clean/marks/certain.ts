/** What a mark cannot but be where it stands: the number of a list at a block's beginning, and a block's end. */
import { type Clauses, Code } from './clauses.ts'
import { MARKS } from './labels.ts'

const CHINESE_NUMERALS: ReadonlySet<number> = new Set(
  [...'一二三四五六七八九十'].map((character) => character.charCodeAt(0)),
)
const LONGEST_NUMBER = 3
/** More than all features together can weigh. */
const CERTAIN = 1 << 20

const ENUMERATION = MARKS.indexOf('、')
const POINT = MARKS.indexOf('.')
/** ， 、 and the dash, which no block ends with. */
const NEVER_LAST = [MARKS.indexOf('，'), ENUMERATION, POINT, MARKS.indexOf('—')]

/** Overrules the weights of marks that are certain. */
export function overrule({ codes, dots, start, end }: Clauses, scores: Int32Array): void {
  for (let mark = 0; mark < dots.length; mark++) {
    const at = dots[mark]!
    const next = codes[at + 1]!
    const list = listMark(codes, at, start)
    if (list >= 0) scores[mark * MARKS.length + list]! += CERTAIN
    else if (next === Code.line || at + 1 === end)
      for (const label of NEVER_LAST) scores[mark * MARKS.length + label]! -= CERTAIN
  }
}

/** The mark behind a list number that opens a block (一、 and 1.), or -1. */
function listMark(codes: Uint16Array, at: number, start: number): number {
  let from = at
  const chinese = CHINESE_NUMERALS.has(codes[at - 1]!)
  while (
    from > start &&
    at - from <= LONGEST_NUMBER &&
    (chinese ? CHINESE_NUMERALS.has(codes[from - 1]!) : codes[from - 1] === Code.digit)
  )
    from--
  if (from === at || at - from > LONGEST_NUMBER || !(from === start || codes[from - 1] === Code.line)) return -1
  if (chinese) return ENUMERATION
  // 1.5 at a block's beginning is a number.
  return codes[at + 1] === Code.digit ? -1 : POINT
}
