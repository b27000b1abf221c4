/** East Asian Wide and Fullwidth (Unicode Standard Annex 11), by block; ambiguous ones (—, “, ·) count as narrow. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u
const none = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u

/** How many columns of a terminal the text takes: 2 for a Chinese character, 0 for a combining mark. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** The text filled up with blanks to a width, at its end or, for numbers, at its start. */
export function pad(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'end' ? text + blanks : blanks + text
}

/** Text of a document made safe for a terminal: on one line, without control characters. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
