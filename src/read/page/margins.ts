/** Where the lines of a flow begin and end, by which one tells first lines and last lines of paragraphs. */
import type { Line } from './line.ts'
import { type Flow, isTable, type LaidOutPage } from './layout.ts'

export interface Margins {
  readonly left: number
  readonly right: number
  /** From baseline to baseline, of most lines. */
  readonly pitch: number
  /** The body's type. */
  readonly size: number
  readonly font: string
}

/** Wide lines that a page must have to be measured by itself. */
const ENOUGH = 8
/** Ends that differ by less, in heights of the type, are one. */
const SAME_END = 0.75
/** Lines that end together and so tell the right margin, wherever it is; and the share of the wide lines that they are at least. */
const SURE = 4
const SHARE = 0.05
/** A line is wide from this share of the widest on. */
const WIDE = 0.6

const linesIn = ({ blocks }: Flow): Line[] => blocks.filter((block): block is Line => !isTable(block))

/** Margins of each flow: measured on it where it has lines enough, else on all pages of its size. */
export function marginsOf(pages: readonly LaidOutPage[]): Map<Flow, Margins> {
  const bySize = new Map<string, { flows: Flow[]; lines: Line[]; width: number }>()
  const margins = new Map<Flow, Margins>()
  for (const page of pages) {
    const key = `${Math.round(page.sheet.width)} ${Math.round(page.sheet.height)} ${page.sheet.turn}`
    const width = page.sheet.turn % 2 === 0 ? page.sheet.width : page.sheet.height
    for (const flow of page.flows) {
      if (flow.column) {
        margins.set(flow, measure(linesIn(flow), null))
        continue
      }
      const group = bySize.get(key) ?? bySize.set(key, { flows: [], lines: [], width }).get(key)!
      group.flows.push(flow)
      for (const line of linesIn(flow)) group.lines.push(line)
    }
  }
  for (const { flows, lines, width } of bySize.values()) {
    const all = measure(lines, width)
    for (const flow of flows) {
      const own = linesIn(flow)
      const wide = own.filter((line) => line.right - line.left > WIDE * (all.right - all.left))
      const measured = wide.length >= ENOUGH ? measure(own, width) : all
      margins.set(flow, { ...all, left: measured.left, right: measured.right })
    }
  }
  return margins
}

/** @param width of the page; null for a column of it */
function measure(lines: readonly Line[], width: number | null): Margins {
  if (lines.length === 0) return { left: 0, right: 0, pitch: 0, size: 0, font: '' }
  const letters = new Map<string, number>()
  let last = { size: NaN, font: '', key: '' }
  for (const { size, font, text } of lines) {
    if (size !== last.size || font !== last.font) last = { size, font, key: `${size.toFixed(1)} ${font}` }
    letters.set(last.key, (letters.get(last.key) ?? 0) + text.length)
  }
  const [key] = [...letters].sort((a, b) => b[1] - a[1])[0]!
  const size = Number(key.split(' ', 1)[0])
  const widest = lines.reduce((width, line) => Math.max(width, line.right - line.left), 0)
  const leftmost = lines.reduce((left, line) => Math.min(left, line.left), Infinity)
  const wide = lines.filter((line) => line.right - line.left >= WIDE * widest)
  const lefts = wide.map((line) => line.left).sort((a, b) => a - b)
  const rights = wide.map((line) => line.right).sort((a, b) => a - b)
  const pitches = lines
    .slice(1)
    .map((line, at) => line.baseline - lines[at]!.baseline)
    .filter((pitch) => pitch > 0)
    .sort((a, b) => a - b)
  return {
    left: lefts[Math.floor(0.08 * lefts.length)]!,
    right: rightOf(rights, size, width === null ? 0 : width - leftmost),
    pitch: pitches[pitches.length >> 1] ?? 2 * size,
    size,
    font: key.slice(key.indexOf(' ') + 1),
  }
}

/**
 * The furthest place at which lines end together. Where few do, it may be by chance; then the margin is as wide as the left one.
 *
 * @param mirrored where the right margin is if it is as wide as the left one
 */
function rightOf(rights: readonly number[], size: number, mirrored: number): number {
  for (let at = rights.length - 1; at >= 0; at--) {
    let count = 1
    while (count <= at && rights[at]! - rights[at - count]! <= SAME_END * size) count++
    if (count >= Math.max(SURE, SHARE * rights.length)) return rights[at]!
  }
  return Math.max(rights.at(-1)!, mirrored)
}
