/**
 * One slip of the pen that would settle all checks of a table: in one row a digit lost, doubled, or changed for its neighbour. It is proposed in a
 * message and never applied.
 */
import type { TableModel } from '../solver/model.ts'
import type { Decision, Solve } from './decide.ts'

export interface Slip {
  readonly row: number
  readonly printed: string
  /** What would have to stand there. */
  readonly meant: string
  readonly kind: 'lost' | 'doubled' | 'transposed'
}

/** So many ways to mend a row are tried at most, each on so many steps. */
const MOST_TRIED = 250
const BUDGET = 200_000
/** More slips than these that would all do explain nothing. */
const MOST_TOLD = 3

/** Slips in the one row that contradicts itself; [] where several do, or too many slips would mend it. */
export function slipsOf({ built, solution }: Decision, solve: Solve): Slip[] {
  if (!solution.exact || solution.holding === solution.possible) return []
  const rows = built.relations.flatMap(({ kind, row }, index) =>
    kind === 'row-total' && solution.checks[index]!.never ? [row] : [],
  )
  const [row] = rows
  if (row === undefined || new Set(rows).size > 1) return []
  const pieces = built.model.rows[row]!.pieces
  const at = pieces.length - 1
  if (at < 0 || pieces[at]!.whole || pieces.slice(0, at).some(({ whole }) => !whole)) return []
  const printed = pieces[at]!.text
  const found: Slip[] = []
  let tried = 0
  for (const { meant, kind } of mended(printed)) {
    if (tried++ === MOST_TRIED || found.length > MOST_TOLD) break
    const mendedRow = { pieces: pieces.map((piece, index) => (index === at ? { ...piece, text: meant } : piece)) }
    if (settles(built.model, row, mendedRow, solve)) found.push({ row, printed, meant, kind })
  }
  return found.length > MOST_TOLD ? [] : found
}

function settles(model: TableModel, row: number, mended: TableModel['rows'][number], solve: Solve): boolean {
  const rows = model.rows.map((other, index) => (index === row ? mended : other))
  const { exact, count, holding, possible } = solve({ ...model, rows, budget: BUDGET, spare: 0 })
  return exact && count > 0n && holding === possible
}

/** Each text once from which the printed one could have come. */
function* mended(printed: string): Generator<Pick<Slip, 'meant' | 'kind'>> {
  const seen = new Set([printed])
  for (let at = 1; at < printed.length; at++) {
    const [one, other] = [printed[at - 1]!, printed[at]!]
    const before = printed.slice(0, at - 1)
    const behind = printed.slice(at + 1)
    if (one === other) yield* once(`${before}${one}${behind}`, 'doubled')
    else if (one !== '.' && other !== '.') yield* once(`${before}${other}${one}${behind}`, 'transposed')
  }
  for (let at = 0; at <= printed.length; at++)
    for (let digit = 0; digit < 10; digit++) yield* once(`${printed.slice(0, at)}${digit}${printed.slice(at)}`, 'lost')

  function* once(meant: string, kind: Slip['kind']): Generator<Pick<Slip, 'meant' | 'kind'>> {
    if (seen.has(meant)) return
    seen.add(meant)
    yield { meant, kind }
  }
}
