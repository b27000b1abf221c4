/** A digit run as a table: columns decided, cells solved, checks listed, messages written. */
import type { Grammar } from '../grammar/grammar.ts'
import type { Solution } from '../solver/model.ts'
import type { Cell, Message, Table } from '../types.ts'
import { checkOf } from './checks/checks.ts'
import { columnInResult, roleInResult } from './roles.ts'
import type { Decision, Solve } from './decide.ts'
import { checkMessage, openCells, slipMessage, someFail } from './messages.ts'
import { readNumber } from './numbers.ts'
import type { Run } from './runs.ts'
import { slipsOf } from './slips.ts'
import { numberCells } from './statuses.ts'
import { Gap, type Stretch, spanOf } from './stretch.ts'

export function tableOfRun(
  stretch: Stretch,
  run: Run,
  decision: Decision,
  title: string | null,
  grammar: Grammar,
  solve: Solve,
): { table: Table; messages: Message[] } {
  const { structure, rows, roles, built, solution } = decision
  const firstLabelClear = firstLabelIsClear(run, decision)
  const label = structure.columns.findIndex(({ role }) => role === 'label')
  // 合计 may stand in the place of a serial number that the row does without; nothing proves that it does not
  const mayBeLabel = (row: number, column: number) => column >= 0 && column < label && roles[row] !== 'data'
  // a number is worth no more than the name that it belongs to
  const certain = (row: number, column: number, value: number | null) =>
    run.serialsHold &&
    (row > 0 || firstLabelClear) &&
    !(value === null && mayBeLabel(row, column)) &&
    decision.agreed(row, column, value)
  const numbers = numberCells(stretch, built, solution, certain)
  const table: Table = {
    title,
    source: sourceOf(stretch, run, decision),
    columns: structure.columns.map((column) => columnInResult(column, grammar)),
    rows: rows.map((row, index) => ({
      role: roleInResult(roles[index]!),
      cells: structure.columns.map(({ role }, column) => {
        if (role === 'label')
          return labelCell(stretch, row.label, (index > 0 || firstLabelClear) && !mayBeLabel(index, label - 1))
        const place = built.numeric.indexOf(column)
        return place < 0 ? blank(certain(index, column, null)) : numbers[index]![place]!
      }),
    })),
    checks: [],
    solutions: solutionsOf(solution),
    span: spanOf(stretch, run.head[0], rows.at(-1)!.digits[1]),
  }
  const valueAt = (row: number, column: number) => table.rows[row]!.cells[column]!.value
  const decimalsOf = (row: number, column: number) =>
    readNumber(table.rows[row]!.cells[column]!.text, grammar)?.decimals ?? 0
  table.checks = decision.relations.map((relation) => checkOf(relation, { valueAt, decimalsOf }))
  return { table, messages: [...failures(table, decision), ...slips(table, decision, solve), ...openCells(table)] }
}

/** Sums that hold in no best reading, each by itself; those of which some fail, together. */
function failures(table: Table, { solution, relations, built }: Decision): Message[] {
  const outcomes = new Map(built.relations.map((relation, index) => [relation, solution.checks[index]!]))
  const never = relations.flatMap((relation, index) => {
    const check = table.checks[index]!
    return !check.ok && outcomes.get(relation)?.never === true ? [{ relation, check }] : []
  })
  const sometimes = table.checks.filter((_, index) => {
    const outcome = outcomes.get(relations[index]!)
    return outcome !== undefined && !outcome.always && !outcome.never
  })
  const missing = solution.possible - solution.holding - never.length
  const messages = never.map(({ relation, check }) => checkMessage(relation, check, table))
  if (solution.exact && missing > 0 && sometimes.length > 0) messages.push(someFail(sometimes, table, missing))
  return messages
}

function slips(table: Table, decision: Decision, solve: Solve): Message[] {
  return slipsOf(decision, solve).map((slip) => slipMessage(slip, table))
}

function labelCell(stretch: Stretch, [from, to]: readonly [number, number], certain: boolean): Cell {
  if (from === to) return blank(certain)
  const text = stretch.text.slice(from, to)
  return { value: text, text, status: certain ? 'verified' : 'likely', span: spanOf(stretch, from, to) }
}

function blank(certain: boolean): Cell {
  return { value: null, text: '', status: certain ? 'verified' : 'likely', span: null }
}

export function sourceOf({ gaps }: Stretch, { rows }: Run, { built }: Decision): Table['source'] {
  if (!built.separated) return 'digit-run'
  const tabs = rows.some(({ digits }) => gaps.slice(digits[0] + 1, digits[1]).includes(Gap.tab))
  return tabs ? 'markup' : 'layout'
}

/** By this much the first label's start must be better than any other to be certain, and so well must a label begin there. */
const CLEAR_LABEL = { margin: 1.2, score: 0 }
/** The same behind cells that are not all known. */
const CLEAR_BEHIND_STRANGERS = { margin: 1.5, score: 2 }

export function firstLabelIsClear({ headOnly }: Run, { cut, familiar, rows }: Decision): boolean {
  const [from, to] = rows[0]!.label
  // no name has one character: the head took the others
  if (!headOnly && to - from < 2) return false
  const { margin, score } = familiar ? CLEAR_LABEL : CLEAR_BEHIND_STRANGERS
  return headOnly || (cut.labelMargin >= margin && cut.labelScore >= score)
}

function solutionsOf({ count, exact, holding, possible }: Solution): Table['solutions'] {
  const size = count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : count.toString()
  return { count: size, exact, checksHolding: holding, checksPossible: possible }
}
