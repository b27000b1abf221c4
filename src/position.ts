/** unist positions of stretches of the source text: lines and columns from 1, offsets from 0, in UTF-16 units. */
import type { Point, Position } from 'unist'
import type { Span } from './types.ts'

export class LineIndex {
  readonly #starts: number[] = [0]

  constructor(source: string) {
    for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) this.#starts.push(i + 1)
  }

  position([start, end]: Span): Position {
    return { start: this.point(start), end: this.point(end) }
  }

  point(offset: number): Point {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1, offset }
  }
}
