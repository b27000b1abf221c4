import { find } from '../../grammar/match.ts'

/** The pattern's match that begins at `from`; the patterns asked so are sticky. */
export function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  const match = find(pattern, text, from)
  return match !== null && match.index === from ? match : null
}
