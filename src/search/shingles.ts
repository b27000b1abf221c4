/** 近似文本: how much of two texts is the same, by the five-character stretches that they share, in linear time. */
import { folded } from './tokens.ts'

const LENGTH = 5
const BANDS = 16
const ROWS = 5

/** The five-character stretches of a text, marks and blanks apart, as hashes; a shorter text is one. */
export function shingles(text: string): Set<number> {
  const plain = folded(text).replaceAll(/[^\p{L}\p{N}\p{Co}]/gu, '')
  const found = new Set<number>()
  for (let start = 0; start === 0 || start + LENGTH <= plain.length; start++) found.add(hash(plain, start))
  return found
}

/** FNV-1a over the stretch's UTF-16 units, mixed once more. */
function hash(text: string, start: number): number {
  let value = 0x811c9dc5
  const end = Math.min(text.length, start + LENGTH)
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mixed(value)
}

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Jaccard index: what both have, of what either has. */
export function similarity(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / (one.size + other.size - shared)
}

/**
 * Keys of which two texts have at least one in common if they are alike: 16 bands of five rows of a MinHash of one permutation, whose empty bins are
 * filled from others (Shrivastava 2017). Texts with a similarity of 0.8 share a key with a probability of 0.998, of 0.5 with 0.4, of 0.3 with 0.04.
 */
export function bandKeys(stretches: ReadonlySet<number>): number[] {
  const bins = new Array<number>(BANDS * ROWS).fill(Infinity)
  for (const shingle of stretches) {
    const bin = shingle % bins.length
    const rank = mixed(shingle ^ 0x9e3779b9)
    if (rank < bins[bin]!) bins[bin] = rank
  }
  const filled = bins.map((value, bin) => (value === Infinity ? borrowed(bins, bin) : value))
  return Array.from({ length: BANDS }, (_, band) => {
    let [high, low] = [band, 0x811c9dc5]
    for (const value of filled.slice(band * ROWS, (band + 1) * ROWS)) {
      high = mixed(high ^ value)
      low = mixed(Math.imul(low, 31) ^ value)
    }
    return (high & 0xfffff) * 2 ** 32 + low
  })
}

function borrowed(bins: readonly number[], bin: number): number {
  for (let attempt = 1; ; attempt++) {
    const value = bins[mixed(Math.imul(bin + 1, 0x9e3779b1) ^ attempt) % bins.length]!
    if (value !== Infinity) return value
  }
}
