/** Reads the entries of a roll (名单): organs, or persons beside their offices, parted by marks, white space, or by nothing at all. */
import type { Grammar } from '../../grammar/grammar.ts'
import { find, findAll, occurs } from '../../grammar/match.ts'
import { at } from './at.ts'
import { readPerson } from './persons.ts'
import { type NamedUnit, readUnits } from './units.ts'

/** What stands between two marks or blanks of a roll. */
interface Field {
  readonly text: string
  readonly from: number
  /** What stands in brackets behind it. */
  readonly note: string
}

/** An entry is no longer than this: longer stretches are prose. */
const LONGEST_ENTRY = 60

/**
 * The names in `text[from, to)`.
 *
 * @param persons does the roll's label say that persons are named?
 * @param counted does the label say how many there are? Then whatever fills a line is a name
 * @param items do entries tell what their names did (3.某市某区推进医联体建设)? Elsewhere what tells is no entry
 */
export function readEntries(
  grammar: Grammar,
  text: string,
  {
    from,
    to,
    persons,
    counted,
    items,
  }: { from: number; to: number; persons: boolean; counted: boolean; items: boolean },
): NamedUnit[] {
  const bare = withoutNotes(text.slice(from, to))
  return findAll(/[^\n；;。]+/g, bare).flatMap(({ index, 0: told }) => {
    const start = from + index
    const segment = text.slice(start, start + told.length)
    const opening = /^\s*(?:\d{1,3}[.．、]\s*)?/.exec(segment)![0].length
    if (isTold(grammar, told))
      return items && index === 0 ? placed(readUnits(grammar, segment, opening).units.slice(0, 1), start) : []
    const list = persons || /\S\s+\S/.test(segment) ? null : readUnits(grammar, segment, opening, true)
    if (list && list.units.length > 0 && list.end >= segment.trimEnd().length && !occurs(RUN, segment))
      return placed(list.units, start)
    return unglued(grammar, itemsOf(told, segment, start)).flatMap((item) =>
      namesOf(grammar, item, persons, counted && item.text === told.trim()),
    )
  })
}

/** What stands in brackets is no part of a name, and its marks part nothing. */
function withoutNotes(text: string): string {
  return text.replace(/[（(](?![㐀-鿿\d]{1,4}[）)](?:班|[㐀-鿿]{0,8}公司))[^（()）]*[）)]/g, (note) =>
    ' '.repeat(note.length),
  )
}

/** A sentence, not a name that happens to hold a verb (重点项目推进办公室). */
function isTold(grammar: Grammar, segment: string): boolean {
  return (
    occurs(grammar.patterns.roll.told, segment) &&
    (/[，“]/.test(segment) || !occurs(grammar.patterns.unit.ended, segment))
  )
}

function placed(units: readonly NamedUnit[], base: number): NamedUnit[] {
  return units.map((unit) => ({ ...unit, from: unit.from + base, to: unit.to + base }))
}

/** Without a mark, more text is no name but several. */
const LONGEST_NAME = 24
const RUN = /[㐀-鿿]{25}/g

/**
 * Items stand between marks; a number or a mark before one, and what stands in brackets behind it, is no part of it.
 *
 * @param noted the segment with what stands in brackets
 */
function itemsOf(segment: string, noted: string, from: number): Field[] {
  return findAll(/(?:(?![㐀-鿿]\d{1,3}[.．][㐀-鿿])[^、，,：:\t|])+[㐀-鿿]?/g, segment).flatMap(
    ({ index, 0: item }) => {
      const serial = /^[\s★◆●■▲◇○※•·▪□—-]*(?:[（(]?\s?\d{1,3}\s?(?:[.．)）]\s*|(?=\s)|$)|[①-⑳])?\s*/.exec(item)![0]
        .length
      const body = item.slice(serial).trimEnd()
      const note = noted.slice(index + serial + body.length, index + item.length)
      return body === '' ? [] : [{ text: body, from: from + index + serial, note }]
    },
  )
}

/** 王芳沧州市…副所长张潇秦皇岛市…科员: an office ends an entry where a name follows it. */
function unglued(grammar: Grammar, items: readonly Field[]): Field[] {
  return items.flatMap((item) => {
    const cuts = findAll(grammar.patterns.person.officeBefore, item.text).map(
      ({ index, 0: office }) => index + office.length,
    )
    return [0, ...cuts].map((cut, i) => ({
      text: item.text.slice(cut, cuts[i]),
      from: item.from + cut,
      note: item.note,
    }))
  })
}

/** Where persons stand among the fields they are the entry, and the organs beside them their offices. */
function namesOf(grammar: Grammar, item: Field, expected: boolean, alone: boolean): NamedUnit[] {
  const fields = fieldsOf(item).filter(({ text }) => text.length > 1 && !occurs(grammar.patterns.roll.beside, text))
  if (fields.some(({ text }) => text.length > LONGEST_ENTRY)) return []
  const { officeAtEnd } = grammar.patterns.person
  // 和平（电管站站长）, 满江红　省图书馆原馆长: the office beside it tells that a word is a name.
  const held =
    occurs(officeAtEnd, item.note.replace(/[）)\s]+$/, '')) ||
    fields.slice(1).some(({ text }) => occurs(officeAtEnd, text))
  const loosely = expected || held
  for (const persons of [
    fields.flatMap((field) => personOf(grammar, field) ?? []),
    loosely
      ? fields.slice(0, held ? 1 : undefined).flatMap((field) => namedAlone(grammar, field, held || item.note !== ''))
      : [],
    fields.flatMap((field) => gluedPersonOf(grammar, field, expected) ?? []),
    fields.flatMap((field) => memberOf(grammar, field) ?? []),
  ])
    if (persons.length > 0) return persons
  if (expected) return []
  const columns =
    alone && fields.filter(({ text }) => occurs(grammar.patterns.unit.ended, text)).length * 2 >= fields.length
  return fields.flatMap((field) => organsOf(grammar, field, alone && (columns || fields.length === 1)))
}

/** Fields stand apart by white space; a single character at the end belongs to a name with a space in it (李　明, 护士长安　然). */
function fieldsOf({ text, from, note }: Field): Field[] {
  return findAll(/[㐀-鿿]+[ \u3000]{1,3}(?![男女汉回满])[㐀-鿿](?=\s|$)|\S+/g, text).map(({ index, 0: field }) => ({
    text: field,
    from: from + index,
    note,
  }))
}

/** A word that need not begin with a known surname, where a person must stand. */
function namedAlone(grammar: Grammar, field: Field, noted: boolean): NamedUnit[] {
  const name = field.text.replace(/(?:同志|先生|女士)$/, '').replace(/\s/g, '')
  const fits = name.length >= 2 && name.length <= (noted ? 4 : 3) && /^[㐀-鿿]+$/.test(name)
  const organ = occurs(grammar.patterns.unit.ended, field.text)
  const holder = organ ? undefined : find(grammar.patterns.person.heldAtEnd, field.text)?.groups!.name
  if (holder !== undefined) return [personIn(field, field.text.length - holder.length, field.text.length)]
  if (
    !fits ||
    organ ||
    occurs(grammar.patterns.unit.ended, name) ||
    (!noted && occurs(grammar.patterns.person.noName, name))
  )
    return []
  return [personIn(field, 0, field.text.length)]
}

/** A bare name, or an office and the name behind it. */
function personOf(grammar: Grammar, field: Field): NamedUnit | null {
  const { text } = field
  const bare = text.replace(/(?:同志|先生|女士)$/, '')
  const letters = bare.replace(/\s/g, '').length
  const family = at(grammar.patterns.person.surname, text, 0)
  if (letters <= 4 && !occurs(grammar.patterns.unit.ended, bare))
    if (family !== null && letters - family[0].length <= 2 && letters > family[0].length)
      return personIn(field, 0, bare.length)
  const person = readPerson(grammar, text, 0, true)
  return person && person.to >= bare.length ? personIn(field, person.from, person.to) : null
}

/** A name that runs into the organ and office behind it. */
function gluedPersonOf(grammar: Grammar, field: Field, expected: boolean): NamedUnit | null {
  const { surname, officeAtEnd } = grammar.patterns.person
  const family = at(surname, field.text, 0)
  const office = occurs(officeAtEnd, field.text) || (expected && occurs(grammar.patterns.unit.ended, field.text))
  return family && office && !occurs(grammar.patterns.roll.group, field.text)
    ? personIn(field, 0, givenEnd(grammar, field.text, family[0].length))
    : null
}

/** 数学系王大川, 第一小学李 明: a name behind its organ, without an office. */
function memberOf(grammar: Grammar, field: Field): NamedUnit | null {
  const { member } = grammar.patterns.person
  const name = occurs(grammar.patterns.unit.ended, field.text) ? undefined : find(member, field.text)?.groups!.name
  return name === undefined ? null : personIn(field, field.text.length - name.length, field.text.length)
}

function personIn({ text, from }: Field, start: number, end: number): NamedUnit {
  return { name: text.slice(start, end).replace(/\s/g, ''), kind: 'person', from: from + start, to: from + end }
}

/** Where the name ends that runs into the person's organ: 任科英邢台市 at 3. Where no known place follows: places have two characters or more. */
function givenEnd(grammar: Grammar, text: string, family: number): number {
  const [short, long] = [family + 1, family + 2]
  for (const end of [long, short]) if (at(grammar.patterns.place.known, text, end)) return end
  for (const end of [long, short]) if (/^[省市县区州]/.test(text.slice(end))) return end
  const place = /^[㐀-鿿]{1,9}?(?=[省市县区州旗盟])/.exec(text.slice(long))?.[0] ?? ''
  return place.length >= 2 ? long : short
}

/**
 * An entry that is no name through and through is none.
 *
 * @param alone does it fill a line of a roll that tells its count?
 */
function organsOf(grammar: Grammar, { text, from }: Field, alone: boolean): NamedUnit[] {
  const { units, end } = text.length > LONGEST_NAME ? { units: [], end: 0 } : readUnits(grammar, text, 0)
  if (end < text.length && !alone && !occurs(grammar.patterns.unit.ended, text)) return []
  if (text.length <= LONGEST_NAME && (end < text.length || units.length !== 1)) {
    if (units.length > 1 && end === text.length)
      return units.map((unit) => ({ ...unit, from: from + unit.from, to: from + unit.to }))
    return occurs(grammar.patterns.unit.predicate, text)
      ? []
      : [{ name: text, kind: 'organization', from, to: from + text.length }]
  }
  return parted(grammar, text).map(({ start, name }) => ({
    name,
    kind: 'organization',
    from: from + start,
    to: from + start + name.length,
  }))
}

/** 市人事局市教育局: names that lost the break between them begin alike, or with the name of a place. */
function parted(grammar: Grammar, text: string): { start: number; name: string }[] {
  const opening = /^(?:[省市县区州]|[㐀-鿿]{2,3}[省市县区州]?)/.exec(text)?.[0] ?? ''
  const cuts = [0]
  for (let next = 3; next <= text.length - 3; next++) {
    const begins =
      text.startsWith(opening, next) ||
      (text.length > LONGEST_NAME && at(grammar.patterns.place.known, text, next) !== null)
    if (begins && next - cuts.at(-1)! >= 3 && occurs(grammar.patterns.unit.ended, text.slice(cuts.at(-1), next)))
      cuts.push(next)
  }
  return cuts.map((start, i) => ({ start, name: text.slice(start, cuts[i + 1] ?? text.length) }))
}
