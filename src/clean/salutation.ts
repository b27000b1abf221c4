/**
 * The salutation of a degraded text: the recipients stand at the beginning of one of the first lines, each with a mark behind it, of which
 * the last was a colon. Those that share one 各 were parted by 、, the others by ，.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** The salutation begins and ends within so many characters each. */
const TOP = 800

export function cleanSalutation(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const first = firstLine(text, grammar)
  if (first.length > 0) return cleaned.edit(marksOf(text, first, grammar))
  for (let start = text.indexOf('\n') + 1; start > 0 && start < TOP; start = text.indexOf('\n', start) + 1) {
    const items = recipients(text, start, grammar)
    if (items.length > 0) return cleaned.edit(marksOf(text, items, grammar))
  }
  return cleaned
}

/** A source without its title may begin with the salutation: the whole first line, which lost no break, only the mark at its end. */
function firstLine(text: string, grammar: Grammar): Item[] {
  const end = text.indexOf('\n')
  const line = `${text.slice(0, Math.max(end, 0)).replace(/\.$/, '')}.`
  const items = recipients(line, 0, grammar)
  return items.at(-1)?.to === line.length - 1 && find(grammar.patterns.addressee.ownClass, line) ? items : []
}

const ELLIPTIC = /^各[㐀-鿿]{2,4}$/

interface Item {
  readonly from: number
  /** Offset of the point behind it. */
  readonly to: number
}

/** The recipients that stand at `from`, one behind the other. */
function recipients(text: string, from: number, grammar: Grammar): Item[] {
  const items: Item[] = []
  // 各临床、医技科室: what waits for the ending of the next.
  let waiting: Item[] = []
  const { structure, break: lost } = grammar.patterns
  if (find(lost.telegram, text, from)) return []
  let start = from
  let depth = 0
  for (let i = from; i < text.length && i < from + TOP; i++) {
    const character = text[i]!
    if (character === '(' || character === '（') depth++
    else if (character === ')' || character === '）') depth--
    else if (character === '\n') break
    else if (character === '.' && depth <= 0) {
      const item = text.slice(start, i)
      if (find(lost.sentenceOpening, text, start)) break
      if (find(structure.recipient, item)) {
        items.push(...waiting, { from: start, to: i })
        waiting = []
      } else if (waiting.length === 0 && ELLIPTIC.test(item)) waiting.push({ from: start, to: i })
      else break
      start = i + 1
    }
  }
  return items
}

function marksOf(text: string, items: readonly Item[], grammar: Grammar): Edit[] {
  const { classMember, openClass: open } = grammar.patterns.break
  let shared = false
  return items.map(({ from, to }, i): Edit => {
    const next = items[i + 1]
    const mark = text[to + 1] === '\n' ? '：' : '：\n'
    if (next === undefined)
      return text[to] === '.' ? { start: to, end: to + 1, text: mark } : { start: to, end: to, text: '：' }
    shared ||= text.slice(from, to).includes('各')
    const item = text.slice(next.from, next.to)
    const member =
      shared && !item.includes('各') && (find(open, text.slice(from, to)) ?? find(classMember, item)) !== null
    if (!member) shared = false
    return { start: to, end: to + 1, text: member ? '、' : '，' }
  })
}
