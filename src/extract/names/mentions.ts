/** Names in running text: where a unit or person may be named as the one of whom something is said. */
import type { Grammar } from '../../grammar/grammar.ts'
import { findAll } from '../../grammar/match.ts'
import { at } from './at.ts'
import { type NamedUnit, readUnits } from './units.ts'

/** A name in its place: `[start, end)` is the list that it stands in. */
export type Mention = NamedUnit & { readonly start: number; readonly end: number }

/** The units that open a clause or stand behind a word that names a subject, and the holders of offices wherever they stand; each name once. */
export function readMentions(grammar: Grammar, text: string): Mention[] {
  const found = new Map<string, Mention>()
  const add = (mention: Mention) => found.has(mention.name) || found.set(mention.name, mention)
  let done = 0
  for (const { index, 0: opening } of findAll(grammar.patterns.unit.subjectAhead, text)) {
    const clause = index + opening.length
    if (clause < done) continue
    const start = clause + (at(grammar.patterns.praise.example, text, clause)?.[0].length ?? 0)
    const { units, end } = readUnits(grammar, text, start)
    if (units.length === 0) continue
    done = end
    for (const unit of units) add({ ...unit, start, end })
  }
  for (const { index, 0: words, groups } of findAll(grammar.patterns.person.held, text)) {
    const name = groups!.name!
    const end = index + words.length
    add({ name: name.replace(/\s/g, ''), kind: 'person', from: end - name.length, to: end, start: index, end })
  }
  return [...found.values()]
}
