/** The top of a degraded text: breaks behind title and number, and the salutation's marks, of which the last was a colon. */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** The title stands within this many characters. */
const TOP = 800

export function cleanSalutation(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const edits: Edit[] = []
  let cursor = 0
  for (
    let title = find(grammar.patterns.structure.titleEnd, text);
    title && title.index < TOP;
    title = nextTitle(title)
  )
    cursor = title.index + title[0].length
  if (cursor === 0) cursor = Math.max(0, text.indexOf('\n'))
  if (cursor > 0 && text[cursor] !== '\n') edits.push({ start: cursor, end: cursor, text: '\n' })
  const number = find(grammar.patterns.structure.numberBehindTitle, text.slice(cursor, cursor + 40))
  if (number) {
    cursor += number[0].length
    edits.push({ start: cursor, end: cursor, text: '\n' })
  }
  while (/\s/.test(text[cursor] ?? '')) cursor++
  const items = salutation(text, cursor, grammar)
  items.forEach((end, i) => {
    edits.push({ start: end, end: end + 1, text: i === items.length - 1 ? '：\n' : '，' })
  })
  return cleaned.edit(edits)

  /** The next statement of the title within the top, as long as only a line break parts them. */
  function nextTitle(title: RegExpExecArray): RegExpExecArray | null {
    const behind = title.index + title[0].length
    const next = find(grammar.patterns.structure.titleEnd, text, behind)
    return next && next.index < TOP && !text.slice(behind, next.index).includes('.') ? next : null
  }
}

/** Offsets of the points behind each of the recipients that stand at `from`. */
function salutation(text: string, from: number, grammar: Grammar): number[] {
  const ends: number[] = []
  let start = from
  let depth = 0
  for (let i = from; i < text.length && i < from + TOP; i++) {
    const character = text[i]!
    if (character === '(' || character === '（') depth++
    else if (character === ')' || character === '）') depth--
    else if (character === '\n') break
    else if (character === '.' && depth <= 0) {
      if (!find(grammar.patterns.structure.recipient, text.slice(start, i))) break
      ends.push(i)
      start = i + 1
    }
  }
  return ends
}
