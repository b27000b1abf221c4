/** How patterns are asked. They all carry the flag `g`; these functions keep its state from leaking between callers. */

/** The first match at or after `from`, or null. */
export function find(pattern: RegExp, text: string, from = 0): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

/** Does it occur at all? */
export function occurs(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** All matches, in order, without overlap. */
export function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
