/** Paragraphs (段落): lines of print joined over their ends, over columns and pages. */
import type { WholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import { isEastAsian, type Line } from './line.ts'
import { type Block, type Flow, isTable, type LaidOutPage } from './layout.ts'
import { type Margins, marginsOf } from './margins.ts'
import type { Table } from './table.ts'

export interface Paragraph {
  readonly type: 'paragraph'
  readonly lines: Line[]
}

export type Part = Paragraph | Table

/** Type differs in size from this share on. */
const OTHER_SIZE = 0.12
/** Lines are further apart than usual from this multiple on. */
const APART = 1.6
/** What a line may lack at its end, and have before its beginning, in heights of the type, and still be full. */
const SLACK = 0.35
const INDENT = 1.2

/** Leaders to a page number, and stretches set apart by tabs, end a line for good. */
const LEADER = /[.．…·]{4,}\s*\d*\s*$|\S\u3000{2,}\S/
const TERMINAL = /[。；：！？!?;:…][”’）)」』》]?$/

/** A line in its place: with the margins of its flow. */
interface Place {
  readonly line: Line
  readonly margins: Margins
  readonly flow: object
}

/** The text of the pages in reading order: paragraphs and tables. */
export function partsOf(pages: readonly LaidOutPage[], grammar: WholeGrammar): Part[] {
  const margins = marginsOf(pages)
  const text = new Sequence(grammar)
  for (const { flows } of pages) {
    const notes = new Sequence(grammar)
    for (const flow of flows) {
      const own = margins.get(flow)!
      const foot = footOf(flow, own, grammar)
      for (const block of flow.blocks.slice(0, foot)) text.add(block, own, flow)
      for (const block of flow.blocks.slice(foot)) notes.add(block, own, flow)
    }
    text.after(notes.parts)
  }
  text.flush()
  return text.parts
}

/** Parts under construction. Notes wait until the paragraph is whole that goes on over the page's end. */
class Sequence {
  readonly parts: Part[] = []
  readonly #grammar: WholeGrammar
  #last: Place | null = null
  #waiting: Part[] = []

  constructor(grammar: WholeGrammar) {
    this.#grammar = grammar
  }

  add(block: Block, margins: Margins, flow: Flow): void {
    if (isTable(block)) {
      this.flush()
      this.parts.push(block)
      return
    }
    const place: Place = { line: block, margins, flow }
    const open = this.parts.at(-1)
    if (this.#last && open?.type === 'paragraph' && goesOn(open.lines[0]!, this.#last, place, this.#grammar)) {
      open.lines.push(block)
    } else {
      this.flush()
      this.parts.push({ type: 'paragraph', lines: [block] })
    }
    this.#last = place
  }

  after(notes: readonly Part[]): void {
    this.#waiting.push(...notes)
  }

  flush(): void {
    if (this.#waiting.length > 0) this.parts.push(...this.#waiting)
    this.#waiting = []
    this.#last = null
  }
}

/** Type of notes is smaller than the body's by this share at least. */
const NOTE = 0.92

/** Where the notes at a page's foot begin: lines of small type down to the end, the first with a note's mark. */
function footOf({ blocks, column }: Flow, { size }: Margins, grammar: WholeGrammar): number {
  let foot = blocks.length
  if (column) return foot
  for (let at = blocks.length - 1; at > 0; at--) {
    const block = blocks[at]!
    if (isTable(block) || block.size > NOTE * size) break
    if (occurs(grammar.patterns.page.note, block.text)) foot = at
  }
  return foot
}

/** Does the next line go on with the paragraph that began with the first and has come to the last? */
function goesOn(first: Line, last: Place, next: Place, grammar: WholeGrammar): boolean {
  const [above, below] = [last.line, next.line]
  if (above.sheet.turn !== below.sheet.turn || above.red !== below.red) return false
  if (Math.abs(above.size - below.size) > OTHER_SIZE * above.size) return false
  if (
    last.flow === next.flow &&
    below.baseline - above.baseline > APART * Math.max(last.margins.pitch, 1.2 * above.size)
  )
    return false
  if (occurs(grammar.patterns.page.dated, above.text) || occurs(grammar.patterns.page.dated, below.text)) return false
  // A sentence as long as that may seem centred: set in at its beginning, and by chance as much short of the margin at its end.
  if (
    (isCentred(below, next.margins) && !TERMINAL.test(below.text)) ||
    (isCentred(above, last.margins) && isDisplay(above, last.margins))
  ) {
    return goesOnInTitle(last, next, grammar)
  }
  return isFull(last, below) && beginsAtMargin(first, last, next, grammar)
}

/** A title over several lines; the edition in brackets is part of it. */
function goesOnInTitle({ line: above, margins }: Place, next: Place, grammar: WholeGrammar): boolean {
  const below = next.line
  if (above.red || TERMINAL.test(above.text) || !isDisplay(above, margins) || !isDisplay(below, next.margins))
    return false
  if (!isCentred(below, next.margins) && !isWhole(below, next.margins)) return false
  if (occurs(grammar.patterns.page.opening, below.text)) return false
  return !/^[（(]/.test(below.text) || occurs(grammar.patterns.page.edition, below.text)
}

/** Larger than the body, or of another typeface. */
function isDisplay({ size, font }: Line, margins: Margins): boolean {
  return size > (1 + OTHER_SIZE) * margins.size || font !== margins.font
}

/** From margin to margin. */
function isWhole({ left, right, size }: Line, margins: Margins): boolean {
  return left - margins.left < size && margins.right - right < size
}

function isCentred({ left, right, size }: Line, margins: Margins): boolean {
  const [before, after] = [left - margins.left, margins.right - right]
  return before > INDENT * size && after > INDENT * size && Math.abs(before - after) < 1.1 * size
}

/** The next line's first character or word had no room at the end of this one. */
function isFull({ line, margins }: Place, next: Line): boolean {
  const atRight = line.left - margins.left > 0.4 * (margins.right - margins.left)
  return !atRight && !LEADER.test(line.text) && margins.right - line.right < next.firstWidth + SLACK * line.size
}

function beginsAtMargin(first: Line, last: Place, next: Place, grammar: WholeGrammar): boolean {
  const [above, below] = [last.line, next.line]
  const ended = TERMINAL.test(above.text)
  const opens = occurs(grammar.patterns.page.opening, below.text)
  if (opens && ended) return false
  if (below.left - next.margins.left <= INDENT * below.size) {
    // Where first lines are set in, a number at the margin only happens to stand there.
    return !opens || first.left - last.margins.left > INDENT * first.size
  }
  // Set in as a whole, or hanging under its number.
  return !ended && !opens && below.left - next.margins.left < 6 * below.size
}

/** What stands between two lines of a paragraph: nothing, or a blank between words of letters. */
export function glue(above: string, below: string): string {
  const [last, first] = [above.at(-1) ?? '', below[0] ?? '']
  if (isEastAsian(last) || isEastAsian(first)) return ''
  return /[\d,.\-]$/.test(above) && /^[\d,.%]/.test(below) ? '' : ' '
}
