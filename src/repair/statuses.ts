/**
 * From the solver's best readings to cells with a status. A cell is verified if all best readings agree on it, a check that covers it holds in
 * all of them, and so does its row's own check; it is in conflict if its row's own check (without one: its column's) fails in all.
 */
import type { Alternative, CheckOutcome, Solution } from '../solver/model.ts'
import type { Cell, Status } from '../types.ts'
import type { RunModel } from './model.ts'
import { formulaOf, type Relation } from './checks/checks.ts'
import { Gap, type Stretch, spanOf } from './stretch.ts'

/**
 * The number cells of each row by solver column. `certain` says whether the columns leave no doubt about a cell, by row and column of the
 * table.
 */
export function numberCells(
  stretch: Stretch,
  built: RunModel,
  solution: Solution,
  certain: (row: number, column: number, value: number | null) => boolean,
): Cell[][] {
  const coverage = new Coverage(built.relations, solution.checks)
  return solution.cells.map((cells, row) =>
    cells.map((alternatives, index) => {
      const column = built.numeric[index]!
      const own = coverage.own(row, column)
      const covered = built.closed[row]![index]! || coverage.of(row, column).some(({ always }) => always)
      const holds =
        (!coverage.rowChecks || own.every(({ always }) => always)) &&
        coverage.formulas(row, column).every(({ always }) => always)
      const conflict = coverage.rowChecks
        ? own.some(({ never }) => never)
        : own.length > 0 && own.every(({ never }) => never)
      const alone = solution.exact && alternatives.length === 1 && covered && holds
      const verified = alone && certain(row, column, alternatives[0]!.value)
      const status = conflict
        ? 'conflict'
        : verified
          ? 'verified'
          : weightOf(alternatives[0]) > 0.5
            ? 'likely'
            : 'ambiguous'
      return cellOf(stretch, alternatives, status, built.places[row]!)
    }),
  )
}

/** Which checks cover a cell, and which are its own: its row's sums, or where rows have none, its column's. */
class Coverage {
  readonly rowChecks: boolean
  /** Where no row has a sum, its formulas say whether it is in order. */
  readonly #ownKind: 'row-total' | 'formula'
  readonly #rows = new Map<number, Covering[]>()
  readonly #columns = new Map<number, Covering[]>()

  constructor(relations: readonly Relation[], outcomes: readonly CheckOutcome[]) {
    const kinds = new Set(relations.map((relation) => kindOf(relation)))
    this.#ownKind = kinds.has('row-total') ? 'row-total' : 'formula'
    this.rowChecks = kinds.has(this.#ownKind)
    relations.forEach((relation, index) => {
      const outcome = outcomes[index]!
      if (relation.kind === 'column-total') {
        push(this.#columns, relation.column, {
          kind: relation.kind,
          cells: new Set([relation.row, ...relation.parts]),
          outcome,
        })
      } else push(this.#rows, relation.row, { kind: kindOf(relation), cells: columnsOf(relation), outcome })
    })
  }

  of(row: number, column: number): CheckOutcome[] {
    return [...this.#across(row, column), ...this.#down(row, column)].map(({ outcome }) => outcome)
  }

  own(row: number, column: number): CheckOutcome[] {
    const own = this.rowChecks
      ? (this.#rows.get(row) ?? []).filter(({ kind }) => kind === this.#ownKind)
      : this.#down(row, column)
    return own.map(({ outcome }) => outcome)
  }

  /** The formulas that cover the cell. */
  formulas(row: number, column: number): CheckOutcome[] {
    return this.#across(row, column).flatMap(({ kind, outcome }) => (kind === 'formula' ? [outcome] : []))
  }

  #across(row: number, column: number): Covering[] {
    return (this.#rows.get(row) ?? []).filter(({ cells }) => cells.has(column))
  }

  #down(row: number, column: number): Covering[] {
    return (this.#columns.get(column) ?? []).filter(({ cells }) => cells.has(row))
  }
}

interface Covering {
  readonly kind: Relation['kind'] | 'formula'
  /** Columns of the row, or rows of the column. */
  readonly cells: ReadonlySet<number>
  readonly outcome: CheckOutcome
}

function columnsOf(relation: Relation): Set<number> {
  if (relation.kind === 'row-total') return new Set([relation.column, ...relation.parts])
  if (relation.kind === 'rank') return new Set([relation.column, relation.by])
  const { terms = [], by = [] } = formulaOf(relation) ?? {}
  return new Set([relation.column, ...[...terms, ...by].map(({ column }) => column)])
}

function kindOf(relation: Relation): Covering['kind'] {
  return formulaOf(relation) ? 'formula' : relation.kind
}

function push(map: Map<number, Covering[]>, key: number, covering: Covering): void {
  const list = map.get(key)
  if (list) list.push(covering)
  else map.set(key, [covering])
}

function cellOf(
  stretch: Stretch,
  alternatives: readonly Alternative[],
  status: Status,
  places: readonly number[],
): Cell {
  const best = alternatives[0] ?? UNREAD
  const printed = printedAt(stretch, best, places)
  const cell: Cell = { value: printed.value, text: printed.text, status, span: printed.span }
  if (status === 'verified') return cell
  const { span, ...rest } = cell
  return {
    ...rest,
    confidence: weightOf(best),
    ...(alternatives.length > 1
      ? {
          alternatives: alternatives.slice(0, MOST_ALTERNATIVES).map((other) => ({
            value: printedAt(stretch, other, places).value,
            confidence: weightOf(other),
          })),
        }
      : {}),
    span,
  }
}

/** A cell of which a bounded search found nothing. */
const UNREAD: Alternative = { value: null, weight: 0, text: '', start: null, end: null }

/** A cell that nothing narrows down may have thousands of values; those behind these weigh next to nothing. */
const MOST_ALTERNATIVES = 100

/** Sums of shares may exceed 1 by a grain. */
function weightOf(alternative: Alternative | undefined): number {
  return Math.min(1, alternative?.weight ?? 0)
}

const DASHES = /^[—–/-]/

/** The number as it stands, with the signs around it that the solver does not see. */
function printedAt(
  stretch: Stretch,
  { value, start, end }: Alternative,
  places: readonly number[],
): Pick<Cell, 'value' | 'text' | 'span'> {
  if (start === null || end === null) return { value: null, text: '', span: null }
  let from = places[start]!
  let to = places[end - 1]! + 1
  const { text, gaps } = stretch
  if (DASHES.test(text[from]!)) {
    while (text[to] === text[from] && gaps[to] === Gap.none) to++
    return { value: text.slice(from, to), text: text.slice(from, to), span: spanOf(stretch, from, to) }
  }
  if (text[to] === '%' && gaps[to] === Gap.none) to++
  const negative = text[from - 1] === '-' && gaps[from] === Gap.none
  if (negative) from--
  return { value: negative && value ? -value : value, text: text.slice(from, to), span: spanOf(stretch, from, to) }
}
