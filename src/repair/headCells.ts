/**
 * Cuts a flattened head (单位检查情况合计检查单位数移送数市发改委) into its cells and the first row's label. Every stretch of characters gets a
 * score as a head cell; the best cuts for each number of cells are found by dynamic programming over the characters.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { cellScorer, LONGEST_CELL } from './cellScore.ts'
import { labelScores } from './labelStart.ts'
import type { Part, Run } from './runs.ts'
import type { Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One way to cut the head: its cells, where the first label begins, and how much speaks for it. */
export interface HeadCut {
  readonly cells: readonly Part[]
  readonly labelStart: number
  /** How well a label begins there. */
  readonly labelScore: number
  /** How much better this start of the label is than any other, with as many cells. */
  readonly labelMargin: number
  readonly score: number
}

const LONGEST_LABEL = 24
const MOST_CELLS = 40
/** Of two ways to cut a head, the one with fewer cells has less to explain. */
const COST_OF_CELL = 1.6
/** So many cuts into the same number of cells: the arithmetic may see them with other eyes (合计得分 as one cell or two). */
const CUTS_KEPT = 3

/** The table may be part of the text in which its words are looked up. */
function withoutRun(known: string, head: string, length: number): string {
  const at = known.indexOf(head)
  return at < 0 ? known : `${known.slice(0, at)}\n${known.slice(at + length)}`
}

/** The likeliest cuts of the head for each number of cells, the likeliest first. */
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
  const elsewhere = withoutRun(known, text, run.rows.at(-1)!.digits[1] - from)
  const scoreOf = cellScorer(text, stretch, from, elsewhere, grammar, vocabulary)
  const scores = new Float64Array((length + 1) * LONGEST_CELL)
  for (let end = 1; end <= length; end++) {
    for (let start = Math.max(0, end - LONGEST_CELL); start < end; start++) {
      scores[end * LONGEST_CELL + end - start - 1] = scoreOf(start, end)
    }
  }

  const best = bestCuts(scores, length)

  const firstEnd = run.headOnly ? length : Math.max(1, length - LONGEST_LABEL)
  const lastEnd = run.headOnly ? length : length - 1
  const labelScore = run.headOnly ? () => 0 : labelScores(stretch, run, elsewhere, vocabulary)
  const labels = Float64Array.from({ length: length + 1 }, (_, end) => (end < firstEnd ? 0 : labelScore(end)))
  const cuts: HeadCut[] = []
  for (let count = 2; count <= best.mostCells; count++) {
    const found: { end: number; place: number; score: number }[] = []
    for (let end = firstEnd; end <= lastEnd; end++)
      for (let place = 0; place < CUTS_KEPT; place++) {
        const score = best.score(count, end, place) + labels[end]!
        if (score > Number.NEGATIVE_INFINITY) found.push({ end, place, score })
      }
    found.sort((a, b) => b.score - a.score)
    for (const { end, place, score } of found.slice(0, CUTS_KEPT)) {
      const other = found.find((other) => other.end !== end)
      cuts.push({
        cells: best.cells(count, end, place).map(([first, last]) => [from + first, from + last]),
        labelStart: from + end,
        labelScore: labels[end]!,
        labelMargin: score - (other?.score ?? Number.NEGATIVE_INFINITY),
        score: score - COST_OF_CELL * count,
      })
    }
  }
  return cuts.sort((a, b) => b.score - a.score)
}

interface Cuts {
  readonly mostCells: number
  /** Of the text up to `end`, cut into `count` cells, the best way (`place` 0) and those behind it; -Infinity where there is none. */
  score(count: number, end: number, place: number): number
  cells(count: number, end: number, place: number): Part[]
}

/** @param scores each stretch as one cell, by its end and length */
function bestCuts(scores: Float64Array, length: number): Cuts {
  const mostCells = Math.floor(Math.min(MOST_CELLS, length / 2 + 2))
  const size = (length + 1) * CUTS_KEPT
  const best = [new Float64Array(size).fill(Number.NEGATIVE_INFINITY)]
  best[0]![0] = 0
  // by count, end and place: at which end and place of one cell less the cut goes on
  const back = [new Int32Array(size)]
  for (let count = 1; count <= mostCells; count++) {
    const before = best[count - 1]!
    const now = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
    const from = new Int32Array(size)
    for (let end = count; end <= length; end++) {
      const last = (end + 1) * CUTS_KEPT - 1
      for (let start = Math.max(count - 1, end - LONGEST_CELL); start < end; start++) {
        const cell = scores[end * LONGEST_CELL + end - start - 1]!
        for (let at = start * CUTS_KEPT; at < (start + 1) * CUTS_KEPT; at++) {
          const score = before[at]! + cell
          if (!(score > now[last]!)) break
          let to = last
          for (; to > end * CUTS_KEPT && score > now[to - 1]!; to--) {
            now[to] = now[to - 1]!
            from[to] = from[to - 1]!
          }
          now[to] = score
          from[to] = at
        }
      }
    }
    best.push(now)
    back.push(from)
  }
  return {
    mostCells,
    score: (count, end, place) => best[count]![end * CUTS_KEPT + place]!,
    cells(count, end, place) {
      const cells: Part[] = []
      for (let at = end * CUTS_KEPT + place, left = count; left > 0; left--) {
        const to = Math.floor(at / CUTS_KEPT)
        at = back[left]![at]!
        cells.unshift([Math.floor(at / CUTS_KEPT), to])
      }
      return cells
    },
  }
}
