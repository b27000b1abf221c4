/**
 * The top of a degraded text: red head, marks, number, title ran into one another and into the salutation; breaks part them again. The page's
 * title, the first line, has lost no break, only the mark at its end is none.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'

/** An element of the head begins within so many characters; a title begins within so many of its line, behind the organs that issue it. */
const TOP = 800
const LONGEST_ORGANS = 60
const LONGEST_TITLE = 160
const LONGEST_NUMBER = 40

export function cleanHead(cleaned: CleanedText, grammar: Grammar): CleanedText {
  return partElements(partDisclosure(joinLabels(cleaned, grammar), grammar), grammar)
}

/** 标 题 was spread out to fill its column, 通 知 to fill its line. */
function joinLabels(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { spreadLabel, spreadGenre } = grammar.patterns.break
  const spread = [spreadLabel, spreadGenre]
    .flatMap((pattern) => findAll(pattern, cleaned.text.slice(0, TOP)))
    .sort((a, b) => a.index - b.index)
  return cleaned.edit(
    spread.flatMap(({ index, 0: label }) =>
      findAll(/\s/g, label).map((gap): Edit => ({ start: index + gap.index, end: index + gap.index + 1, text: '' })),
    ),
  )
}

/** A genre in large type. */
const SPREAD = /^(?:联\s*合\s*)?[㐀-鿿]\s+[㐀-鿿]$/

function partElements(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const text = cleaned.text.slice(0, TOP + LONGEST_ORGANS + LONGEST_TITLE)
  const pageEnd = text.indexOf('\n')
  const breaks: number[] = []
  const edits: Edit[] = []
  let at = 0
  while (at < TOP) {
    const start = skipSpace(text, at)
    const end = elementEnd(text, start, grammar)
    const newline = text.indexOf('\n', at)
    // 通 告 was spread out to fill its line.
    if (SPREAD.test(text.slice(start, end)))
      for (const { index } of findAll(/\s/g, text.slice(start, end)))
        edits.push({ start: start + index, end: start + index + 1, text: '' })
    if (end > at) breaks.push((at = end))
    else {
      const title = embeddedTitle(text, start, newline < 0 ? TOP : newline, grammar)
      if (title > start) breaks.push((at = title))
      else if (newline >= 0) at = newline + 1
      else break
    }
  }
  const inside = breaks.filter((end) => end < text.length && !/[\n.]/.test(text[end]!))
  edits.push(...inside.map((end) => breakAt(text, end)))
  if (text[pageEnd - 1] === '.') edits.push({ start: pageEnd - 1, end: pageEnd, text: '' })
  return cleaned.edit(edits.sort((a, b) => a.start - b.start))
}

/** A break takes the place of the space that was left of it. */
function breakAt(text: string, at: number): Edit {
  return { start: at, end: skipSpace(text, at), text: '\n' }
}

/** Where the element of the head ends that stands at `start`, or -1. */
function elementEnd(text: string, start: number, grammar: Grammar): number {
  const { signerLabel, numberedTitle, ...lost } = grammar.patterns.break
  const { headMark, telegram, redHead, headOrgans, headSignature, plainTitle, issue, adoption, documentTitle } = lost
  const elements = [headMark, telegram, redHead, headOrgans, headSignature, plainTitle, issue, adoption, documentTitle]
  for (const pattern of elements) {
    const match = find(pattern, text, start)
    if (match) return start + match[0].length
  }
  const order = find(numberedTitle, text, start)
  if (order) return start + order.groups!.title!.length
  const signer = find(signerLabel, text, start)
  if (signer) return start + signer[0].length
  const number = numberEnd(text, start, grammar)
  return number > start ? number : titleEnd(text, start, grammar)
}

function numberEnd(text: string, start: number, grammar: Grammar): number {
  const slice = text.slice(start, start + LONGEST_NUMBER)
  const { yearFirst, yearAlone, documentNumber, unbracketed, lettered } = grammar.patterns.documentNumber
  const whole = [yearFirst, yearAlone, documentNumber, unbracketed, lettered]
    .map((pattern) => find(pattern, slice))
    .find((match) => match?.index === 0)
  const number = whole ?? find(grammar.patterns.structure.numberBehindTitle, slice)
  return number ? start + number[0].length : -1
}

function titleEnd(text: string, start: number, grammar: Grammar): number {
  const stated = grammar.patterns.structure.titleEnd
  const titleOpening = grammar.patterns.title.opening
  const { titleRest, sentenceOpening } = grammar.patterns.break
  if (find(sentenceOpening, text, start)) return -1
  const newline = text.indexOf('\n', start)
  const lineEnd = newline < 0 ? text.length : newline
  const title = find(stated, text.slice(start, Math.min(lineEnd, start + LONGEST_ORGANS + LONGEST_TITLE)))
  const cited = title !== null && isCited(text, start + title.index)
  if (title && !cited && title.index <= LONGEST_ORGANS) return start + title.index + title[0].length
  // A title over two lines, the first the page's.
  if (lineEnd - start > LONGEST_ORGANS || !find(titleOpening, text.slice(start, lineEnd))) return -1
  const rest = find(titleRest, text, newline + 1)
  return rest ? newline + 1 + rest[0].length : -1
}

/** A title in quotes is another document's. */
function isCited(text: string, at: number): boolean {
  return /[《“'<]/.test(text[at - 1] ?? '')
}

/** Where a title begins, with its organ, behind furniture of the page that no rule knows; -1 where none stands before `end`. */
function embeddedTitle(text: string, start: number, end: number, grammar: Grammar): number {
  const { structure, title, break: lost } = grammar.patterns
  for (let opening = find(title.opening, text, start); opening !== null && opening.index < end;) {
    const { index } = opening
    const stated = find(structure.titleEnd, text.slice(index, Math.min(end, index + LONGEST_TITLE)))
    if (!isCited(text, index) && stated?.index === 0 && find(lost.belowTitle, text, index + stated[0].length)) {
      const organ = find(lost.placedOrgan, text.slice(Math.max(start, index - LONGEST_ORGANS), index))
      return index - (organ?.[0].length ?? 0)
    }
    opening = find(title.opening, text, index + 1)
  }
  return -1
}

/** The disclosure block: a line for each of its labels, which a colon ends. */
function partDisclosure(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const { disclosure, disclosedEnd } = grammar.patterns.break
  const labels = findAll(disclosure, text.slice(0, TOP))
  if (labels.length === 0 || (labels.length === 1 && !standsAlone(text, labels[0]!, grammar))) return cleaned
  const edits: Edit[] = []
  for (const { index, 0: label } of labels) {
    if (index > 0 && text[index - 1] !== '\n') edits.push({ start: index, end: index, text: '\n' })
    edits.push({ start: index + label.length - 1, end: index + label.length, text: '：' })
  }
  const { index, 0: label } = labels.at(-1)!
  const value = skipSpace(text, index + label.length)
  const shown = find(disclosedEnd, text, value)
  const end = shown ? value + shown[0].length : text.slice(0, TOP).indexOf(' ', value)
  if (end > 0) edits.push(breakAt(text, end))
  return cleaned.edit(edits)
}

/** One label alone may stand in a sentence: not at a line's beginning before a day or a number. */
function standsAlone(text: string, { index, 0: label }: RegExpExecArray, grammar: Grammar): boolean {
  const begins = index === 0 || /\s/.test(text[index - 1]!)
  return begins && find(grammar.patterns.break.disclosedEnd, text, skipSpace(text, index + label.length)) !== null
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at++
  return at
}
