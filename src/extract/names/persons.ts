import type { Grammar } from '../../grammar/grammar.ts'
import { at } from './at.ts'

/** A person in a text: the bare name without office or the space inside it; `from` and `to` are the name's own offsets in the text. */
export interface NamedPerson {
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * The person who is named at `from`, behind an office (县教育局副局长王强), before 同志, or bare.
 *
 * @param bareToo do bare names count? In running text words may look like them
 */
export function readPerson(grammar: Grammar, text: string, from: number, bareToo: boolean): NamedPerson | null {
  const { bare, comrade, holder } = grammar.patterns.person
  const match = at(bareToo ? bare : comrade, text, from) ?? at(holder, text, from)
  if (match === null) return null
  const name = match.groups!.name!
  const to = from + match[0].length
  return { name: name.replace(/\s/g, ''), from: to - name.length, to }
}
