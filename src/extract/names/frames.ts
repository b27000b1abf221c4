/** Names in a frame: what stands between the words that confer and those that say what is names from mark to mark, whatever they end in. */
import type { Grammar } from '../../grammar/grammar.ts'
import { find, findAll, occurs } from '../../grammar/match.ts'
import { at } from './at.ts'
import { type NamedUnit, readUnits } from './units.ts'

/** A name is no longer than this. */
const LONGEST_NAME = 32

/** A name that does not end as names of units do is no shorter. */
const SHORTEST_NAME = 4

/** Text between two marks; marks in brackets part nothing. */
interface Item {
  readonly from: number
  readonly to: number
}

/**
 * The names that fill `text[from, to)`; none where something else stands among them.
 *
 * @param persons do words around the frame say that persons are named?
 */
export function readFrame(grammar: Grammar, text: string, from: number, to: number, persons: boolean): NamedUnit[] {
  const { tally, merits } = grammar.patterns.unit
  const tail = find(tally, text.slice(from, to))
  const end = tail ? from + tail.index : to
  const framed = text.slice(0, end)
  const start = from + (at(merits, framed, from)?.[0].length ?? 0)
  const named = persons || (tail !== null && occurs(grammar.patterns.roll.persons, tail[0]))
  const units: NamedUnit[] = []
  let cursor = start
  for (const { from: opens, to: closes } of itemsIn(framed, start)) {
    if (opens < cursor) continue
    const list = readUnits(grammar, framed, opens, true)
    const listed = list.units.length > 0 && /^\s*(?:[、，,；;]|$)/.test(framed.slice(list.end))
    const whole = listed ? null : wholeName(grammar, framed.slice(opens, closes), opens, named)
    if (!listed && whole === null) return []
    units.push(...(whole === null ? list.units : [whole]))
    cursor = listed ? list.end : closes
  }
  return units
}

function itemsIn(text: string, from: number): Item[] {
  const marked = text.slice(from).replace(/[（(][^（()）]*[）)]/g, (note) => ' '.repeat(note.length))
  return findAll(/[^、，,；;\s][^、，,；;]*/g, marked).map(({ index, 0: item }) => ({
    from: from + index,
    to: from + index + item.trimEnd().length,
  }))
}

function wholeName(grammar: Grammar, item: string, from: number, persons: boolean): NamedUnit | null {
  const { classed, ended, predicate, unnamed } = grammar.patterns.unit
  const { heldAtEnd } = grammar.patterns.person
  const name = item.replace(/同志$/, '').replace(/\s/g, '')
  if (name.length < 2 || name.length > LONGEST_NAME || /[“”‘’'"：:。]/.test(name) || at(unnamed, name, 0)) return null
  if (occurs(classed, name)) return null
  const holder = persons || name !== item ? find(heldAtEnd, name)?.groups!.name : undefined
  if (holder !== undefined)
    return { name: holder, kind: 'person', from: from + item.lastIndexOf(holder[0]!), to: from + item.length }
  if (persons && name.length <= 4) return { name, kind: 'person', from, to: from + item.length }
  if (occurs(predicate, name) || (name.length < SHORTEST_NAME && !occurs(ended, name))) return null
  return { name, kind: 'organization', from, to: from + item.length }
}
