/**
 * 行政区划代码: the administrative divisions of China by name and code (GB/T 2260), with their history since 2002. A part of its own, as most
 * users do without.
 */
import type { Division, Divisions } from '../division.ts'
import { rows } from './data.ts'

export type { Division, Divisions } from '../division.ts'

/** Changes are known by the year at best; a name still serves so many years before and after. */
const TOLERANCE = 3

interface Row extends Division {
  readonly first: number
  /** Infinity: to the present. */
  readonly last: number
}

let index: {
  readonly names: ReadonlyMap<string, readonly Row[]>
  readonly codes: ReadonlyMap<string, readonly Row[]>
} | null = null

/** Read when first asked. */
function read(): NonNullable<typeof index> {
  if (index !== null) return index
  const names = new Map<string, Row[]>()
  const codes = new Map<string, Row[]>()
  for (const line of rows.split('\n')) {
    const [code, name, first, last] = line.split(' ') as [string, string, string, string]
    const row = { code, name, first: Number(first), last: Number(last) || Infinity }
    for (const [map, key] of [
      [names, name],
      [codes, code],
    ] as const)
      map.set(key, [...(map.get(key) ?? []), row])
  }
  return (index = { names, codes })
}

/** Those of the year; else those of the years about it. Before the first revision that is known, the first stands. */
function inYear(candidates: readonly Row[], year: number): Row[] {
  const at = year === 0 ? Infinity : Math.max(year, FIRST)
  const exact = candidates.filter(({ first, last }) => first <= at && at <= last)
  return exact.length > 0
    ? exact
    : candidates.filter(({ first, last }) => first - TOLERANCE <= at && at <= last + TOLERANCE)
}

const FIRST = 2002

export const divisions: Divisions = {
  named: (name, year) => inYear(read().names.get(name) ?? [], year).map(({ code, name }) => ({ code, name })),
  at(code, year) {
    const [row] = inYear(read().codes.get(code) ?? [], year)
    return row === undefined ? null : { code: row.code, name: row.name }
  },
}
