/**
 * Cuts a flattened head (单位检查情况合计检查单位数移送数市发改委) into its cells and the first row's label. Every stretch of characters gets a
 * score as a head cell; the best cuts for each number of cells are found by dynamic programming over the characters.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import { boundaries } from './boundaries.ts'
import { labelScores } from './labelStart.ts'
import type { Part, Run } from './runs.ts'
import { Gap, type Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One way to cut the head: its cells, where the first label begins, and how much speaks for it. */
export interface HeadCut {
  readonly cells: readonly Part[]
  readonly labelStart: number
  /** How much better this start of the label is than any other, with as many cells. */
  readonly labelMargin: number
  readonly score: number
}

const LONGEST_CELL = 16
const LONGEST_LABEL = 24
const MOST_CELLS = 40
/** What its length says of a head cell: four to six characters are common. */
const LENGTH = [0, 0, -0.2, 0.5, 1.5, 1.4, 1.4, 1, 0.9, 0.5]

/** Cuts of the head with different numbers of cells, the likeliest first. */
export function cutHead(
  stretch: Stretch,
  run: Run,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
): HeadCut[] {
  const [from, to] = run.head
  const text = stretch.text.slice(from, to)
  const length = text.length
  const scoreOf = cellScorer(text, stretch, from, known, grammar, vocabulary)
  const labels = run.headOnly ? null : labelScores(stretch, run, vocabulary.continues)

  // best[count][end]: score of the best cut of text[0, end) into `count` cells, and where its last cell begins
  const best: number[][] = [[0]]
  const back: number[][] = [[]]
  for (let count = 1; count <= Math.min(MOST_CELLS, length); count++) {
    best.push(new Array(length + 1).fill(Number.NEGATIVE_INFINITY))
    back.push(new Array(length + 1).fill(-1))
    const before = best[count - 1]!
    for (let end = 1; end <= length; end++) {
      for (let start = Math.max(0, end - LONGEST_CELL); start < end; start++) {
        const reached = before[start] ?? Number.NEGATIVE_INFINITY
        if (reached === Number.NEGATIVE_INFINITY) continue
        const score = reached + scoreOf(start, end)
        if (score > best[count]![end]!) {
          best[count]![end] = score
          back[count]![end] = start
        }
      }
    }
  }

  const cuts: HeadCut[] = []
  for (let count = 2; count < best.length; count++) {
    let cut: { end: number; score: number } | null = null
    let second = Number.NEGATIVE_INFINITY
    const firstEnd = labels ? Math.max(1, length - LONGEST_LABEL) : length
    for (let end = firstEnd; end <= (labels ? length - 1 : length); end++) {
      const score = best[count]![end]! + (labels ? labels(end) : 0)
      if (score > (cut?.score ?? Number.NEGATIVE_INFINITY)) {
        second = cut?.score ?? second
        cut = { end, score }
      } else second = Math.max(second, score)
    }
    if (!cut) continue
    const cells: Part[] = []
    for (let end = cut.end, left = count; left > 0; left--) {
      const start = back[left]![end]!
      cells.unshift([from + start, from + end])
      end = start
    }
    cuts.push({ cells, labelStart: from + cut.end, labelMargin: cut.score - second, score: cut.score })
  }
  return cuts.sort((a, b) => b.score - a.score)
}

/** How well characters `[start, end)` of the head make one cell. Higher is better; a cell gains by what it explains of its length. */
function cellScorer(
  text: string,
  stretch: Stretch,
  from: number,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
): (start: number, end: number) => number {
  const evidence = boundaries(text, known)
  const bracket = new Int8Array(text.length + 1)
  for (const { index, 0: found } of findAll(grammar.patterns.table.bracket, text))
    bracket.fill(1, index, index + found.length)
  const hard = Array.from(text, (_, index) => stretch.gaps[from + index]! >= Gap.tab)
  const repeated = repeatedEndings(text, vocabulary)
  const scores = new Float64Array((text.length + 1) * (LONGEST_CELL + 1)).fill(Number.NaN)

  return (start, end) => {
    const key = start * (LONGEST_CELL + 1) + end - start
    if (Number.isNaN(scores[key])) scores[key] = compute(start, end)
    return scores[key]!
  }

  function compute(start: number, end: number): number {
    if (bracket[start] || (bracket[end] && bracket[end - 1] && !/[)）]/.test(text[end - 1]!))) return -9
    for (let index = start + 1; index < end; index++) if (hard[index]) return -9
    const word = text.slice(start, end)
    const bare = bracket[end - 1] ? word.replace(/[（(].*$/, '') : word
    let score = evidence[start]! + evidence[end]! - torn(start) - torn(end)
    const kind = vocabulary.kindOf(word)
    if (word.length < 2) return score - (kind === undefined ? 4 : 1)
    if (kind === 'head') return score + 0.5 * word.length + 0.8
    if (kind !== undefined) return score + 0.5 * word.length + 1.8
    if (bracket.subarray(start, end - 1).includes(1) && !bracket[end - 1]) score -= 3
    if (bare.length < 2) return score - 1
    if (vocabulary.continues.has(word[0]!)) score -= 2.5
    score += LENGTH[bare.length] ?? 0.2 - 0.4 * (bare.length - LENGTH.length)
    const ending = bare.slice(-2)
    if (vocabulary.groups.has(bare)) score -= 2
    else if (vocabulary.endings.has(ending)) score += bare.length > 2 ? 1.2 : 0.5
    else if (vocabulary.groups.has(ending)) score += 1.2
    else if (vocabulary.quantities.has(bare.at(-1)!)) score += 0.9
    else if (repeated.has(ending)) score += 0.5
    if (bracket[end - 1]) score += 1.5
    return score - 0.9 * endingsInside(start, start + bare.length)
  }

  /** A boundary inside a word (窗口人|员) speaks against itself. */
  function torn(index: number): number {
    const pair = text.slice(index - 1, index + 1)
    return index > 0 && index < text.length && (vocabulary.endings.has(pair) || vocabulary.kinds.has(pair)) ? 0.8 : 0
  }

  /** Words for totals, and endings that something else follows, speak for a boundary inside. */
  function endingsInside(start: number, end: number): number {
    let inside = 0
    for (let index = start + 2; index < end; index++) {
      const before = text.slice(index - 2, index)
      const kind = vocabulary.kinds.get(before)
      if (kind === 'total' || kind === 'rank' || kind === 'serial') inside += 3
      else if (index - 2 === start) continue
      else if (vocabulary.endings.has(before) || vocabulary.groups.has(before))
        inside += vocabulary.continues.has(text[index]!) ? 0 : 1
      else if (vocabulary.closing.has(text[index - 1]!) && !vocabulary.continues.has(text[index]!)) inside += 1
    }
    const last = text.slice(end - 2, end)
    const kind = vocabulary.kinds.get(last)
    if ((kind === 'total' || kind === 'rank') && end - start > 2) inside += 3
    return inside
  }
}

/** Two characters that occur more than once in the head end its parallel cells (上报件 承诺件, 市级采用 省级采用). */
function repeatedEndings(text: string, vocabulary: Vocabulary): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (let index = 0; index + 2 <= text.length; index++) {
    const pair = text.slice(index, index + 2)
    if (seen.has(pair) && !vocabulary.kinds.has(pair)) repeated.add(pair)
    seen.add(pair)
  }
  return repeated
}
