/**
 * Full names of units (规范名称) and the divisions they belong to, where they follow from the notice's own place: 市人事局 in a notice of 咸阳市
 * is 咸阳市人事局. Where nothing says which place, or several could be meant, nothing is said.
 */
import type { Division, Divisions } from '../division.ts'
import { find } from '../grammar/match.ts'
import type { Unit } from '../types.ts'
import { type Context, parts } from './context.ts'

/** A division with those above it, the highest first; a place that no table knows has no code. */
type Chain = readonly { readonly code: string | null; readonly name: string }[]

/** Names are no longer than this, in characters. */
const LONGEST_NAME = 15

/** @returns what completes one unit of this notice */
export function unitCompleter(context: Context, issuers: readonly Unit[], year: number): (unit: Unit) => Unit {
  if (context.places === undefined) return (unit) => unit
  const { place, divisions } = context.places
  const home = place === undefined ? ownPlace(context, divisions, issuers, year) : stated(place, divisions, year)
  return (unit) => complete(context, unit, home, divisions, year)
}

function stated(place: string, divisions: Divisions | undefined, year: number): Chain {
  if (/^\d{6}$/.test(place)) return divisions ? chainOf(divisions, place, year) : []
  const known = divisions ? leading(place, divisions, [], year) : null
  if (known !== null) return known.chain
  // A place that no table holds is taken as its words have it: 澜江省岚河市.
  return (
    place.match(/[㐀-鿿]+?(?:省|自治区|自治州|自治县|市|县|区|州|盟|旗)/g)?.map((name) => ({ code: null, name })) ?? []
  )
}

/** The place that the issuers, or else a title, begin with. */
function ownPlace(context: Context, divisions: Divisions | undefined, issuers: readonly Unit[], year: number): Chain {
  if (divisions === undefined) return []
  const titles = [...parts(context, 'title'), ...parts(context, 'pageTitle'), ...parts(context, 'redHead')]
  const texts = [...issuers.map(({ name }) => name), ...titles.map(({ value }) => value)]
  for (const text of texts) {
    const opening = find(context.grammar.patterns.addressee.beforePlace, text)?.[0].length ?? 0
    const found = leading(text.slice(opening), divisions, [], year)
    if (found !== null) return found.chain
  }
  return []
}

function complete(context: Context, unit: Unit, home: Chain, divisions: Divisions | undefined, year: number): Unit {
  if (unit.kind !== 'organization') return unit
  const elliptic = find(context.grammar.patterns.addressee.elliptic, unit.name)
  if (elliptic !== null) {
    const level = elliptic.groups!.level!
    const of = home.findLast(({ name }) => name.endsWith(level) && (level !== '区' || !name.endsWith('自治区')))
    return of === undefined ? unit : named(unit, of.name + government(unit.name.slice(level.length)), of)
  }
  const found = divisions === undefined ? null : leading(unit.name, divisions, home, year)
  if (found === null) return unit
  const of = found.chain.at(-1)!
  const above = found.chain.at(-2)
  // A district is named with its city; a county is not.
  const city =
    of.name.endsWith('区') && above !== undefined && !unit.name.startsWith(above.name) && above.name.endsWith('市')
      ? above.name
      : ''
  return named(unit, city + unit.name.slice(0, found.length) + government(unit.name.slice(found.length)), of)
}

/** 政府 behind its place is short for 人民政府. */
function government(rest: string): string {
  return rest.startsWith('政府') ? `人民${rest}` : rest
}

function named(unit: Unit, fullName: string, { code, name }: Chain[number]): Unit {
  const { span, ...fields } = unit
  return { ...fields, fullName, ...(code === null ? {} : { division: { code, name } }), span }
}

/** The division that the text begins with, with those named before it; of several of one name the one inside the home, else none. */
function leading(
  text: string,
  divisions: Divisions,
  home: Chain,
  year: number,
): { readonly chain: Chain; readonly length: number } | null {
  let chain: Chain = []
  let length = 0
  for (;;) {
    const next = longest(text.slice(length), divisions, chain.length > 0 ? chain : home, chain.length > 0, year)
    if (next === null) return chain.length > 0 ? { chain, length } : null
    chain = chainOf(divisions, next.code, year)
    length += next.name.length
  }
}

/** @param within must it be under the lowest division of `scope`? */
function longest(text: string, divisions: Divisions, scope: Chain, within: boolean, year: number): Division | null {
  const under = (code: string, above: Chain[number]) =>
    above.code !== null && code.startsWith(above.code.replace(/(?:00){1,2}$/, ''))
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length--) {
    const all = divisions.named(text.slice(0, length), year)
    const lowest = scope.at(-1)
    if (within) {
      const inside = all.filter(({ code }) => under(code, lowest!) && code !== lowest!.code)
      if (inside.length === 1) return inside[0]!
      continue
    }
    if (all.length === 1) return all[0]!
    for (const above of [...scope].reverse()) {
      const inside = all.filter(({ code }) => under(code, above))
      if (inside.length === 1) return inside[0]!
    }
  }
  return null
}

function chainOf(divisions: Divisions, code: string, year: number): Chain {
  const codes = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [...new Set(codes)].flatMap((each) => divisions.at(each, year) ?? [])
}
