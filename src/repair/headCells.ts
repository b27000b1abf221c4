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
  /** How much better this start of the label is than any other, with as many cells. */
  readonly labelMargin: number
  readonly score: number
}

const LONGEST_LABEL = 24
const MOST_CELLS = 40
/** Of two ways to cut a head, the one with fewer cells has less to explain. */
const COST_OF_CELL = 1.6

/** The table may be part of the text in which its words are looked up. */
function withoutRun(known: string, head: string, length: number): string {
  const at = known.indexOf(head)
  return at < 0 ? known : `${known.slice(0, at)}\n${known.slice(at + length)}`
}

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
  const elsewhere = withoutRun(known, text, run.rows.at(-1)!.digits[1] - from)
  const scoreOf = cellScorer(text, stretch, from, elsewhere, grammar, vocabulary)
  const scores = new Float64Array((length + 1) * LONGEST_CELL)
  for (let end = 1; end <= length; end++) {
    for (let start = Math.max(0, end - LONGEST_CELL); start < end; start++) {
      scores[end * LONGEST_CELL + end - start - 1] = scoreOf(start, end)
    }
  }

  // best[count][end]: score of the best cut of text[0, end) into `count` cells, and where its last cell begins
  const best: Float64Array[] = [new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY)]
  best[0]![0] = 0
  const back: Int32Array[] = [new Int32Array(length + 1)]
  for (let count = 1; count <= Math.min(MOST_CELLS, length / 2 + 2); count++) {
    const before = best[count - 1]!
    const now = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY)
    const begins = new Int32Array(length + 1)
    for (let end = count; end <= length; end++) {
      for (let start = Math.max(count - 1, end - LONGEST_CELL); start < end; start++) {
        const score = before[start]! + scores[end * LONGEST_CELL + end - start - 1]!
        if (score > now[end]!) {
          now[end] = score
          begins[end] = start
        }
      }
    }
    best.push(now)
    back.push(begins)
  }

  const firstEnd = run.headOnly ? length : Math.max(1, length - LONGEST_LABEL)
  const lastEnd = run.headOnly ? length : length - 1
  const labelScore = run.headOnly ? () => 0 : labelScores(stretch, run, elsewhere, vocabulary)
  const labels = Float64Array.from({ length: length + 1 }, (_, end) => (end < firstEnd ? 0 : labelScore(end)))
  const cuts: HeadCut[] = []
  for (let count = 2; count < best.length; count++) {
    let cut: { end: number; score: number } | null = null
    let second = Number.NEGATIVE_INFINITY
    for (let end = firstEnd; end <= lastEnd; end++) {
      const score = best[count]![end]! + labels[end]!
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
    const score = cut.score - COST_OF_CELL * count
    cuts.push({ cells, labelStart: from + cut.end, labelMargin: cut.score - second, score })
  }
  return cuts.sort((a, b) => b.score - a.score)
}
