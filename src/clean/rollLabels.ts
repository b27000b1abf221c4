/** Labels of rolls (一等奖, 先进个人八名) on a line that lost its breaks: each begins a line again, and so does what stands behind the roll. */
import type { Grammar } from '../grammar/grammar.ts'
import { findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** A mark or a number before a label opens its line already. */
const OPENED = /(?:[▲★◆●■☆△◎]|(?:^|\n)[（(]?[一二三四五六七八九十\d]{1,2}[.)）]) ?$/

export function cleanRollLabels(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { rollLabel, rollEnd, heldPerson } = grammar.patterns.break
  const { text } = cleaned
  const labels = findAll(rollLabel, text).flatMap(({ index, 0: match, groups }): Edit[] => {
    const label = groups!.label ?? groups!.glued!
    const counted = /[)）]$/.test(match)
    return [
      ...(OPENED.test(text.slice(Math.max(0, index - 5), index)) ? [] : [{ start: index, end: index, text: '\n' }]),
      ...(counted ? [] : [{ start: index + label.length, end: index + match.length, text: '：' }]),
    ]
  })
  const ends = [
    ...findAll(rollEnd, text).map(({ index }) => index),
    ...findAll(heldPerson, text).map(({ index, 0: name }) => index + name.length),
  ]
  const taken = new Set(labels.map(({ start }) => start))
  const breaks = [...new Set(ends)].filter((at) => !taken.has(at))
  return cleaned.edit(
    [...labels, ...breaks.map((at): Edit => ({ start: at, end: at, text: '\n' }))].sort((a, b) => a.start - b.start),
  )
}
