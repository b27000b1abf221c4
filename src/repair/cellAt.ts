import { blankCell, type GridCell } from '../grid.ts'

/** A cell's stretch of the source without the white space around it. */
export function cellAt(source: string, start: number, end: number): GridCell {
  let from = start
  let to = end
  while (from < to && /\s/.test(source[from]!)) from++
  while (to > from && /\s/.test(source[to - 1]!)) to--
  return from === to ? blankCell : { text: source.slice(from, to), span: [from, to] }
}
