/** Glyphs that stand on one baseline, from left to right. */
import { bottomOf, type Glyph, topOf } from './ink.ts'

export interface Row {
  readonly glyphs: Glyph[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  /** The type's height, of most of its glyphs. */
  readonly size: number
}

/** Baselines that differ by less than this share of the type's height are one. */
const SAME_BASELINE = 0.35
/** A row of smaller type than this share beside a larger one is raised or lowered text of it (上标, 下标). */
const SMALL = 0.8

/** The rows from above down. Glyphs printed twice to look bold come once. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline)
  const clusters: Glyph[][] = []
  let open: Glyph[] = []
  for (const glyph of sorted) {
    const first = open[0]
    if (first && glyph.baseline - first.baseline <= SAME_BASELINE * Math.max(first.size, glyph.size)) open.push(glyph)
    else clusters.push((open = [glyph]))
  }
  return withRaised(clusters.map(rowOf))
}

export function rowOf(cluster: readonly Glyph[]): Row {
  const glyphs = withoutDoubles([...cluster].sort((a, b) => a.left - b.left))
  const size = prevailing(glyphs, 'size')
  const own = glyphs.every((glyph) => glyph.size >= SMALL * size)
    ? glyphs
    : glyphs.filter((glyph) => glyph.size >= SMALL * size)
  const baseline = prevailing(own, 'baseline')
  return {
    glyphs: glyphs.every((glyph) => glyph.baseline === baseline)
      ? glyphs
      : glyphs.map((glyph) => asRaised(glyph, size, baseline)),
    left: glyphs[0]!.left,
    right: glyphs.reduce((right, glyph) => Math.max(right, glyph.right), 0),
    top: glyphs.reduce((top, glyph) => Math.min(top, topOf(glyph)), Infinity),
    bottom: glyphs.reduce((bottom, glyph) => Math.max(bottom, bottomOf(glyph)), -Infinity),
    baseline,
    size,
  }
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** A raised figure (10⁴, m², the mark of a note) is another character than one on the line. */
function asRaised(glyph: Glyph, size: number, baseline: number): Glyph {
  const lift = baseline - glyph.baseline
  if (glyph.size > SMALL * size || Math.abs(lift) < 0.12 * size || !/^\d$/.test(glyph.text)) return glyph
  return { ...glyph, text: (lift > 0 ? RAISED : LOWERED)[Number(glyph.text)]! }
}

/** The value that most glyphs have; of equals, the larger. */
function prevailing(glyphs: readonly Glyph[], value: 'size' | 'baseline'): number {
  const first = glyphs[0]![value]
  if (glyphs.every((glyph) => glyph[value] === first)) return first
  const counts = new Map<number, number>()
  for (const glyph of glyphs) counts.set(glyph[value], (counts.get(glyph[value]) ?? 0) + 1)
  let best = -Infinity
  let most = 0
  for (const [key, count] of counts) {
    if (count < most || (count === most && key < best)) continue
    most = count
    best = key
  }
  return best
}

function withoutDoubles(glyphs: Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  for (const glyph of glyphs) {
    const near = 0.3 * (glyph.right - glyph.left)
    let double = false
    for (let at = kept.length - 1; at >= 0 && glyph.left - kept[at]!.left <= near; at--) {
      if (kept[at]!.text === glyph.text) double = true
    }
    if (!double) kept.push(glyph)
  }
  return kept
}

/** Raised and lowered text goes into the row beside it. */
function withRaised(rows: Row[]): Row[] {
  const out: Row[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const above = out.at(-1)
    const below = rows[at + 1]
    if (below && isRaised(row, below)) rows[at + 1] = rowOf([...row.glyphs, ...below.glyphs])
    else if (above && isRaised(row, above)) out[out.length - 1] = rowOf([...above.glyphs, ...row.glyphs])
    else out.push(row)
  }
  return out
}

function isRaised(row: Row, beside: Row): boolean {
  return (
    row.size <= SMALL * beside.size &&
    row.baseline > beside.baseline - 0.9 * beside.size &&
    row.baseline < beside.baseline + 0.45 * beside.size &&
    row.left >= beside.left - beside.size &&
    row.right <= beside.right + 6 * row.size &&
    !row.glyphs.some((glyph) => beside.glyphs.some((other) => overlap(glyph, other) > 0.5 * (glyph.right - glyph.left)))
  )
}

function overlap(a: Glyph, b: Glyph): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left)
}
