/** What the values of filters may be, and what they ask of a column. */
import { numberKey, numberParts } from '../numberKey.ts'
import { searchPhrase } from '../tokens.ts'
import { all, any, type Condition, condition } from './condition.ts'

/** A kind of value: what is wrong with one (null: nothing), and the condition that it puts. */
export interface ValueKind {
  check(value: string): string | null
  condition(value: string): Condition
}

/** `*` asks only that there be one. */
const isAny = (value: string) => value === '*' || value === '＊'

/** Words that stand in the column; with `=` before them, the column is just that. */
export function words(...columns: readonly string[]): ValueKind {
  return {
    check: (value) => (value === '=' ? 'A word is missing behind =' : null),
    condition: (value) => {
      if (isAny(value)) return any(columns.map((column) => condition(`${column} IS NOT NULL`)))
      if (value.startsWith('=')) return any(columns.map((column) => condition(`${column} = ?`, value.slice(1))))
      return any(columns.map((column) => condition(`instr(${column}, ?) > 0`, value)))
    },
  }
}

/** The name of a unit, or words of it: the full-text table narrows down where it may stand. */
export function unitName(notice: string, ...columns: readonly string[]): ValueKind {
  const { check, condition: plain } = words(...columns)
  return {
    check: (value) => check(value) ?? (isAny(value) || searchPhrase(value) ? null : 'This is no name'),
    condition: (value) => {
      if (isAny(value)) return plain(value)
      const phrase = searchPhrase(value.replace(/^=/, ''))!
      const within = condition(
        `${notice} IN (SELECT rowid FROM notices_text WHERE notices_text MATCH ?)`,
        `units : ${phrase}`,
      )
      return all([within, plain(value)])
    },
  }
}

/** One of a few words. */
export function choice(conditions: Readonly<Record<string, Condition>>): ValueKind {
  const known = Object.keys(conditions)
  return {
    check: (value) => (isAny(value) || known.includes(value) ? null : `This must be one of ${known.join(', ')}`),
    condition: (value) => (isAny(value) ? condition('1') : conditions[value]!),
  }
}

/** 2009, 2008..2012, 2008.., ..2012 */
export function year(column: string): ValueKind {
  const read = (value: string) => /^(?:(\d{4})年?)?(\.\.)?(?:(\d{4})年?)?$/.exec(value)
  return {
    check: (value) =>
      isAny(value) || (read(value) && /\d/.test(value))
        ? null
        : 'This is no year and no range of years (2009, 2008..2012, 2008.., ..2012)',
    condition: (value) => {
      if (isAny(value)) return condition(`${column} IS NOT NULL`)
      const [, first, range, last] = read(value)!
      const [from, to] = range === undefined ? [first, first] : [first, last]
      return all([
        ...(from === undefined ? [] : [condition(`${column} >= ?`, Number(from))]),
        ...(to === undefined ? [] : [condition(`${column} <= ?`, Number(to))]),
      ])
    },
  }
}

/** 2009, 2009-03, 2009-03-31, 2009年3月, a range of them, or 3月: March of any year. */
export function date(column: string): ValueKind {
  return {
    check: (value) =>
      isAny(value) || monthOf(value) !== null || rangeOf(value) !== null
        ? null
        : 'This is no date and no range of dates (2009, 2009-03, 2009-03-31, 3月, 2009-01..2009-03)',
    condition: (value) => {
      if (isAny(value)) return condition(`${column} IS NOT NULL`)
      const month = monthOf(value)
      if (month !== null) return condition(`substr(${column}, 6, 2) = ?`, month)
      const [from, to] = rangeOf(value)!
      return all([
        ...(from === '' ? [condition(`${column} IS NOT NULL`)] : [condition(`${column} >= ?`, from)]),
        // ~ comes behind - and digits: 2009-03~ is behind all days of March.
        ...(to === '' ? [] : [condition(`${column} < ?`, `${to}~`)]),
      ])
    },
  }
}

function monthOf(value: string): string | null {
  const month = /^(1[0-2]|0?[1-9])月$/.exec(value)?.[1]
  return month === undefined ? null : month.padStart(2, '0')
}

function rangeOf(value: string): readonly [string, string] | null {
  const [first = '', last, ...more] = value.split('..').map(dayOf)
  if (more.length > 0 || first === null || last === null || (last === undefined ? first : first + last) === '')
    return null
  return [first, last ?? first]
}

/** As ISO 8601, as far as it goes; '' for nothing, null for no date. */
function dayOf(value: string): string | null {
  if (value === '') return ''
  const parts = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?$/.exec(value)
  if (parts === null) return null
  const [, year, month = '', day = ''] = parts
  if (Number(month || 1) > 12 || Number(day || 1) > 31 || Number(month || 1) < 1 || Number(day || 1) < 1) return null
  return [year, ...[month, day].filter(Boolean).map((part) => part.padStart(2, '0'))].join('-')
}

/** 发文字号 in any form of brackets; as far as it is known (10号, 咸政办发). */
export function documentNumber(columns: { key: string; code: string; year: string; serial: string }): ValueKind {
  return {
    check: () => null,
    condition: (value) => {
      if (isAny(value)) return condition(`${columns.serial} IS NOT NULL`)
      const parts = numberParts(value)
      const key = parts && numberKey(parts)
      if (key !== null) return condition(`${columns.key} = ?`, key)
      if (parts === null) return condition(`instr(${columns.code}, ?) > 0`, value)
      const known = [
        [columns.code, parts.agencyCode],
        [columns.year, parts.year],
        [columns.serial, parts.serial],
      ] as const
      return all(known.flatMap(([column, part]) => (part === null ? [] : [condition(`${column} = ?`, part)])))
    },
  }
}

/** A document that is cited, by its number or by words of its title. */
export function cited(key: string, title: string): ValueKind {
  return {
    check: () => null,
    condition: (value) => {
      if (isAny(value)) return condition('1')
      const parts = numberParts(value)
      const number = parts && numberKey(parts)
      return number === null ? words(title).condition(value) : condition(`${key} = ?`, number)
    },
  }
}
