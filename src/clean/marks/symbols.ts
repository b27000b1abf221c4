/**
 * Reads a stream of small numbers packed by an asymmetric numeral system (rANS: J. Duda, 2009): each number takes about as many bits
 * as its rarity in its own context asks for.
 */
export const PRECISION = 12
export const LOWEST = 1 << 23

export interface Symbols {
  /** A 16-bit number of the head, uncompressed. */
  whole(): number
  /** The next number of a context. */
  next(context: number): number
}

/**
 * The bytes: the number of contexts; for each the number of its values and a 16-bit frequency a value (they sum to `1 << PRECISION`);
 * the length of the head in 32-bit numbers; the head; the stream.
 */
export function readSymbols(bytes: Uint8Array): Symbols {
  let at = 0
  const whole = () => bytes[at++]! | (bytes[at++]! << 8) | (bytes[at++]! << 16) | (bytes[at++]! << 24)
  const contexts = Array.from({ length: whole() }, () => {
    const frequencies = Array.from({ length: whole() }, whole)
    const starts = new Uint16Array(frequencies.length)
    const values = new Uint8Array(1 << PRECISION)
    let sum = 0
    frequencies.forEach((frequency, value) => {
      starts[value] = sum
      values.fill(value, sum, sum + frequency)
      sum += frequency
    })
    return { frequencies: Uint16Array.from(frequencies), starts, values }
  })
  let state = -1
  return {
    whole,
    next(context) {
      if (state < 0) state = whole()
      const { frequencies, starts, values } = contexts[context]!
      const slot = state & ((1 << PRECISION) - 1)
      const value = values[slot]!
      state = frequencies[value]! * (state >>> PRECISION) + slot - starts[value]!
      while (state < LOWEST) state = (state << 8) | bytes[at++]!
      return value
    },
  }
}
