/** A degraded text cut at its marks. */

/** Characters that mean something here. */
export const Code = { dot: 46, line: 10, digit: 48, quote: 39, opening: 40, closing: 41 } as const
/** Little words that tell what a clause does, a bit each group; the first two end a list, the others are its verb's. */
const WORDS = [
  '等',
  '和及与或',
  '要应须请',
  '了已',
  '的',
  '是为',
  '将把被对使',
  '有不未没',
  '年月日',
  '一二三四五六七八九十',
]
const WORD_BITS = new Uint16Array(1 << 16)
WORDS.forEach((group, bit) => {
  for (const word of group) WORD_BITS[word.charCodeAt(0)] = 1 << bit
})

/** How many clauses on each side of a mark are looked at, the clause behind it apart. */
export const CLAUSE_REACH = 3
/** So many zeros stand before and behind the codes, so that no look-around has to ask for the end. */
const PADDING = 8

export interface Clauses {
  /** The text's characters, digits made alike, Latin letters too. */
  readonly codes: Uint16Array
  /** Where the marks stand in `codes`. */
  readonly dots: Int32Array
  /** Where the text begins and ends in `codes`. */
  readonly start: number
  readonly end: number
}

export function clausesOf(text: string): Clauses {
  const codes = new Uint16Array(text.length + 2 * PADDING)
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    codes[i + PADDING] = alikeCode(code)
    if (code === Code.dot) count++
  }
  const dots = new Int32Array(count)
  for (let i = PADDING, k = 0; k < count; i++) if (codes[i] === Code.dot) dots[k++] = i
  return { codes, dots, start: PADDING, end: text.length + PADDING }
}

/** One code for all digits and one for all Latin letters. */
function alikeCode(code: number): number {
  if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) return Code.digit
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 97
  return code
}

/** What shows of a clause from outside. */
export class ClauseShape {
  length = 0
  /** Its length, coarsely: 0 to 15. */
  bucket = 0
  /** Its beginning, behind the last line break in it; its end, before the first. */
  first = 0
  first2 = 0
  first3 = 0
  last = 0
  last2 = 0
  /** Bits of `WORDS` that it holds. */
  words = 0
  /** 1 where it holds 等, one of 和及与或, a line break. */
  etcetera = 0
  conjunction = 0
  line = 0
}

const join = (hash: number, code: number) => Math.imul(hash, 0x01000193) ^ code

const LENGTHS = Uint8Array.from({ length: 64 }, (_, n) =>
  n <= 8 ? n : n <= 10 ? 9 : n <= 13 ? 10 : n <= 17 ? 11 : n <= 23 ? 12 : n <= 32 ? 13 : n <= 48 ? 14 : 15,
)

/** Reads the clause that ends at mark `index`; beyond the text's ends it is empty. */
export function readShape({ codes, dots, start, end }: Clauses, index: number, shape: ClauseShape): void {
  const outside = index < 0 || index > dots.length
  const from = outside ? start - 1 : index === 0 ? start : dots[index - 1]! + 1
  const to = outside ? start - 1 : index === dots.length ? end : dots[index]!
  let words = 0
  let firstLine = -1
  let lastLine = -1
  for (let i = from; i < to; i++) {
    const code = codes[i]!
    words |= WORD_BITS[code]!
    if (code !== Code.line) continue
    if (firstLine < 0) firstLine = i
    lastLine = i
  }
  const first = lastLine < 0 ? from : lastLine + 1
  const last = firstLine < 0 ? to : firstLine
  shape.length = to - from
  shape.bucket = LENGTHS[Math.min(shape.length, 63)]!
  shape.first = codes[first]!
  shape.first2 = join(shape.first, codes[first + 1]!)
  shape.first3 = join(shape.first2, codes[first + 2]!)
  shape.last = codes[last - 1]!
  shape.last2 = join(shape.last, codes[last - 2]!)
  shape.words = words
  shape.etcetera = words & 1
  shape.conjunction = (words >> 1) & 1
  shape.line = firstLine < 0 ? 0 : 1
}
