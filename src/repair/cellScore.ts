/**
 * How well a stretch of characters makes one head cell: is it a word for heads, does it end like one, is it as long as they are, and do the places
 * where it begins, ends and runs on look like boundaries of words?
 */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import { boundaries } from './boundaries.ts'
import { Gap, type Stretch } from './stretch.ts'
import type { Vocabulary } from './vocabulary.ts'

export const LONGEST_CELL = 16
/** How much speaks for a word for labels in its place. */
const OPENS = 4
/** What its length says of a head cell: four to six characters are common. */
const LENGTH = [0, 0, -0.2, 0.5, 1.5, 1.4, 1.4, 1, 0.9, 0.5]
const IMPOSSIBLE = -9
/** What it costs to cut a known word of three or more characters (合计得分), of which so long ones are looked for. */
const INSIDE_KNOWN = 0.8
const LONGEST_KNOWN = 6

/** @returns the score of characters `[start, end)` of the head, higher is better */
export function cellScorer(
  text: string,
  stretch: Stretch,
  from: number,
  known: string,
  grammar: Grammar,
  vocabulary: Vocabulary,
): (start: number, end: number) => number {
  const opening = vocabulary.serialAt(text)
  const bracket = new Uint8Array(text.length + 1)
  for (const { index, 0: found } of findAll(grammar.patterns.table.bracket, text))
    bracket.fill(1, index, index + found.length)
  const repeated = repeatedPairs(text, vocabulary)
  const places = weighPlaces(text, stretch, from, known, vocabulary)

  return (start, end) => {
    // a remark in brackets belongs to the name before it, whole
    const remark = bracket[end - 1] === 1
    if (bracket[start] || (remark && bracket[end] && !/[)）]/.test(text[end - 1]!))) return IMPOSSIBLE
    if (places.parted[end - 1]! > places.parted[start]!) return IMPOSSIBLE
    const word = text.slice(start, end)
    let score = places.cut[start]! + places.cut[end]!
    const kind = vocabulary.kindOf(word)
    if (word.length < 2) return score + (kind === undefined ? -4 : kind === 'head' ? 0.5 : -1)
    // a word for labels heads the first column, or the one behind 序号
    if (kind === 'label' && (start === 0 || start === opening)) return score + 0.5 * word.length + OPENS
    const behind = kind === 'label' || (kind === 'serial' && start > 0)
    if (kind === 'head') return score + 0.5 * word.length + (word.length > 2 ? 0.8 : 0.3)
    if (kind !== undefined && !behind) return score + 0.5 * word.length + 1.8
    const bare = remark ? word.slice(0, bracket.indexOf(1, start) - start) : word
    if (!remark && bracket.subarray(start, end).includes(1)) score -= 3
    if (bare.length < 2) return score - 1
    if (vocabulary.continues.has(word[0]!)) score -= 2.5
    score += LENGTH[bare.length] ?? 0.2 - 0.4 * (bare.length - LENGTH.length)
    score += endingScore(bare) + (remark ? 1.5 : 0)
    return score - 0.9 * places.inside(start, start + bare.length)
  }

  function endingScore(bare: string): number {
    const ending = bare.slice(-2)
    if (vocabulary.groups.has(bare)) return -2
    if (vocabulary.endings.has(ending)) return bare.length > 2 ? 1.2 : 0.5
    if (vocabulary.groups.has(ending)) return 1.2
    if (vocabulary.quantities.has(bare.at(-1)!)) return 0.9
    return repeated.has(ending) ? 0.5 : 0
  }
}

interface Places {
  /** What it brings to begin or end a cell at a place. */
  readonly cut: readonly number[]
  /** How many TABs and line breaks stand before a character. */
  readonly parted: readonly number[]
  /** How much speaks for boundaries inside a cell. */
  inside(start: number, end: number): number
}

function weighPlaces(text: string, stretch: Stretch, from: number, known: string, vocabulary: Vocabulary): Places {
  const { kinds, endings, groups, closing, continues, partTotals, standing } = vocabulary
  const cut = boundaries(text, known)
  for (let start = 0; start < text.length; start++)
    for (let end = start + LONGEST_KNOWN; end > start + 2; end--) {
      if (!kinds.has(text.slice(start, end))) continue
      for (let inside = start + 1; inside < end; inside++) cut[inside]! -= INSIDE_KNOWN
      break
    }
  const parted: number[] = []
  // what it costs to run across a place: from two characters before it, and from further off (summed up to the place)
  const near: number[] = []
  const far: number[] = [0]
  const final: number[] = []
  for (let place = 0; place <= text.length; place++) {
    const gap = place > 0 && place < text.length && stretch.gaps[from + place]! >= Gap.tab
    parted.push((parted[place - 1] ?? 0) + (gap ? 1 : 0))
    const pair = text.slice(place - 1, place + 1)
    // a boundary inside a word (窗口人|员) speaks against itself
    if (place > 0 && place < text.length && (endings.has(pair) || kinds.has(pair))) cut[place]! -= 0.8
    const before = place >= 2 ? text.slice(place - 2, place) : ''
    const goesOn = continues.has(text[place] ?? '')
    const kind = kinds.get(before)
    const closes = before !== '' && closing.has(before[1]!)
    const alone = kind === 'total' || kind === 'rank' || kind === 'serial' ? 3 : 0
    near.push(alone || (kind === 'head' && closes ? 1 : 0))
    far.push(far[place]! + (alone || (!goesOn && (endings.has(before) || groups.has(before) || closes) ? 1 : 0)))
    final.push((kind === 'total' && !partTotals.has(before)) || kind === 'rank' ? 3 : standing.has(before) ? 1.5 : 0)
  }
  return {
    cut,
    parted,
    inside(start, end) {
      if (end - start <= 2) return 0
      return near[start + 2]! + far[end]! - far[start + 3]! + final[end]!
    },
  }
}

/** Two characters that occur more than once in the head end its parallel cells (上报件 承诺件, 市级采用 省级采用). */
function repeatedPairs(text: string, vocabulary: Vocabulary): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (let index = 0; index + 2 <= text.length; index++) {
    const pair = text.slice(index, index + 2)
    if (seen.has(pair) && !vocabulary.kinds.has(pair)) repeated.add(pair)
    seen.add(pair)
  }
  return repeated
}
