/**
 * How well the digits of one row suit so many columns, before anything is solved. A row is taken for the work of chance: each cell is blank or a
 * number of some length, and a total follows from its parts, so that its digits are no accident. Weights are sums over all readings, against
 * digits at random: with too few columns no reading holds, and too many spread the weight thin. They are kept by how many numbers a
 * reading has; so one walk over the row serves every number of columns.
 */

/** How often numbers have one, two, … digits. */
export const LENGTH_SHARES = [0, 0.4, 0.3, 0.15, 0.08, 0.04, 0.015, 0.006, 0.004, 0.002, 0.001, 0.001, 0.0005, 0.0005]
const LONGEST_NUMBER = LENGTH_SHARES.length - 1
const LONGEST_ROW = 60
/** Readings walked through at most; a row with more says nothing. */
const MOST_WALKED = 40_000
const MOST_BALANCES = 20_000

/** One number that may begin at a place. */
interface Token {
  readonly end: number
  /** Scaled to a whole number. */
  readonly value: number
  /** How usual a number of its length is, and its weight where its value follows from others. */
  readonly share: number
  readonly follows: number
}

export class RowWeights {
  readonly #tokens: readonly (readonly Token[])[]
  /** By place: the sum of all digits before it, below which no sum of numbers falls. */
  readonly #least: readonly number[]
  readonly #length: number
  readonly #sums = new Map<number, Float64Array | null>()
  readonly #any = new Map<number, Float64Array>()

  /**
   * @param pieces the row's digits, cut where the source cuts them
   * @param whole each piece is one number
   */
  constructor(pieces: readonly string[], whole: boolean) {
    const text = pieces.join('')
    this.#length = text.length
    this.#tokens = tokensOf(text, pieceEnds(pieces), whole)
    const least = [0]
    for (let at = 0; at < text.length; at++) least.push(least[at]! + (text.includes('.') ? 0 : Number(text[at])))
    this.#least = least
  }

  get length(): number {
    return this.#length
  }

  /** All readings of `[from, to)`, by how many numbers they have. */
  any(from: number, to: number): Float64Array {
    const key = from * (this.#length + 1) + to
    const known = this.#any.get(key)
    if (known) return known
    const reached = Array.from({ length: to - from + 1 }, (_, at) => new Float64Array(at + 1))
    reached[0]![0] = 1
    for (let at = from; at < to; at++) {
      const ways = reached[at - from]!
      for (const { end, share } of this.#tokens[at]!) {
        if (end > to) break
        const next = reached[end - from]!
        for (let count = 0; count < ways.length; count++) next[count + 1]! += ways[count]! * share
      }
    }
    const found = reached[to - from]!
    this.#any.set(key, found)
    return found
  }

  /**
   * The readings of `[from, to)` in which the first or last number is the sum of all others, by how many others there are. Null where it is too
   * long to say.
   */
  sums(total: 'first' | 'last', from: number, to: number): Float64Array | null {
    const key = (from * (this.#length + 1) + to) * 2 + (total === 'first' ? 0 : 1)
    const known = this.#sums.get(key)
    if (known !== undefined) return known
    const found = to - from > LONGEST_ROW ? null : this.#walk(total, from, to)
    this.#sums.set(key, found)
    return found
  }

  /**
   * Readings of `[0, end)` in which the cell `total` is the sum of the cells `parts`, and all readings, each weighed with its blanks, column by
   * column: for sums whose columns do not stand side by side. Null where there are too many balances to say.
   */
  uneven(columns: number, total: number, parts: readonly number[], end: number, fill: number): number | null {
    // by place: balances of parts less total, with the weight of the readings that lead there
    let reached = new Map<number, Map<number, number>>([[0, new Map([[0, 1]])]])
    for (let column = 0; column < columns; column++) {
      const sign = column === total ? -1 : parts.includes(column) ? 1 : 0
      const next = new Map<number, Map<number, number>>()
      let size = 0
      for (const [at, balances] of reached) {
        if (sign >= 0) size += add(next, at, balances, 0, 1 - fill)
        if (at === end) continue
        for (const token of this.#tokens[at]!) {
          if (token.end > end) break
          const weight = sign < 0 ? token.follows : fill * token.share
          size += add(next, token.end, balances, sign * token.value, weight)
        }
        if (size > MOST_BALANCES) return null
      }
      reached = next
    }
    return reached.get(end)?.get(0) ?? 0
  }

  #walk(total: 'first' | 'last', from: number, end: number): Float64Array | null {
    const found = new Float64Array(end - from + 1)
    let walked = 0
    const visit = (at: number, to: number, left: number, count: number, weight: number): void => {
      if (at === to) {
        if (left === 0) found[count]! += weight
        return
      }
      if (this.#least[to]! - this.#least[at]! > left || walked > MOST_WALKED) return
      walked++
      for (const token of this.#tokens[at]!) {
        if (token.end > to || token.value > left) break
        visit(token.end, to, left - token.value, count + 1, weight * token.share)
      }
    }
    if (total === 'first') {
      for (const token of this.#tokens[from] ?? [])
        if (token.end < end) visit(token.end, end, token.value, 0, token.follows)
    } else {
      for (let start = from + 1; start < end; start++)
        for (const token of this.#tokens[start]!)
          if (token.end === end) visit(from, start, token.value, 0, token.follows)
    }
    return walked > MOST_WALKED ? null : found
  }
}

/** Adds weighted balances at a place, each moved by a step; says how many there were. */
function add(
  to: Map<number, Map<number, number>>,
  at: number,
  balances: ReadonlyMap<number, number>,
  step: number,
  weight: number,
): number {
  let target = to.get(at)
  if (!target) to.set(at, (target = new Map()))
  for (const [balance, before] of balances)
    target.set(balance + step, (target.get(balance + step) ?? 0) + before * weight)
  return balances.size
}

/** For each character, where its piece ends. */
function pieceEnds(pieces: readonly string[]): number[] {
  const ends: number[] = []
  for (const piece of pieces) {
    const end = ends.length + piece.length
    for (let index = 0; index < piece.length; index++) ends.push(end)
  }
  return ends
}

/** The numbers that may begin at each place, short before long. */
function tokensOf(text: string, ends: readonly number[], whole: boolean): Token[][] {
  const scale = text.includes('.') ? 10 ** MOST_PLACES : 1
  const single = text.indexOf('.') === text.lastIndexOf('.')
  const places = /\.(\d+)$/.exec(text)?.[1]!.length ?? 0
  return Array.from(text, (_, start) => {
    const tokens: Token[] = []
    const limit = ends[start]!
    if (whole && start > 0 && ends[start - 1] === limit) return tokens
    for (let end = start + 1; end <= limit && end - start <= LONGEST_NUMBER; end++) {
      const printed = text.slice(start, end)
      if (!NUMBER.test(printed) || text[end] === '.' || (whole && end < limit)) continue
      const value = Math.round(Number(printed) * scale)
      const decimals = printed.split('.')[1]?.length ?? 0
      const digits = printed.length - (decimals > 0 ? 1 : 0)
      const usual = single || decimals === places ? 1 : ODD_PLACES
      tokens.push({ end, value, share: usual * LENGTH_SHARES[digits]!, follows: usual * 10 ** digits })
    }
    return tokens
  })
}

const MOST_PLACES = 4
/** Numbers of a row mostly have as many decimals as its last; a single point is that of a rate beside whole numbers. */
const ODD_PLACES = 0.05
const NUMBER = /^(?:0|[1-9]\d*)(?:\.\d{1,4})?$/
