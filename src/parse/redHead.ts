/**
 * 发文机关标志: organs before 文件 or 令; in a letter (信函格式) the organ's name alone above the number. Joint heads name several organs,
 * on one line or one a line.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import { beginsWithNumber } from './documentNumber.ts'
import type { Claim, Place } from './head.ts'

/** A joint head names no more organs than this. */
const MOST_ORGANS = 12

export function claimRedHead({ builder, grammar, at, line, before }: Place): Claim | null {
  const { structure } = grammar.patterns
  const decree = find(structure.decreeHead, line)
  if (decree !== null) {
    const end = at + decree[0].length
    return { parts: [builder.line('redHead', at, end)], end }
  }
  if (occurs(structure.redHead, line))
    return { parts: [builder.line('redHead', at, at + line.length)], end: at + line.length }
  if (!isOrgans(grammar, line) || before.some(({ type }) => type === 'title')) return null
  const lines = builder.text.slice(at).split('\n', MOST_ORGANS + 1)
  const last = lines.findIndex((next) => !isOrgans(grammar, next))
  if (last < 1) return null
  const headed = occurs(structure.redHead, lines[last]!) || occurs(structure.redHeadWord, lines[last]!)
  const issued =
    occurs(structure.briefing, lines[last]!) &&
    (occurs(structure.issue, lines[last + 1] ?? '') || /第.{1,4}期/.test(lines[last]!))
  const numbered = (line: string) => occurs(structure.issue, line) || beginsWithNumber(grammar, line, false)
  const minuted = occurs(structure.minutesHead, lines[last]!) && numbered(lines[last + 1] ?? '')
  if (!headed && !issued && !minuted && !beginsWithNumber(grammar, lines[last]!, false)) return null
  const parts = []
  let end = at
  for (const next of lines.slice(0, last + Number(headed))) {
    if (!occurs(structure.redHeadWord, next)) parts.push(builder.line('redHead', end, end + next.length))
    end += next.length + 1
  }
  return { parts, end: end - 1 }
}

function isOrgans(grammar: Grammar, line: string): boolean {
  return occurs(grammar.patterns.structure.organs, line)
}

/** 《…》已经…通过，现予公布: a decree that has no title of its own goes by the name of what it puts into force. */
export function claimDecree({ builder, grammar, at, line, before }: Place): Claim | null {
  const headed = before.length === 0 || before.some(({ type }) => type === 'redHead' || type === 'documentNumber')
  if (!headed || before.some(({ type }) => type === 'title')) return null
  const match = find(grammar.patterns.structure.promulgation, line)
  if (match === null) return null
  const name = (match.groups!.name ?? match.groups!.published)!
  const from = at + match[0].indexOf(name)
  return { parts: [builder.line('title', from, from + name.length)], end: at }
}
