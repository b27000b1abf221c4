/**
 * Where the first row's label begins behind the head. Its end is known, so it is compared with the labels that end alike (永丰村 with 云台村): it has
 * one of their lengths, and often their first character (市…) or a name that begins another label.
 */
import type { Run } from './runs.ts'
import { Gap, type Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A score for each place of the head (relative to its start) as the first label's start. */
export function labelScores(
  stretch: Stretch,
  run: Run,
  known: string,
  vocabulary: Vocabulary,
): (start: number) => number {
  const [from, to] = run.head
  const lineStart = lastLine(stretch, from, to)
  if (lineStart !== null) return (start) => (from + start === lineStart ? SETTLED : -SETTLED)
  const text = stretch.text.slice(from, to)
  const others = run.rows.slice(1).map(({ label }) => stretch.text.slice(label[0], label[1]))
  const { ending, alike } = endingLike(text, others)
  const lengths = new Lengths(alike, others)
  const persons = arePersons(others, vocabulary)
  const shared = Math.max(0, ...counts(others.map((label) => label[0]!)).values()) / Math.max(1, others.length)
  return (start) => {
    const label = text.slice(start)
    const unheard = !others.some((other) => other[0] === label[0])
    if (label.length <= ending || (unheard && vocabulary.continues.has(label[0]!))) return TORN
    // inside 第17小学
    if (/\d/.test(label[0]!) && start > 0 && /[\d第]/.test(text[start - 1]!)) return TORN
    const person = persons ? (vocabulary.surnames.has(label[0]!) ? 1 : -2) : 0
    const like = others.filter((other) => other[0] === label[0]).length / Math.max(1, others.length)
    const first = shared >= COMMON ? (like >= COMMON ? 1.5 : -1.5) : like > 0 ? 0.7 : 0
    const stem = label.slice(0, 2)
    const begins = label.length > 2 && others.some((other) => other.startsWith(stem)) ? 1.2 : 0
    const said = known.includes(label) ? 1.5 : 0
    return LENGTH_WEIGHT * Math.log(lengths.share(label.length)) + first + begins + said + person + 3
  }
}

const SETTLED = 12
const TORN = -9
/** Labels of which so many begin alike have their first character in common. */
const COMMON = 0.4
const LENGTH_WEIGHT = 0.8

/** How long labels are: those that end like the first one tell more than the others. */
class Lengths {
  readonly #alike: Map<number, number>
  readonly #all: Map<number, number>

  constructor(
    readonly alike: readonly string[],
    readonly others: readonly string[],
  ) {
    this.#alike = counts(alike.map(({ length }) => length))
    this.#all = counts(others.map(({ length }) => length))
  }

  share(length: number): number {
    const all = this.#smooth(this.#all, length) / (this.others.length + 1)
    return ((this.#alike.get(length) ?? 0) + 1.5 * all + 0.02) / (this.alike.length + 1.5)
  }

  /** A length beside those seen is not unheard of. */
  #smooth(seen: ReadonlyMap<number, number>, length: number): number {
    const beside = (seen.get(length - 1) ?? 0) + (seen.get(length + 1) ?? 0)
    return (seen.get(length) ?? 0) + 0.15 * beside + 0.02
  }
}

/** Nearly all are as long as names of persons and begin with a surname. */
function arePersons(labels: readonly string[], { surnames }: Vocabulary): boolean {
  const persons = labels.filter((label) => label.length >= 2 && label.length <= 4 && surnames.has(label[0]!))
  return labels.length >= 3 && persons.length >= 0.7 * labels.length && labels.every(({ length }) => length <= 4)
}

/** The longest ending that the text shares with other labels, and those labels. */
function endingLike(text: string, others: readonly string[]): { ending: number; alike: string[] } {
  for (let size = LONGEST_ENDING; size > 0; size--) {
    const alike = others.filter((label) => label.length > size && label.endsWith(text.slice(-size)))
    if (alike.length >= (size === 1 ? 1 : 2)) return { ending: alike.length > 1 ? size : 0, alike }
  }
  return { ending: 0, alike: [] }
}

const LONGEST_ENDING = 6

/** A line break inside the head settles it: the last line is the label. */
function lastLine(stretch: Stretch, from: number, to: number): number | null {
  for (let index = to - 1; index > from; index--) if (stretch.gaps[index]! >= Gap.line) return index
  return null
}

function counts<Key>(keys: readonly Key[]): Map<Key, number> {
  const found = new Map<Key, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}
