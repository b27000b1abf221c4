/** Packs trained weights into text; `readModel` of the library unpacks them. */
import { DISTANCE_COARSE, DISTANCE_FINE, LABELS, LIMIT } from '../../src/clean/marks/model.ts'
import { LOWEST, PRECISION } from '../../src/clean/marks/symbols.ts'

/** A number and the context that it is written in. */
type Symbol = readonly [context: number, value: number]

/** Buckets in rising order, `LABELS` weights each. */
export function packModel(buckets: Int32Array, weights: Int8Array, transitions: Int16Array): string {
  const symbols: Symbol[] = []
  buckets.forEach((bucket, row) => {
    let coarse = Math.floor((bucket - (row ? buckets[row - 1]! : -1) - 1) / DISTANCE_FINE)
    const fine = (bucket - (row ? buckets[row - 1]! : -1) - 1) % DISTANCE_FINE
    for (; coarse >= DISTANCE_COARSE - 1; coarse -= DISTANCE_COARSE - 1) symbols.push([LABELS, DISTANCE_COARSE - 1])
    symbols.push([LABELS, coarse], [LABELS + 1, fine])
    for (let label = 0; label < LABELS; label++) symbols.push([label, weights[row * LABELS + label]! + LIMIT])
  })
  const head = [buckets.length, ...Array.from(transitions, (value) => value + 0x8000)]
  const sizes = [...Array.from({ length: LABELS }, () => 2 * LIMIT + 1), DISTANCE_COARSE, DISTANCE_FINE]
  return Buffer.from(packSymbols(sizes, head, symbols)).toString('base64')
}

/** The inverse of `readSymbols`; `sizes` are the numbers of values of the contexts. */
export function packSymbols(sizes: readonly number[], head: readonly number[], symbols: readonly Symbol[]): Uint8Array {
  const tables = sizes.map((size, context) =>
    frequenciesOf(
      size,
      symbols.filter((symbol) => symbol[0] === context),
    ),
  )
  const starts = tables.map((table) =>
    table.map((_, value) => table.slice(0, value).reduce((sum, frequency) => sum + frequency, 0)),
  )
  const stream: number[] = []
  let state = LOWEST
  // The last number written is the first one read.
  for (let i = symbols.length - 1; i >= 0; i--) {
    const [context, value] = symbols[i]!
    const frequency = tables[context]![value]!
    while (state >= (LOWEST >>> PRECISION) * 256 * frequency) {
      stream.push(state & 255)
      state >>>= 8
    }
    state = Math.floor(state / frequency) * (1 << PRECISION) + (state % frequency) + starts[context]![value]!
  }
  const wholes = [sizes.length, ...tables.flatMap((table) => [table.length, ...table]), ...head, state]
  return Uint8Array.from([...new Uint8Array(Int32Array.from(wholes).buffer), ...stream.reverse()])
}

/** Frequencies that sum to `1 << PRECISION`; a value that occurs has at least 1. */
function frequenciesOf(size: number, symbols: readonly Symbol[]): number[] {
  const total = 1 << PRECISION
  const counts = new Array<number>(size).fill(0)
  for (const [, value] of symbols) counts[value]!++
  const sum = Math.max(1, symbols.length)
  const frequencies = counts.map((count) => (count ? Math.max(1, Math.floor((count / sum) * (total - size))) : 0))
  const largest = frequencies.indexOf(Math.max(...frequencies))
  frequencies[largest]! += total - frequencies.reduce((a, b) => a + b, 0)
  return frequencies
}
