/** Reads named units (单位) and persons (个人) out of text: lists, conjunctions that share an ending, 等 behind them. */
import type { Grammar } from '../../grammar/grammar.ts'
import { find, findAll, occurs } from '../../grammar/match.ts'
import type { Unit } from '../../types.ts'
import { at } from './at.ts'
import { readPerson } from './persons.ts'

/** A named unit in a text; `from` and `to` are offsets in that text, over the whole conjunction for a completed name. */
export interface NamedUnit {
  readonly name: string
  readonly kind: Unit['kind']
  readonly from: number
  readonly to: number
}

export interface UnitList {
  readonly units: readonly NamedUnit[]
  /** Where the list ends, 等部门 included. */
  readonly end: number
}

/** 同志 behind a name makes a person, 各 or 有关 before it a class. */
export function unitKind(grammar: Grammar, name: string): Unit['kind'] {
  if (/(?:同志|先生|女士)$/.test(name)) return 'person'
  if (/各|有关|相关|所有|全体|广大|成员单位|直属单位|经营者|群众|居民/.test(name)) return 'group'
  const organ = organAt(grammar, name, 0)
  return organ !== null && organ[0].length === name.length ? 'organization' : 'group'
}

/** The organ that begins at `from`, else the place. */
export function organAt(grammar: Grammar, text: string, from: number): RegExpExecArray | null {
  const { organ, place } = grammar.patterns.unit
  return at(organ, text, from) ?? at(place, text, from)
}

/** Does it look like a name, and not like a stretch of a sentence? */
export function isPlausible(grammar: Grammar, { name, kind }: Pick<Unit, 'name' | 'kind'>): boolean {
  return kind === 'person' || !occurs(grammar.patterns.unit.implausible, name)
}

/**
 * The list of named units that begins at `from`: 市人事、教育、民政局 gives 市人事局, 市教育局, 市民政局; 等部门 is dropped, and so is what
 * stands in brackets behind a name. Empty where no name begins there.
 *
 * @param persons may bare names of persons stand among them? Only where units or persons are listed to be judged
 */
export function readUnits(grammar: Grammar, text: string, from: number, persons = false): UnitList {
  const { ofCities, conjunct, separator, remainder, annotation, tallied } = grammar.patterns.unit
  const units: NamedUnit[] = []
  const open: { name: string; from: number }[] = []
  /** 石家庄市 of 石家庄市深泽县: the next names of places may lack it. */
  let above: { name: string; from: number } | null = null
  let cursor = from
  let end = from
  for (;;) {
    const bearer = readPerson(grammar, text, cursor, persons && open.length === 0)
    const to = bearer === null ? organEnd(grammar, text, cursor, open.length > 0) : null
    // 市公安局法警支队安定邦: the organ is the person's.
    const person = bearer ?? (persons && to !== null && open.length === 0 ? readPerson(grammar, text, to, true) : null)
    if (person !== null) {
      units.push({ name: person.name, kind: 'person', from: person.from, to: person.to })
      open.length = 0
      cursor = person.to + (at(grammar.patterns.person.title, text, person.to)?.[0].length ?? 0)
      end = cursor
    } else if (to !== null) {
      const name = text.slice(cursor, to)
      if (!/^[省市县区州]/.test(name)) open.unshift(...passedForPersons(units, text))
      for (const member of complete(grammar, open, name)) units.push({ ...member, kind: 'organization', to })
      const first = open[0]
      let led = cursor
      let opened = first === undefined ? name : shareOpening(first.name, name)
      if (first === undefined) {
        const [leader] = units
        const prefix = leader && /^[省市县区州](?![场政区])/.exec(leader.name)?.[0]
        if (prefix !== undefined && lacksPlace(grammar, opened)) {
          opened = prefix + opened
          led = leader!.from
        }
      }
      const under: { name: string; from: number } | null = isPlaceAlone(opened) ? above : null
      const start: number = under?.from ?? first?.from ?? led
      units.push({ name: (under?.name ?? '') + opened, kind: 'organization', from: start, to })
      const placeAbove = PLACE_IN_PLACE.exec(opened)?.[1]
      if (placeAbove !== undefined) above = { name: placeAbove, from: start }
      open.length = 0
      cursor = to
      end = to
    } else {
      const tally = open.length > 0 ? at(tallied, text, cursor) : null
      if (tally) {
        for (const { name, from } of [...open, { name: tally.groups!.name!, from: cursor }])
          units.push({ name: name + tally.groups!.kind!, kind: 'organization', from, to: cursor + tally[0].length })
        open.length = 0
        end = cursor + tally[0].length
        break
      }
      const city = at(grammar.patterns.place.known, text, cursor)
      if (city && at(ofCities, text, cursor + city[0].length)) {
        for (const { name, from } of [...open, { name: city[0], from: cursor }])
          units.push({ name, kind: 'organization', from, to: from + name.length })
        end = cursor + city[0].length + (at(remainder, text, cursor + city[0].length)?.[0].length ?? 0)
        break
      }
      const part = at(conjunct, text, cursor)
      if (!part) break
      open.push({ name: part[0], from: cursor })
      cursor += part[0].length
    }
    const note = at(annotation, text, cursor)
    if (note && open.length === 0) {
      cursor += note[0].length
      end = cursor
    }
    const rest = at(remainder, text, cursor)
    if (rest) {
      cursor += rest[0].length
      end = cursor
    }
    const next = at(separator, text, cursor)
    if (!next) break
    cursor += next[0].length
  }
  return { units, end }
}

/** 邢台、保定、石家庄市政府: members of the conjunction pass for persons, as 邢 and 石 are surnames. */
function passedForPersons(units: NamedUnit[], text: string): NamedUnit[] {
  let first = units.length
  while (
    units[first - 1]?.kind === 'person' &&
    text[units[first - 1]!.to] === '、' &&
    !/[㐀-鿿]/.test(text[units[first - 1]!.from - 1] ?? '')
  )
    first--
  return units.splice(first)
}

/** Up to the 等 behind a list; that of 等级 and 高等 is none. */
function withoutRemainder(token: string): string {
  return token.includes('等') ? /^(?:等(?=级)|[^等]|(?<=[高中初同平上下])等)*/.exec(token)![0] : token
}

/** A name between the marks of a list has no more characters than this. */
const LONGEST_NAME = 32

/** Where the organ or place that begins at `from` ends; null where none begins. */
function organEnd(grammar: Grammar, text: string, from: number, conjoining: boolean): number | null {
  const { ended, conjoined, generic, joint, predicate, unnamed } = grammar.patterns.unit
  // Inside a list a name reaches from mark to mark: 国家矿山安全监察局河北局, 石家庄市第二中学.
  const mark = /[^㐀-鿿A-Za-z·]|$/.exec(text.slice(from, from + LONGEST_NAME + 1))!
  const token = withoutRemainder(text.slice(from, from + mark.index))
  if (token.length >= 2 && !at(unnamed, token, 0)) {
    let stop = token.length
    const joints = findAll(joint, token)
    const inside = joints.length === 0 ? null : find(conjoined, token)
    for (const { index: and } of joints) {
      if (and === 0 || (inside && inside.index <= and && and < inside.index + inside[0].length)) continue
      if (conjoining || occurs(ended, token.slice(0, and))) {
        stop = and
        break
      }
    }
    const name = token.slice(0, stop)
    const listed =
      stop < token.length ||
      token.length < mark.index ||
      /^[、（(“‘"'：:\s]?$/.test(text.slice(from + stop, from + stop + 1))
    if (listed && name.length >= (name.endsWith('县') ? 2 : 3) && occurs(ended, name) && !occurs(predicate, name))
      return occurs(generic, name) ? null : from + stop
  }
  const found = organAt(grammar, text, from)
  return found === null || occurs(generic, found[0]) ? null : from + found[0].length
}

/**
 * Elliptic members take the ending of the name that closes the conjunction (教育、民政局), its 市 or 县 with it where they are places
 * (临港、新港市卫生局), and the place of the first (市人事、教育) where they lack one.
 */
function complete(
  grammar: Grammar,
  open: readonly { name: string; from: number }[],
  closing: string,
): { name: string; from: number }[] {
  if (open.length === 0) return []
  const ofPlace = /^[㐀-鿿]{2,4}?([省市县区州盟旗镇乡][㐀-鿿]*)$/.exec(closing)
  const ending = ofPlace?.[1] ?? find(grammar.patterns.unit.ended, closing)?.[0] ?? ''
  return open.map(({ name }) => ({ name: shareOpening(open[0]!.name, name) + ending, from: open[0]!.from }))
}

/** 市 of 市人事 holds for the members behind it too. */
function shareOpening(first: string, name: string): string {
  const opening = /^(?:[省市县区州]|[㐀-鿿]{2,3}[省市县区](?=[㐀-鿿]{2}))/.exec(first)?.[0] ?? ''
  return first === name || name.startsWith(opening) || /^[㐀-鿿]{2,3}[省市县区]/.test(name) ? name : opening + name
}

/** 民政局 of 县财政局、民政局: a department without its place. */
function lacksPlace(grammar: Grammar, name: string): boolean {
  return (
    /[局委办厅]$/.test(name) &&
    !/^(?:[省市县区州地团](?!场)|国家|国务院|中国|全国|中央|共青团|[㐀-鿿]{2,4}[省市县区州镇乡村])/.test(name) &&
    !at(grammar.patterns.place.known, name, 0)
  )
}

/** 石家庄市深泽县: a place with the place above it. */
const PLACE_IN_PLACE = /^([㐀-鿿]{2,4}[市州盟])[㐀-鿿]{1,9}[县区市旗]$/

function isPlaceAlone(name: string): boolean {
  return /^[㐀-鿿]{1,9}[县区市旗]$/.test(name) && !PLACE_IN_PLACE.test(name)
}
