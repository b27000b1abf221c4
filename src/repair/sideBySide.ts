/** Two tables side by side: a head that says the same twice is one table of which the right half continues the left. */
import type { GridCell } from '../grid.ts'

type Paths = readonly (readonly string[])[]

export function unfold(paths: Paths, rows: GridCell[][]): { paths: Paths; rows: GridCell[][] } {
  const names = paths.map((path) => path.join('/'))
  for (let width = 2; width <= names.length / 2; width++) {
    if (names.length % width !== 0 || !names.every((name, index) => name === names[index % width])) continue
    const parts = names.length / width
    const unfolded = Array.from({ length: parts }, (_, part) =>
      rows.map((row) => row.slice(part * width, (part + 1) * width)),
    ).flat()
    return { paths: paths.slice(0, width), rows: unfolded.filter((row) => row.some(({ text }) => text !== '')) }
  }
  return { paths, rows }
}
