import type { Choices } from './choices.ts'
import type { Steps } from './steps.ts'

/** Residues that are told apart at most: sums that agree modulo this count as one, which loses pruning, never a reading. */
const residuesAtMost = 4096

/**
 * What a sum can be at each cut between rows, as sets of bits, by dynamic programming forwards and backwards (Trick 2003,
 * A dynamic programming approach for consistency and propagation for knapsack constraints). All sums are prefix sums: cut i
 * stands before the i-th row. Sets are kept by the cost spent before the cut (plane) and modulo a power of two (`residues`).
 */
export class Sweep {
  readonly words: number
  readonly residues: number
  readonly planes: number
  /** Cut × plane × word: what the rows before the cut can add up to. */
  readonly behind: Uint32Array
  /** Cut × plane × word: from where the rows behind the cut can still reach the target. */
  readonly ahead: Uint32Array
  private readonly stride: number

  /** `exact`: the cost spent in the end is `spare`, else at most `spare`. Values count from each row's `least`. */
  constructor(
    private readonly rows: readonly Choices[],
    target: number,
    spare: number,
    exact: boolean,
    private readonly steps: Steps,
  ) {
    this.planes = spare + 1
    let residues = 32
    while (residues <= target && residues < residuesAtMost) residues *= 2
    this.residues = residues
    this.words = residues / 32
    this.stride = this.planes * this.words
    this.behind = new Uint32Array((rows.length + 1) * this.stride)
    this.ahead = new Uint32Array((rows.length + 1) * this.stride)
    this.goForwards()
    this.goBackwards(target, exact)
  }

  private goForwards(): void {
    const { rows, stride, words, planes, behind } = this
    behind[0] = 1
    rows.forEach((row, cut) => {
      this.steps.take((row.count * stride) >> 4)
      for (let choice = 0; choice < row.size; choice++) {
        if (row.living[choice] === 0) continue
        const cost = row.costs[choice]!
        const shift = this.residue(row.values[choice]! - row.least)
        for (let plane = 0; plane + cost < planes; plane++) {
          const from = cut * stride + plane * words
          rotateInto(behind, from + stride + cost * words, behind, from, words, shift)
        }
      }
    })
  }

  private goBackwards(target: number, exact: boolean): void {
    const { rows, stride, words, planes, ahead } = this
    const bit = this.residue(target)
    for (let plane = exact ? planes - 1 : 0; plane < planes; plane++) {
      ahead[rows.length * stride + plane * words + (bit >>> 5)] = 1 << (bit & 31)
    }
    for (let cut = rows.length - 1; cut >= 0; cut--) {
      const row = rows[cut]!
      this.steps.take((row.count * stride) >> 4)
      for (let choice = 0; choice < row.size; choice++) {
        if (row.living[choice] === 0) continue
        const cost = row.costs[choice]!
        const shift = this.residue(row.least - row.values[choice]!)
        for (let plane = 0; plane + cost < planes; plane++) {
          const to = cut * stride + plane * words
          rotateInto(ahead, to, ahead, to + stride + cost * words, words, shift)
        }
      }
    }
  }

  /** Does any way from the first cut to the target take this choice in this row? */
  supports(cut: number, choice: number): boolean {
    const { stride, words, planes } = this
    const row = this.rows[cut]!
    const cost = row.costs[choice]!
    const shift = this.residue(row.values[choice]! - row.least)
    for (let plane = 0; plane + cost < planes; plane++) {
      const from = cut * stride + plane * words
      if (meets(this.behind, from, this.ahead, from + stride + cost * words, words, shift)) return true
    }
    return false
  }

  private residue(value: number): number {
    return (value | 0) & (this.residues - 1)
  }
}

/** Adds the set at `from`, every member increased by `shift` modulo its size, to the set at `to`. */
function rotateInto(
  to: Uint32Array,
  toAt: number,
  from: Uint32Array,
  fromAt: number,
  words: number,
  shift: number,
): void {
  const mask = words - 1
  const skip = shift >>> 5
  const low = shift & 31
  if (low === 0) {
    for (let word = 0; word < words; word++) to[toAt + ((word + skip) & mask)]! |= from[fromAt + word]!
    return
  }
  const high = 32 - low
  let carry = from[fromAt + mask]! >>> high
  for (let word = 0; word < words; word++) {
    const bits = from[fromAt + word]!
    to[toAt + ((word + skip) & mask)]! |= (bits << low) | carry
    carry = bits >>> high
  }
}

/** Does the set at `from`, every member increased by `shift`, meet the set at `other`? */
function meets(
  from: Uint32Array,
  fromAt: number,
  other: Uint32Array,
  otherAt: number,
  words: number,
  shift: number,
): boolean {
  const mask = words - 1
  const skip = shift >>> 5
  const low = shift & 31
  if (low === 0) {
    for (let word = 0; word < words; word++) {
      if ((from[fromAt + word]! & other[otherAt + ((word + skip) & mask)]!) !== 0) return true
    }
    return false
  }
  const high = 32 - low
  let carry = from[fromAt + mask]! >>> high
  for (let word = 0; word < words; word++) {
    const bits = from[fromAt + word]!
    if ((((bits << low) | carry) & other[otherAt + ((word + skip) & mask)]!) !== 0) return true
    carry = bits >>> high
  }
  return false
}
