import type { Grammar } from '../../grammar/grammar.ts'
import { findAll } from '../../grammar/match.ts'
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
  const { bare, comrade } = grammar.patterns.person
  const match = at(bareToo ? bare : comrade, text, from) ?? holderAt(grammar, text, from)
  if (match === null) return null
  const name = match.groups!.name!
  const to = match.index + match[0].length
  return { name: name.replace(/\s/g, ''), from: to - name.length, to }
}

/** So many characters of an organ's name may stand before the office. */
const LONGEST_ORGAN = 30

/** The holder whose organ and office begin at `from`: nothing but their names stands between. */
function holderAt(grammar: Grammar, text: string, from: number): RegExpExecArray | null {
  const holders = holdersIn(grammar, text)
  let [low, high] = [0, holders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holders[middle]!.index < from) low = middle + 1
    else high = middle
  }
  const holder = holders[low]
  if (!holder || holder.index - from > LONGEST_ORGAN) return null
  return /^[㐀-鿿（）()]*$/.test(text.slice(from, holder.index)) ? holder : null
}

/** The holders of the text that was asked for last: it is asked at many places, and read once. */
let last: { text: string; grammar: Grammar; holders: RegExpExecArray[] } | null = null

function holdersIn(grammar: Grammar, text: string): RegExpExecArray[] {
  if (last === null || last.text !== text || last.grammar !== grammar)
    last = { text, grammar, holders: findAll(grammar.patterns.person.held, text) }
  return last.holders
}
