/**
 * Where the headlines of numbered items end in degraded text (一、规范报送，加强考核。市级各部门要…): before the words that begin a text;
 * and where nothing tells, as the other headlines of the series end, or as parallel ones do.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import { parseNumeral } from '../value/numeral.ts'
import { linesOf } from './lines.ts'
import type { MarkText } from './marks/labels.ts'

/** The number of an item is no longer than this. */
const LONGEST_NUMBER = 8
/** So many clauses a headline may have. */
const MOST_CLAUSES = 3
/** and no fewer characters than this up to its first point. */
const SHORTEST = 4
/** Who is to act stands within so many characters. */
const LONGEST_ACTOR = 40
/** A headline that only its series tells is so many times as long as the longest of them at most, */
const LONGER = 1.5
/** and one that only its parallels tell so many characters; they differ by one at most. */
const LONGEST_PARALLEL = 10

interface Item {
  /** Where its text begins, behind the number. */
  readonly from: number
  /** The first points behind it that a headline may hold or end with. */
  readonly points: readonly number[]
  /** Which of them ends the headline for certain; -1 where nothing tells. */
  readonly end: number
}

/** The marks inside and at the end of headlines, by their offsets. */
export function* headlineMarks(text: string, grammar: Grammar): Iterable<[number, MarkText]> {
  for (const series of readSeries(text, grammar))
    for (const { points, end } of settle(series))
      for (const [i, point] of points.slice(0, end + 1).entries()) yield [point, i === end ? '。' : '，']
}

/** The items of a series, each with the end of its headline. */
function settle(items: readonly Item[]): Item[] {
  const certain = items.filter(({ end }) => end >= 0)
  if (certain.length === 0) return parallel(items) ? items.map((item) => ({ ...item, end: 0 })) : []
  const end = mostFrequent(certain.map((item) => item.end))
  const longest = LONGER * Math.max(...certain.map((item) => item.points[item.end]! - item.from))
  return items.map((item) => {
    const fits = item.end < 0 && end < item.points.length && item.points[end]! - item.from <= longest
    return fits ? { ...item, end } : item
  })
}

/** Headlines of one make: short first clauses of one length. */
function parallel(items: readonly Item[]): boolean {
  const lengths = items.map(({ from, points }) => (points.length > 1 ? points[0]! - from : Infinity))
  const longest = Math.max(...lengths)
  return items.length > 1 && longest <= LONGEST_PARALLEL && longest - Math.min(...lengths) <= 1
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0]
}

/** Items of one level that are numbered from one on, or stand behind bullets. */
function readSeries(text: string, grammar: Grammar): Item[][] {
  const { level1, level2, level3, level4 } = grammar.patterns.structure
  const bullets: Item[] = []
  const series: Item[][] = [bullets]
  const open: Item[][] = [[], [], [], []]
  for (const { from, to } of linesOf(text)) {
    const number = text.slice(from, from + LONGEST_NUMBER)
    const markers = [level1, level2, level3, level4].map((pattern) => find(pattern, number))
    const level = markers.findIndex((marker) => marker !== null)
    if (level >= 0) {
      const { 0: marker, groups } = markers[level]!
      if (parseNumeral(groups!.ordinal!) === 1) series.push((open[level] = []))
      open[level]!.push(readItem(text, from + marker.length, to, grammar))
    } else if (find(grammar.patterns.break.bullet, text, from)) bullets.push(readItem(text, from + 1, to, grammar))
  }
  return series
}

function readItem(text: string, from: number, to: number, grammar: Grammar): Item {
  const { directive, break: lost } = grammar.patterns
  const points: number[] = []
  for (let at = text.indexOf('.', from); at >= 0 && at < to - 1; at = text.indexOf('.', at + 1)) {
    if (find(lost.statement, text.slice(from, at)) || points.length === MOST_CLAUSES || at - from < SHORTEST) break
    points.push(at)
  }
  const begins = (at: number) =>
    find(lost.textOpening, text, at) !== null ||
    find(lost.actorOpening, text, at) !== null ||
    find(directive.actor, text.slice(at, Math.min(to, at + LONGEST_ACTOR)))?.index === 0
  const end = points.findIndex((point) => begins(point + 1))
  return { from, points, end }
}
