/**
 * Digit runs: label and digits in turn (市人大办123市委组织部33…). Finds where such a table stands in a stretch, and cuts it into head and rows.
 * Prose with numbers is no table: behind its numbers stand units (条, 年), between them the marks of sentences.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll, occurs } from '../grammar/match.ts'
import { Gap, type Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `[from, to)` in the characters of a stretch. */
export type Part = readonly [from: number, to: number]

export interface RunRow {
  readonly label: Part
  /** 序号, where it has been cut off the digits before the label. */
  readonly serial: Part | null
  readonly digits: Part
}

export interface Run {
  /** What stands before the first row's digits or serial number: the head, and the first row's label unless `headOnly`. */
  readonly head: Part
  readonly headOnly: boolean
  readonly rows: readonly RunRow[]
  /** The serial numbers go up by one without a gap, or there are none. */
  readonly serialsHold: boolean
}

/** A name and the digits behind it; `prefix` are digits that begin the name's line. */
interface Pair {
  readonly prefix: Part | null
  readonly name: Part
  readonly digits: Part
}

const LONGEST_LABEL = 40
const LONGEST_HEAD = 400

export function findRuns(stretch: Stretch, grammar: Grammar, vocabulary: Vocabulary): Run[] {
  const pairs = pairUp(stretch, grammar)
  const bare = withoutRemarks(stretch.text, grammar)
  const runs: Run[] = []
  for (let first = 0; first < pairs.length;) {
    let last = first
    while (last + 1 < pairs.length && continues(last + 1, first)) last++
    const run = readRun(pairs.slice(first, last + 1))
    if (run) runs.push(run)
    first = last + 1
  }
  return runs

  function continues(index: number, first: number): boolean {
    const { name } = pairs[index]!
    const text = textOf(name)
    if (text.startsWith('日') || hasProse(name)) return false
    if (text.length > LONGEST_LABEL && !repeatsHead(text, textOf(pairs[first]!.name))) return false
    const next = pairs[index + 1]
    if (next !== undefined && textOf(next.name).startsWith('日')) return false
    return index - 1 === first || !endsAt(textOf(pairs[index - 1]!.name), text)
  }

  /** A table broken over a page has its head again before a label. */
  function repeatsHead(text: string, head: string): boolean {
    return text.length <= LONGEST_HEAD && head.includes(text.slice(0, -LONGEST_LABEL))
  }

  /** The total is the last row, unless a row of means follows, or it is an item of a list and the list above that one goes on. */
  function endsAt(label: string, next: string): boolean {
    const { totalRow, itemTotalRow, item, averageRow } = grammar.patterns.table
    if (!occurs(totalRow, label) || occurs(averageRow, next)) return false
    return !(occurs(itemTotalRow, label) && occurs(item, next))
  }

  function readRun(found: readonly Pair[]): Run | null {
    if (found.length < 3) return null
    const headPart = afterProse(found[0]!.name)
    const head = textOf(headPart)
    const measured = found.slice(1).filter(({ name }) => occurs(grammar.patterns.table.measured, textOf(name)))
    if (head.length < 4 || head.length > LONGEST_HEAD || measured.length > found.length / 4) return null
    const total = occurs(grammar.patterns.table.totalRow, textOf(found.at(-1)!.name))
    const start = vocabulary.headStart(head)
    if (start === null && !total) return null
    const from = headPart[0] + (start ?? 0)
    const serial = start !== null && vocabulary.startsWithSerial(head.slice(start)) && firstSerial(found[0]!.digits)
    return serial ? withSerials([from, headPart[1]], found) : withoutSerials([from, headPart[1]], found)
  }

  /** Digits that begin a line and run into the name belong to it (110联动中心). */
  function withoutSerials(head: Part, found: readonly Pair[]): Run {
    const rows = found.map(({ prefix, name, digits }) => ({
      label: [(prefix ?? name)[0], name[1]] as const,
      serial: null,
      digits,
    }))
    return { head, headOnly: false, rows, serialsHold: true }
  }

  /** The digits before a name are its serial number, or end in it: one more than the one before. */
  function withSerials(head: Part, found: readonly Pair[]): Run {
    const rows: RunRow[] = []
    let serial: Part | null = found[0]!.digits
    let expected = 1
    let serialsHold = true
    for (let index = 1; index < found.length; index++) {
      const { name, digits, prefix } = found[index]!
      const next = found[index + 1]
      let cut = digits[1]
      let nextSerial = next?.prefix ?? null
      if (next && !nextSerial && !occurs(grammar.patterns.table.totalRow, textOf(next.name))) {
        const printed = String(expected + 1)
        if (textOf(digits).endsWith(printed)) {
          cut -= printed.length
          nextSerial = [cut, digits[1]]
        } else serialsHold = false
      }
      if (nextSerial) expected++
      rows.push({ label: name, serial: prefix ?? serial, digits: [digits[0], cut] })
      serial = nextSerial
    }
    return { head, headOnly: true, rows, serialsHold }
  }

  function firstSerial(digits: Part): boolean {
    return textOf(digits) === '1'
  }

  function textOf([from, to]: Part): string {
    return stretch.text.slice(from, to)
  }

  function hasProse([from, to]: Part): boolean {
    return occurs(grammar.patterns.table.prose, bare.slice(from, to))
  }

  /** The head begins behind the last mark of a sentence. */
  function afterProse([from, to]: Part): Part {
    const last = findAll(grammar.patterns.table.prose, bare.slice(from, to)).at(-1)
    return last ? [from + last.index + last[0].length, to] : [from, to]
  }
}

/** Remarks in brackets, quoted words and digits that belong to names blanked out: the marks inside them end no sentence. */
function withoutRemarks(text: string, grammar: Grammar): string {
  const blanked = (found: string) => '□'.repeat(found.length)
  const { bracket, quoted, textual } = grammar.patterns.table
  return text.replace(bracket, blanked).replace(quoted, blanked).replace(textual, blanked)
}

/** Names and digits in turn. Digits that belong to a name (第1小学, (30分)) count as text. */
function pairUp(stretch: Stretch, grammar: Grammar): Pair[] {
  const { text, gaps } = stretch
  const numeric = numericCharacters(stretch, grammar)
  const pairs: Pair[] = []
  let prefix: Part | null = null
  let index = 0
  while (index < text.length) {
    const start = index
    while (index < text.length && !numeric[index]) index++
    const middle = index
    let line = index
    while (index < text.length && numeric[index]) {
      if (gaps[index] === Gap.line) line = index
      index++
    }
    if (index === middle) break
    // a line's digits that run into the next name begin that name's row
    const splits = line > middle && index < text.length && gaps[index] === Gap.none
    pairs.push({ prefix, name: [start, middle], digits: [middle, splits ? line : index] })
    prefix = splits ? [line, index] : null
  }
  return pairs
}

const DASH = /[—–]/

function numericCharacters({ text, gaps }: Stretch, grammar: Grammar): boolean[] {
  const numeric = Array.from(text, (character) => character >= '0' && character <= '9')
  for (const { index, 0: found } of findAll(grammar.patterns.table.textual, text))
    numeric.fill(false, index, index + found.length)
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    const inside = numeric[index - 1] === true && gaps[index] === Gap.none
    if (character === '.') numeric[index] = inside && numeric[index + 1] === true && gaps[index + 1] === Gap.none
    else if (character === ',') numeric[index] = inside && /^\d{3}/.test(text.slice(index + 1, index + 4))
    else if (character === '%') numeric[index] = inside
    else if (character === '-' || character === '/')
      numeric[index] = numeric[index - 1] === true || gaps[index]! >= Gap.blank
    else if (DASH.test(character)) numeric[index] = true
  }
  return numeric
}
