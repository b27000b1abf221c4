/** A run whose gaps show every cell: nothing has to be cut or placed, and it is read as a grid under the columns that were decided. */
import type { Grammar } from '../grammar/grammar.ts'
import { blankCell, type Grid, type GridCell } from '../grid.ts'
import type { Decision } from './decide.ts'
import { isNotApplicable, readNumber } from './numbers.ts'
import type { Part, Run } from './runs.ts'
import { firstLabelIsClear, sourceOf } from './runTable.ts'
import { Gap, type Stretch, spanOf } from './stretch.ts'

/** Null where a row has a cell less or more, or one that is no number. */
export function gridOfRun(stretch: Stretch, run: Run, decision: Decision, grammar: Grammar): Grid | null {
  const { built, rows, structure } = decision
  if (!built.separated || !firstLabelIsClear(run, decision)) return null
  const width = structure.columns.length
  const numbered = rows.some(({ serial }) => serial !== null)
  const found: GridCell[][] = []
  for (const { label, serial, digits } of rows) {
    const leading = numbered ? [serial ? cellOf(stretch, serial) : blankCell] : []
    const numbers = piecesOf(stretch, digits).map((part) => cellOf(stretch, part))
    const cells = [...leading, cellOf(stretch, label), ...numbers]
    if (cells.length !== width) return null
    if (!numbers.every(({ text }) => readNumber(text, grammar) || isNotApplicable(text, grammar))) return null
    found.push(cells)
  }
  const span = spanOf(stretch, run.head[0], rows.at(-1)!.digits[1])
  return { rows: found, source: sourceOf(stretch, run, decision), span }
}

function cellOf(stretch: Stretch, [from, to]: Part): GridCell {
  return { text: stretch.text.slice(from, to), span: spanOf(stretch, from, to) }
}

function piecesOf({ gaps }: Stretch, [from, to]: Part): Part[] {
  const pieces: Part[] = []
  let start = from
  for (let place = from + 1; place <= to; place++) {
    if (place < to && gaps[place] === Gap.none) continue
    pieces.push([start, place])
    start = place
  }
  return pieces
}
