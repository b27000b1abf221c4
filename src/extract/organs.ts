/**
 * Organs that a joint signature or title names one behind the other: 河北省教育厅河北省财政厅, 财政部国家税务总局, 市委办公室市政府办公室. A name
 * ends where an organ of its own ends and another begins; departments and local organs stay with the one they belong to.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Stretch } from '../tree.ts'

/** An organ's name has no fewer characters than this. */
const SHORTEST = 3

/** The organs of a line, apart by white space or 、, or by nothing where a crawl or the form lost it. */
export function splitOrgans(grammar: Grammar, line: string): Stretch[] {
  return findAll(/[^\s、，,]+/g, line).flatMap(({ index, 0: names }) => {
    const cuts = [0, ...cutsOf(grammar, names), names.length]
    return cuts.slice(1).map((to, i) => ({ from: index + cuts[i]!, to: index + to }))
  })
}

/** Offsets at which another organ begins. */
function cutsOf(grammar: Grammar, names: string): number[] {
  const ends = findAll(grammar.patterns.organ.end, names).map(({ index, 0: word, groups }) => ({
    at: index + word.length,
    inner: groups!.inner !== undefined,
    parent: groups!.parent !== undefined,
  }))
  const cuts: number[] = []
  let from = 0
  let whole = false
  ends.forEach(({ at, inner, parent }, i) => {
    whole ||= !inner
    const next = ends[i + 1]
    // What follows must end as an organ of its own too, and begin with its place where this one does, or where it might stand under it.
    if (!whole || next === undefined || next.inner || next.at - at < SHORTEST || at - from < SHORTEST) return
    const placed = beginning(grammar, names, from)?.groups!.local !== undefined
    if ((parent || placed) && beginning(grammar, names, at) === null) return
    if (belongs(grammar, names, from, at)) return
    cuts.push(at)
    from = at
    whole = false
  })
  return cuts
}

/** The place or level with which an organ begins there; a department or another part has none. */
function beginning(grammar: Grammar, names: string, at: number): RegExpExecArray | null {
  const match = find(grammar.patterns.organ.begin, names, at)
  return match?.index === at ? match : null
}

/** 静海矿务局总医院: a house of the organ before it. */
const PART = /^(?:总|分|附属|所属|直属|第[一二三四五六七八九十])/

/** 岚山集团岚水农场有限公司: the company of a group. */
const SUBSIDIARY = /^[^\s]{2,20}集团(?!公司)[^\s]{2,20}(?:公司|厂|矿)$/

/** Does what follows at `at` belong to the organ that stands before it? */
function belongs(grammar: Grammar, names: string, from: number, at: number): boolean {
  const { party, department, local } = grammar.patterns.organ
  if (PART.test(names.slice(at))) return true
  const before = names.slice(from, at)
  if (SUBSIDIARY.test(before + names.slice(at))) return true
  if (occurs(party, before) && find(department, names, at)?.index === at) return true
  return grammar.words.organ.vertical.includes(before) && find(local, names, at)?.index === at
}
