/**
 * Where the first row's label begins behind the head: like the labels of the other rows, it begins with the same character (市…),
 * has one of their lengths, and what stands before its ending is as long (秦都|区信息办).
 */
import type { Run } from './runs.ts'
import type { Stretch } from './stretch.ts'

/** A score for each place of the head (relative to its start) as the first label's start. */
export function labelScores(stretch: Stretch, run: Run, continues: ReadonlySet<string>): (start: number) => number {
  const [from, to] = run.head
  const others = run.rows.slice(1, -1).map(({ label }) => stretch.text.slice(label[0], label[1]))
  const starts = new Map<string, number>()
  const lengths = new Map<number, number>()
  for (const label of others) {
    count(starts, label[0]!)
    count(lengths, label.length)
  }
  const total = Math.max(1, others.length)
  const ending = sharedEnding(others)
  const lineStart = lastLine(stretch, from, to)
  return (start) => {
    if (lineStart !== null) return from + start === lineStart ? 12 : -12
    const length = to - from - start
    const first = stretch.text[from + start]!
    const shareOfStart = (starts.get(first) ?? 0) / total
    const shareOfLength = (lengths.get(length) ?? 0) / total
    const near = ((lengths.get(length - 1) ?? 0) + (lengths.get(length + 1) ?? 0)) / total
    const score = 3.5 * shareOfStart + 2.5 * shareOfLength + 0.8 * near - 0.1 * length + 0.5
    const torn = length <= ending || (continues.has(first) && shareOfStart === 0)
    return torn ? score - 9 : score
  }
}

/** How many characters most labels have in common at their end: no label is shorter. */
function sharedEnding(labels: readonly string[]): number {
  const endings = new Map<string, number>()
  for (const label of labels) for (let size = 1; size < label.length; size++) count(endings, label.slice(-size))
  let longest = 0
  for (const [ending, times] of endings)
    if (times > 1 && times >= 0.6 * labels.length) longest = Math.max(longest, ending.length)
  return longest
}

/** A line break inside the head settles it: the last line is the label. */
function lastLine(stretch: Stretch, from: number, to: number): number | null {
  for (let index = to - 1; index > from; index--) if (stretch.gaps[index]! >= 3) return index
  return null
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
