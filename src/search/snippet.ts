/** 摘要: the stretch of a text in which most of the words stand, with their places, from the text itself. */
import { folded, phrasePattern } from './tokens.ts'

export interface Snippet {
  readonly text: string
  /** `[start, end)` in UTF-16 units of `text`: what was looked for. */
  readonly marks: readonly (readonly [number, number])[]
}

/** About how long a snippet is, in UTF-16 units. */
const LENGTH = 96
/** How far before its first word it may begin, to begin with a sentence. */
const BEFORE = 24
/** More places of one word in a text are not looked at. */
const PLACES = 200

export type Pattern = RegExp

export function patternsOf(words: readonly string[]): Pattern[] {
  return words.map(phrasePattern).filter((pattern) => pattern !== null)
}

interface Place {
  readonly start: number
  readonly end: number
  readonly word: number
}

/** @returns null where none of the words stands in the text */
export function snippet(text: string, patterns: readonly Pattern[]): Snippet | null {
  const places = placesOf(text, patterns)
  if (places.length === 0) return null
  const first = richest(places)
  const start = beginning(text, places[first]!.start)
  let end = Math.min(text.length, start + LENGTH)
  if (places[first]!.end > end) end = places[first]!.end
  return { text: text.slice(start, end), marks: marksIn(places, start, end) }
}

/** The whole text with the words marked. */
export function marked(text: string, patterns: readonly Pattern[]): Snippet {
  return { text, marks: marksIn(placesOf(text, patterns), 0, text.length) }
}

function placesOf(text: string, patterns: readonly Pattern[]): Place[] {
  const plain = folded(text)
  const places = patterns.flatMap((pattern, word) => {
    const found: Place[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match !== null && found.length < PLACES; match = pattern.exec(plain))
      found.push({ start: match.index, end: match.index + match[0].length, word })
    return found
  })
  return places.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The place from which most different words follow within a snippet's length. */
function richest(places: readonly Place[]): number {
  const counts = new Map<number, number>()
  let [best, most, end] = [0, 0, 0]
  for (const [number, { start, word }] of places.entries()) {
    while (end < places.length && places[end]!.end <= start + LENGTH - BEFORE) {
      const { word } = places[end++]!
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    if (counts.size > most) [best, most] = [number, counts.size]
    const left = (counts.get(word) ?? 1) - 1
    if (left <= 0) counts.delete(word)
    else counts.set(word, left)
    end = Math.max(end, number + 1)
  }
  return best
}

/** The beginning of the sentence or clause, if it is near. */
function beginning(text: string, place: number): number {
  const from = Math.max(0, place - BEFORE)
  const before = text.slice(from, place)
  const stop = Math.max(...['。', '；', '\n', '，', '：', '！'].map((mark) => before.lastIndexOf(mark)))
  const start = stop < 0 ? from : from + stop + 1
  // No half of a character beyond the basic plane.
  return /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start - 1 : start
}

/** Overlapping places are one. */
function marksIn(places: readonly Place[], start: number, end: number): (readonly [number, number])[] {
  const marks: [number, number][] = []
  for (const place of places) {
    if (place.start < start || place.end > end) continue
    const last = marks.at(-1)
    if (last !== undefined && place.start - start <= last[1]) last[1] = Math.max(last[1], place.end - start)
    else marks.push([place.start - start, place.end - start])
  }
  return marks
}
