/**
 * Tables ruled across only (三线表, and tables open between their columns): rules of one length, and blank corridors through the bands between
 * them. The corridors take the place of the rules down.
 */
import { type Glyph, topOf } from './ink.ts'
import { type Ruling, rulingOf, type Stroke } from './ruling.ts'

/** Rules whose ends differ by no more, in points, are of one length. */
const SAME_END = 6
/** What is blank over a whole band, in heights of the type. */
const CORRIDOR = 0.8
/** Rules that such a table has: above and below its head, and at its foot. */
const FEWEST = 3

interface Band {
  readonly top: number
  readonly bottom: number
  readonly glyphs: Glyph[]
  readonly corridors: readonly Corridor[]
}

interface Corridor {
  readonly from: number
  readonly to: number
}

/** @param across rules across that belong to no other table, pieces joined */
export function bandRulings(across: readonly Stroke[], glyphs: readonly Glyph[]): Ruling[] {
  const rulings: Ruling[] = []
  const rest = [...across].sort((a, b) => a.at - b.at)
  while (rest.length >= FEWEST) {
    const first = rest.shift()!
    const group = [first]
    for (let at = 0; at < rest.length;) {
      const same = Math.abs(rest[at]!.from - first.from) <= SAME_END && Math.abs(rest[at]!.to - first.to) <= SAME_END
      if (same) group.push(...rest.splice(at, 1))
      else at++
    }
    if (group.length < FEWEST) continue
    const bands = group.slice(1).map((below, at) => bandOf(group[at]!, below, first, glyphs))
    for (let start = 0; start < bands.length;) {
      const end = endOfTable(bands, start)
      const ruling = end > start ? rulingOfBands(bands.slice(start, end), group.slice(start, end + 1), across) : null
      if (ruling) rulings.push(ruling)
      start = Math.max(end, start + 1)
    }
  }
  return rulings
}

function bandOf(above: Stroke, below: Stroke, { from, to }: Stroke, glyphs: readonly Glyph[]): Band {
  const own = glyphs.filter((glyph) => {
    const middle = topOf(glyph) + glyph.size / 2
    return middle > above.at && middle < below.at && glyph.right > from - 1 && glyph.left < to + 1
  })
  return { top: above.at, bottom: below.at, glyphs: own, corridors: corridorsOf(own) }
}

/** What no glyph of the band stands in, between the first and the last. */
function corridorsOf(glyphs: readonly Glyph[]): Corridor[] {
  const sorted = [...glyphs].sort((a, b) => a.left - b.left)
  const corridors: Corridor[] = []
  let right = sorted[0]?.right ?? 0
  for (const glyph of sorted) {
    if (glyph.left - right >= CORRIDOR * glyph.size) corridors.push({ from: right, to: glyph.left })
    right = Math.max(right, glyph.right)
  }
  return corridors
}

/** Bands that are blank or have corridors, up to one of running text. */
function endOfTable(bands: readonly Band[], start: number): number {
  let end = start
  while (end < bands.length && (bands[end]!.corridors.length > 0 || bands[end]!.glyphs.length === 0)) end++
  return end
}

function rulingOfBands(bands: readonly Band[], rules: readonly Stroke[], across: readonly Stroke[]): Ruling | null {
  // Two rows at least must be parted: one may be a line with its date at the far end.
  if (bands.filter(({ corridors }) => corridors.length > 0).length < 2) return null
  const most = bands.reduce((best, band) => (band.corridors.length >= best.corridors.length ? band : best))
  const down: Stroke[] = []
  for (const corridor of most.corridors) {
    // A gap of one row alone parts words, not columns.
    if (bands.filter((band) => band.corridors.some((own) => overlaps(own, corridor))).length < 2) continue
    const clear = bands.map((band) => isClear(band, corridor))
    const narrowed = bands.reduce((open, band, at) => (clear[at] ? narrow(open, band) : open), corridor)
    const at = (narrowed.from + narrowed.to) / 2
    bands.forEach((band, index) => {
      if (clear[index]) down.push({ at, from: band.top, to: band.bottom })
    })
  }
  const [first, last] = [rules[0]!, rules.at(-1)!]
  const inside = across.filter(
    ({ at, from, to }) => at > first.at && at < last.at && from > first.from - SAME_END && to < first.to + SAME_END,
  )
  return rulingOf([first, ...inside, last], down)
}

/** Nothing of the band stands in the corridor's middle. */
function isClear({ glyphs }: Band, { from, to }: Corridor): boolean {
  const middle = (from + to) / 2
  return glyphs.every(({ left, right }) => right <= middle || left >= middle)
}

function overlaps(one: Corridor, other: Corridor): boolean {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from) > 1
}

function narrow(open: Corridor, { corridors }: Band): Corridor {
  const own = corridors.find((corridor) => overlaps(corridor, open))
  return own ? { from: Math.max(open.from, own.from), to: Math.min(open.to, own.to) } : open
}
