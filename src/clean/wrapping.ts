/**
 * Lines that print or a scan wrapped at one width: joined to paragraphs again. A line goes on below where the next character had no room
 * on it. A text whose lines are paragraphs has lines of every length, and is left as it is.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'
import { linesOf } from './lines.ts'

/** Widths in halves of a Chinese character: no print is narrower or wider than this, */
const NARROWEST = 40
const WIDEST = 140
/** and what a line may lack and still be full, beside the next line's first character: marks are not put at a line's beginning. */
const SLACK = 4
/** So many full lines show a width, */
const FEWEST_FULL = 4
/** of which this share holds marks of sentences, and this share does not end one; of all lines this share at most is longer. */
const MARKED = 0.7
const OPEN = 0.6
const LONGER = 0.05

const MARK = /[，。、；：]/
const TERMINAL = /[。；：！？!?;:…][”’）)」』》]?$/
/** Cells, or names set apart: such a line is a row. */
const ROW = /[\t|]|\S(?:\u3000|[^\S\n]{2,})\S.*\S(?:\u3000|[^\S\n]{2,})\S/

interface PrintedLine {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly width: number
}

export function cleanWrapping(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const lines = [...linesOf(cleaned.text)].map(({ from, to }) => printed(cleaned.text, from, to))
  const measure = measureOf(lines.filter(({ text }) => text !== ''))
  if (measure === null) return cleaned
  const edits: Edit[] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (next === undefined || !goesOn(line, next, measure, grammar)) continue
    const letters = /[\dA-Za-z]$/.test(line.text) && /^[A-Za-z]/.test(next.text)
    edits.push({ start: line.to, end: next.from, text: letters ? ' ' : '' })
  }
  return cleaned.edit(edits)
}

function printed(source: string, from: number, end: number): PrintedLine {
  const text = source.slice(from, end).trimEnd()
  return { from, to: from + text.length, text, width: widthOf(text) }
}

/** In halves of a Chinese character. */
function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += /[\u2010-\uffef]/.test(text[i]!) ? 2 : 1
  return width
}

/** The width that the lines were wrapped at; null where they were not. */
function measureOf(lines: readonly PrintedLine[]): number | null {
  const widths = lines.map(({ width }) => width).sort((a, b) => b - a)
  const measure = widths[Math.floor(LONGER * widths.length)] ?? 0
  if (measure < NARROWEST || measure > WIDEST) return null
  const full = lines.filter(({ width }) => width <= measure && width >= measure - SLACK)
  const share = (pattern: RegExp) => full.filter(({ text }) => pattern.test(text)).length / full.length
  const wrapped = full.length >= FEWEST_FULL && share(MARK) >= MARKED && share(TERMINAL) <= 1 - OPEN
  return wrapped ? measure : null
}

function goesOn(line: PrintedLine, next: PrintedLine, measure: number, grammar: Grammar): boolean {
  const { opening, dated } = grammar.patterns.page
  const room = measure - line.width
  if (next.text === '' || room < 0 || room > widthOf(next.text[0]!) + SLACK) return false
  if (/^\s/.test(next.text) || ROW.test(line.text) || ROW.test(next.text)) return false
  if (TERMINAL.test(line.text) || occurs(dated, line.text) || occurs(dated, next.text)) return false
  return !(occurs(opening, next.text) && MARK.test(line.text.at(-1)!))
}
