/**
 * Where the signature (发文机关署名) begins that ran into the sentence or list before it: told by the organs that the title names, by the end
 * of a sentence, by the words that close a notice or a list's entry, or by the signature's own place.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'

/** A signature with all its organs is no longer than this. */
const REACH = 160

/** Offsets of its organs, in order. */
export type Signature = readonly number[]

/**
 * By the organs that the title names, or a person who signs by office: nothing else could stand there.
 *
 * @param known organs that the title names
 * @param end offset of the date
 */
export function certainSignature(
  text: string,
  end: number,
  known: readonly string[],
  grammar: Grammar,
): Signature | null {
  const { from, line } = lineBefore(text, end)
  const named = namedOrgans(line, known)
  if (named.length > 0) return named.map((at) => from + at)
  const signers: number[] = []
  for (let rest = line; ; rest = line.slice(0, signers[0]).trimEnd()) {
    const signer = find(grammar.patterns.break.signer, rest)
    if (signer === null) break
    signers.unshift(signer.index)
  }
  if (signers.length === 0) return null
  return [...namedOrgans(line.slice(0, signers[0]).trimEnd(), known), ...signers].map((at) => from + at)
}

/** By an organ at the end of the line, and what shows where it begins. */
export function likelySignature(text: string, end: number, grammar: Grammar): Signature | null {
  const { from, line } = lineBefore(text, end)
  const begin = unnamed(text, from, line, grammar)
  if (begin === null) return null
  const joint = sisters(line, begin, grammar)
  const first = joint[0] ?? begin
  return [...leader(line, first, grammar), ...joint, begin].map((at) => from + at)
}

/** An organ of another place between the end of the sentence and the organs of the signature: it leads a joint one. */
function leader(line: string, begin: number, grammar: Grammar): number[] {
  const stop = Math.max(...[...'.。！!'].map((mark) => line.lastIndexOf(mark, begin - 1))) + 1
  const name = line.slice(stop, begin)
  const whole = stop > 0 && find(grammar.patterns.structure.organs, name)?.[0].length === name.length
  return whole && name.length >= SHORTEST_LEADER ? [stop] : []
}

/** A leader's name is no shorter than this. */
const SHORTEST_LEADER = 6

/** A party committee has this before its place. */
const PARTY = '中共'
/** Organs of one place begin with so many characters alike. */
const PLACE = 2

/** Organs of the same place that end right before the one that begins at `begin`: those of a joint signature. */
function sisters(line: string, begin: number, grammar: Grammar): number[] {
  const place = line.slice(begin, begin + PLACE)
  const organs: number[] = []
  for (let end = begin; end > 0;) {
    const at = line.lastIndexOf(place, end - PLACE - 1)
    if (at < 0 || !find(grammar.patterns.structure.organs, line.slice(at, end))) break
    end = line.slice(0, at).endsWith(PARTY) ? at - PARTY.length : at
    organs.unshift(end)
  }
  return organs
}

function lineBefore(text: string, end: number): { from: number; line: string } {
  const near = text.slice(Math.max(0, end - REACH), end)
  const from = end - near.length + near.lastIndexOf('\n') + 1
  return { from, line: text.slice(from, end).trimEnd() }
}

/** Organs of the title, one behind the other up to the line's end. */
function namedOrgans(line: string, known: readonly string[]): number[] {
  const organs: number[] = []
  for (let rest = line; ;) {
    const name = known.find((organ) => rest.endsWith(organ))
    if (name === undefined) return organs
    organs.unshift(rest.length - name.length)
    rest = rest.slice(0, -name.length).trimEnd()
  }
}

/** Where an organ that no title names begins in the line before the date. */
function unnamed(text: string, from: number, line: string, grammar: Grammar): number | null {
  const { structure, break: lost } = grammar.patterns
  const stop = Math.max(...[...'.。：！!'].map((mark) => line.lastIndexOf(mark))) + 1
  const clause = line.slice(stop)
  const organ = find(structure.organAtEnd, clause)
  if (!organ) return null
  const closes = [lost.closing, lost.listedNoun]
    .map((pattern) => find(pattern, clause)?.[0].length ?? 0)
    .filter((closed) => closed > 0 && find(structure.organAtEnd, clause.slice(closed))?.index === 0)
  const close = closes.find((closed) => find(lost.placedOrgan, clause.slice(closed))?.index === 0) ?? closes[0]
  if (close !== undefined) return stop + close
  const placed = lastPlaced(clause, grammar)
  return placed === null ? stop + organ.index : placed + stop - longerPlace(text, from + stop + placed)
}

/** The place that an organ at the end begins with; two are one signature only where the first's organ ends before the second. */
function lastPlaced(clause: string, grammar: Grammar): number | null {
  const { structure, break: lost } = grammar.patterns
  let begin: number | null = null
  for (let placed = find(lost.placedOrgan, clause); placed; placed = find(lost.placedOrgan, clause, placed.index + 1)) {
    if (begin !== null && find(structure.organAtEnd, clause.slice(begin, placed.index))) break
    begin = placed.index
  }
  return begin
}

/** 1 where the place has a third character: the text names it nowhere else without it. */
function longerPlace(text: string, at: number): number {
  const place = text.slice(at, at + 3)
  const before = text.charAt(at - 1)
  if (!/[㐀-鿿]/.test(before)) return 0
  let others = 0
  for (let next = text.indexOf(place); next >= 0; next = text.indexOf(place, next + 1)) {
    if (next === at) continue
    if (text[next - 1] !== before) return 0
    others++
  }
  return others > 0 ? 1 : 0
}
