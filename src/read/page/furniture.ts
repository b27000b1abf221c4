/** Page furniture: page numbers (页码) and running heads (页眉, 页脚), which are no part of the text. */
import type { WholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import type { Line } from './line.ts'
import { isTable, type LaidOutPage } from './layout.ts'

/** Running heads stand in this share of the page at its top and bottom, page numbers in a wider one. */
const HEAD_BAND = 0.115
const NUMBER_BAND = 0.16
/** Lines at an edge that may be furniture. */
const EDGE_LINES = 3
/** A running head stands on so many of the pages; heads of left and right pages differ. */
const SHARE = 0.4
/** Larger type than this, measured by the body's, is a title and no running head. */
const LARGE = 1.15
/** Its height on them varies by no more than this, in points. */
const SAME_HEIGHT = 4

interface Candidate {
  readonly line: Line
  readonly page: LaidOutPage
  /** The text without blanks; figures as `#`. */
  readonly key: string
  readonly depth: number
}

/** Takes the furniture out of the pages. @returns the lines taken as running heads, each wording once */
export function takeFurniture(pages: readonly LaidOutPage[], grammar: WholeGrammar): Line[] {
  const out = new Set<Line>()
  const size = bodySize(pages)
  for (const edge of ['top', 'bottom'] as const) {
    const numbers = pages
      .flatMap((page) => edgeLines(page, edge, NUMBER_BAND))
      .filter(({ line }) => isNumber(line, grammar))
    for (const line of inSequence(numbers)) out.add(line)
    for (const line of recurring(pages, edge, size, grammar)) out.add(line)
  }
  for (const { flows } of pages) {
    for (const { blocks } of flows)
      blocks.splice(0, blocks.length, ...blocks.filter((block) => isTable(block) || !out.has(block)))
  }
  const heads = new Map([...out].filter((line) => !isNumber(line, grammar)).map((line) => [keyOf(line), line]))
  return [...heads.values()]
}

function isNumber(line: Line, grammar: WholeGrammar): boolean {
  return line.text.length < 24 && occurs(grammar.patterns.page.number, line.text)
}

const keyOf = ({ text }: Line): string => text.replace(/\s+/g, '').replace(/[\d０-９]+/g, '#')

/** Lines outside of tables in the band at an edge, from the edge inwards. */
function edgeLines(page: LaidOutPage, edge: 'top' | 'bottom', band: number): Candidate[] {
  const lines = page.flows.flatMap(({ blocks }) => blocks.filter((block): block is Line => !isTable(block)))
  const depth = (line: Line) => (edge === 'top' ? line.top : page.height - line.bottom)
  return lines
    .filter((line) => line.sheet.turn === page.sheet.turn && depth(line) < band * page.height)
    .sort((a, b) => depth(a) - depth(b))
    .slice(0, EDGE_LINES)
    .map((line, at) => ({ line, page, key: keyOf(line), depth: at }))
}

/** A figure with dashes or words around it is a page number; a bare one, if it counts with the pages. */
function inSequence(candidates: readonly Candidate[]): Line[] {
  const bare = (text: string) => /^\s*[\d０-９]+\s*$/.test(text)
  const offsets = candidates.map(({ line, page }) => Number(line.text.normalize('NFKC')) - page.sheet.index)
  return candidates.flatMap(({ line, depth }, index) => {
    if (!bare(line.text)) return [line]
    const agreeing = offsets.filter((offset) => offset === offsets[index]).length
    const alone = candidates.length === 1 && depth === 0 && offsets[index] === 1
    return agreeing > 1 || alone ? [line] : []
  })
}

/** Lines that stand at the same height with the same words on many pages. What heads an attachment or is set larger than the body is none. */
function recurring(pages: readonly LaidOutPage[], edge: 'top' | 'bottom', size: number, grammar: WholeGrammar): Line[] {
  const groups = new Map<string, Candidate[]>()
  for (const page of pages) {
    for (const candidate of edgeLines(page, edge, HEAD_BAND)) {
      const { line, key } = candidate
      if (/^#*$/.test(key) || line.size > LARGE * size || occurs(grammar.patterns.page.opening, line.text)) continue
      const group = groups.get(key)
      if (group) group.push(candidate)
      else groups.set(key, [candidate])
    }
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0]!.line.baseline
    const level = group.filter(({ line }) => Math.abs(line.baseline - first) <= SAME_HEIGHT)
    const distinct = new Set(level.map(({ page }) => page)).size
    return distinct >= 2 && distinct >= SHARE * pages.length ? level.map(({ line }) => line) : []
  })
}

/** The height of the type that most characters have. */
function bodySize(pages: readonly LaidOutPage[]): number {
  const letters = new Map<number, number>()
  for (const { flows } of pages) {
    for (const { blocks } of flows) {
      for (const block of blocks) {
        if (isTable(block)) continue
        const size = Math.round(2 * block.size) / 2
        letters.set(size, (letters.get(size) ?? 0) + block.text.length)
      }
    }
  }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}
