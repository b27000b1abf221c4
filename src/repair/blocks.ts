/**
 * The lines of a stretch, sorted into blocks by what separates their cells: TAB, `|` inside the line, `|` behind each line (a cell a line),
 * wide blanks, or nothing.
 */
import type { Span } from '../types.ts'

export type Separator = 'tab' | 'pipe' | 'cell' | 'blanks' | 'none'

export interface Line {
  readonly start: number
  readonly end: number
}

export interface Block {
  readonly separator: Separator
  readonly lines: readonly Line[]
}

const WIDE_BLANKS = /\S(?: {2,}|\u3000+ *| \u3000+)\S/

export function blocksOf(source: string, span: Span): Block[] {
  const blocks: { separator: Separator; lines: Line[] }[] = []
  for (const line of linesOf(source, span)) {
    const text = source.slice(line.start, line.end)
    if (text.trim() === '') continue
    const separator = separatorOf(text)
    const open = blocks.at(-1)
    if (open && (open.separator === separator || joins(open.separator, separator, text))) open.lines.push(line)
    else blocks.push({ separator, lines: [line] })
  }
  return blocks
}

/** A blank cell's line in a block of cells is `|` alone; a row of one wide cell has no separator at its side. */
function joins(open: Separator, separator: Separator, text: string): boolean {
  return open === 'cell' && separator === 'pipe' && text.trim() === '|'
}

function separatorOf(text: string): Separator {
  if (text.replace(/^\t+$/, '').includes('\t')) return 'tab'
  const pipes = text.split('|').length - 1
  if (pipes === 1 && /\|\s*$/.test(text)) return 'cell'
  if (pipes > 0) return 'pipe'
  return WIDE_BLANKS.test(text.trim()) ? 'blanks' : 'none'
}

function linesOf(source: string, [from, to]: Span): Line[] {
  const lines: Line[] = []
  let start = from
  while (start < to) {
    let end = start
    while (end < to && source[end] !== '\n' && source[end] !== '\f') end++
    lines.push({ start, end: end > start && source[end - 1] === '\r' ? end - 1 : end })
    start = end + 1
  }
  return lines
}
