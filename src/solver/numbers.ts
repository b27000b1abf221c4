/** A number cut out of a row. */
export interface Cut {
  readonly start: number
  readonly end: number
  /** Times the sheet's scale, an integer. */
  readonly value: number
  /** Decimals. */
  readonly places: number
}

const zero = 48
const point = 46
const minus = 45

/**
 * The numbers that start at `start` and end at or before `limit`, short ones first. None has a leading zero but 0 and 0.x; none is
 * cut off before a point; none exceeds `most` (scaled) or has more than `places` decimals.
 */
export function cutsFrom(text: string, start: number, limit: number, places: number, most: number): Cut[] {
  const cuts: Cut[] = []
  const negative = text.charCodeAt(start) === minus
  const first = negative ? start + 1 : start
  const sign = negative ? -1 : 1
  const scale = 10 ** places
  let value = 0
  let end = first
  while (end < limit && isDigit(text.charCodeAt(end))) {
    if (end > first && text.charCodeAt(first) === zero) break
    value = value * 10 + (text.charCodeAt(end) - zero)
    if (value * scale > most) break
    end++
    if (end === limit || text.charCodeAt(end) !== point) {
      cuts.push({ start, end, value: sign * value * scale || 0, places: 0 })
      continue
    }
    let fraction = value * scale
    let unit = scale
    for (let at = end + 1; at < limit && isDigit(text.charCodeAt(at)) && at - end <= places; at++) {
      unit /= 10
      fraction += (text.charCodeAt(at) - zero) * unit
      if (at + 1 < limit && text.charCodeAt(at + 1) === point) break
      cuts.push({ start, end: at + 1, value: sign * fraction || 0, places: at - end })
    }
    break
  }
  return cuts
}

function isDigit(code: number): boolean {
  return code >= zero && code < zero + 10
}
