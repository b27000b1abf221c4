/**
 * From head cells, in the order in which they were read, to columns. A head of two rows is read out row by row, so what stands first in the
 * reading may stand last in the table (部门 刊发情况 合计 | 今日要闻 图片新闻 …): each way to arrange the cells is a hypothesis for the arithmetic to decide.
 */

import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { Column } from '../types.ts'
import { roleOf } from './roles.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A total column and the columns that add up to it. */
export interface RowSum {
  readonly total: number
  readonly parts: readonly number[]
}

export interface Structure {
  readonly columns: readonly Column[]
  /** The sum that each row offers, the widest first; [] where no column is a total. */
  readonly sums: readonly RowSum[]
  /** There is a total column, but it is taken for no sum of the others (a score by weights). */
  readonly withoutSum: boolean
  /** How unlikely the arrangement is by itself, as a decimal logarithm. */
  readonly cost: number
}

/** What it costs to take a column for the sum of the others that is not called so. */
const UNNAMED = 2
const TWINS = 3

/** Arrangements of the cells, the likeliest first. */
export function* structuresOf(
  names: readonly string[],
  grammar: Grammar,
  vocabulary: Vocabulary,
): Generator<Structure> {
  const lead = vocabulary.serialAt(names[0]!) === names[0]!.length ? 2 : 1
  const leading = names.slice(0, lead).map((name) => [name])
  const roles = new Map(names.map((name) => [name, roleOf(name, grammar, vocabulary)]))
  const sumByName = names.some((name) => occurs(grammar.patterns.table.totalRow, name))
  for (const arrangement of arrangements(names.slice(lead))) {
    const columns = withoutInnerText([...leading, ...arrangement.paths].map((path, index) => column(path, index)))
    const cost = arrangement.cost + (hasTwinTotals(columns) ? TWINS : 0)
    for (const sums of sumsOf(columns)) yield { columns, sums, withoutSum: false, cost }
    if (columns.some(({ role }) => role === 'total'))
      yield { columns, sums: [], withoutSum: true, cost: cost + (sumByName ? 4 : 1) }
    else for (const sum of unnamedSums(columns)) yield { columns, sums: [sum], withoutSum: false, cost: cost + UNNAMED }
  }

  function column(path: string[], index: number): Column {
    const name = path.at(-1)!
    return { name, path, role: index === lead - 1 ? 'label' : index < lead ? 'serial' : roles.get(name)! }
  }

  function* arrangements(cells: readonly string[]): Generator<{ paths: string[][]; cost: number }> {
    const groups = cells.flatMap((cell, index) => (isGroup(cell) ? [index] : []))
    if (groups.length === 1) {
      const [group] = groups as [number]
      let tops = group + 1
      while (tops < cells.length && spansBothRows(cells[tops]!)) tops++
      if (cells.length - tops >= 2) yield { paths: twoRows(cells, tops, group), cost: 0 }
      for (let top = group + 1; top <= cells.length - 2; top++)
        if (top !== tops) yield { paths: twoRows(cells, top, group), cost: 2 + 0.5 * Math.abs(top - tops) }
    } else if (groups.length === 2) {
      const [first, second] = groups as [number, number]
      for (let top = cells.length - 4; top > second; top--) {
        const below = cells.length - top
        for (let size = 2; size <= below - 2; size++)
          yield { paths: twoGroups(cells, top, first, second, size), cost: 0.5 }
      }
    }
    yield { paths: alone(cells), cost: groups.length === 0 ? 0 : 1 }
    if (groups.length > 0 || !cells.some(spansBothRows)) return
    // any name may stand over others where a total tells them apart: below it, or beside it in both rows
    for (let top = cells.length - 2; top >= 1; top--) {
      for (let group = 0; group < top; group++) {
        const below = cells.slice(top)
        const inside = below.some(isTotal) && below.length >= 3
        if (inside || (group + 1 < top && isTotal(cells[group + 1]!)))
          yield { paths: twoRows(cells, top, group), cost: 2 }
      }
    }
  }

  function isTotal(cell: string): boolean {
    return vocabulary.kindOf(cell) === 'total'
  }

  function isGroup(cell: string): boolean {
    return vocabulary.groups.has(cell.slice(-2)) && cell.endsWith('情况')
  }

  function spansBothRows(cell: string): boolean {
    const kind = vocabulary.kindOf(cell)
    return kind === 'total' || kind === 'rank' || kind === 'percent' || kind === 'text'
  }
}

/** The first `top` cells are the upper row; cell `group` of it stands over the lower row. */
function twoRows(cells: readonly string[], top: number, group: number): string[][] {
  const below = cells.slice(top).map((cell) => [cells[group]!, cell])
  return [...alone(cells.slice(0, group)), ...below, ...alone(cells.slice(group + 1, top))]
}

function twoGroups(cells: readonly string[], top: number, first: number, second: number, size: number): string[][] {
  return [
    ...alone(cells.slice(0, first)),
    ...cells.slice(top, top + size).map((cell) => [cells[first]!, cell]),
    ...alone(cells.slice(first + 1, second)),
    ...cells.slice(top + size).map((cell) => [cells[second]!, cell]),
    ...alone(cells.slice(second + 1, top)),
  ]
}

function alone(cells: readonly string[]): string[][] {
  return cells.map((cell) => [cell])
}

/** Where cells have run together only the last columns (备注) can hold text: it would part the numbers. */
function withoutInnerText(columns: readonly Column[]): Column[] {
  const last = columns.findLastIndex(({ role }) => role !== 'text')
  return columns.map((column, index) =>
    column.role === 'text' && index < last ? { ...column, role: 'number' } : column,
  )
}

/**
 * Which columns add up to a total is told by where it stands: last (of its group) it adds up what stands before it, first what follows.
 * In the middle both are possible.
 */
function sumsOf(columns: readonly Column[]): RowSum[][] {
  const totals = columns.flatMap(({ role }, index) => (role === 'total' ? [index] : []))
  if (totals.length === 0) return [[]]
  if (totals.length > 1) return nested(columns, totals)
  const total = totals[0]!
  const before = numbers(columns, 0, total)
  const after = numbers(columns, total + 1, columns.length)
  const own = siblings(columns, total)
  if (columns[total]!.path.length > 1) return own.length >= 2 ? [[{ total, parts: own }]] : [[]]
  const choices = [before.length >= 2 || after.length === 0 ? before : [], after]
  const sums: RowSum[][] = []
  const first = before.length === 0 ? after : null
  if (first) return first.length > 0 ? [[{ total, parts: first }]] : [[]]
  for (const parts of choices) {
    if (parts.length > 0 && !sums.some(([sum]) => sum!.parts.join() === parts.join())) sums.push([{ total, parts }])
  }
  return sums.length > 0 ? sums : [[]]
}

/** 小计 … 小计 … 合计: each inner total adds up the numbers since the one before, the outermost all numbers. */
function nested(columns: readonly Column[], totals: readonly number[]): RowSum[][] {
  const last = totals.at(-1)!
  const first = totals[0]!
  const outer = first === (numbers(columns, 0, first).length === 0 ? first : -1) ? first : last
  const inner = totals.filter((total) => total !== outer)
  const sums: RowSum[] = [{ total: outer, parts: numbers(columns, 0, columns.length) }]
  let from = 0
  for (const total of inner) {
    const own = siblings(columns, total)
    const parts = own.length > 0 ? own : outer < total ? [] : numbers(columns, from, total)
    if (parts.length > 0) sums.push({ total, parts })
    from = total + 1
  }
  return [sums, [sums[0]!]]
}

/** Two totals side by side: one of them is likely to be half of a name (测评得分). */
function hasTwinTotals(columns: readonly Column[]): boolean {
  const isTotal = (column: Column | undefined) => column?.role === 'total' && column.path.length === 1
  return columns.some((column, index) => isTotal(column) && isTotal(columns[index + 1]))
}

/** What no word says the rows may still say: the first or last column adds up the others (检查项数 合格项数 不合格项数). */
function unnamedSums(columns: readonly Column[]): RowSum[] {
  const parts = numbers(columns, 0, columns.length)
  if (parts.length < 3) return []
  const first = parts[0]!
  const last = parts.at(-1)!
  return [
    { total: first, parts: parts.slice(1) },
    { total: last, parts: parts.slice(0, -1) },
  ]
}

/** Numbers that stand under the same upper head cell as the total. */
function siblings(columns: readonly Column[], total: number): number[] {
  const path = columns[total]!.path
  if (path.length < 2) return []
  return numbers(columns, 0, columns.length).filter(
    (index) => columns[index]!.path.length > 1 && columns[index]!.path[0] === path[0],
  )
}

function numbers(columns: readonly Column[], from: number, to: number): number[] {
  const found: number[] = []
  for (let index = from; index < to; index++) if (columns[index]!.role === 'number') found.push(index)
  return found
}
