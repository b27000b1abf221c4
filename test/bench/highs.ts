import highsModule from 'highs'
import type { CheckModel, TableModel } from '../../src/solver/model.ts'

/** The package is CommonJS: its types call the function `default`, Node hands out the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default

/**
 * Longer numbers are left out: they satisfy no check of the tables measured, and their size would be too much for the solver's
 * tolerances. It only makes its work less.
 */
const digitsAtMost = 4

/** A number that may stand in a column of a row: a binary variable. */
interface Arc {
  readonly name: string
  readonly row: number
  readonly column: number
  readonly value: number
}

/** One line of the program: terms, and what bounds their sum. */
type Line = string

/**
 * Finds one best reading with HiGHS, as a mixed integer program: a row is a path over (column, position), each of its arcs a number or
 * a blank; a check holds if its binary variable is 1, which forces its two sides to be equal; the most checks are wanted.
 * `holding` is null where it did not end within the seconds given.
 */
export async function solveWithHighs(model: TableModel, seconds = 600): Promise<{ holding: number | null }> {
  const highs = await loadHighs()
  const solution = highs.solve(program(model), {
    mip_feasibility_tolerance: 1e-9,
    output_flag: false,
    time_limit: seconds,
  })
  if (solution.Status === 'Time limit reached') return { holding: null }
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`)
  return { holding: Math.round(solution.ObjectiveValue) }
}

/** Sums of whole numbers that stand together are what the program is written for. */
export function canSolveWithHighs({ columns, rows, checks }: TableModel): boolean {
  return (
    checks.every(({ kind }) => kind === 'row-total' || kind === 'column-total') &&
    rows.every(({ pieces: [piece, ...others] }) => {
      const { text, columns: [first, last] = [0, 0], whole } = piece ?? { text: '' }
      return others.length === 0 && !whole && first === 0 && last === columns - 1 && /^\d+$/.test(text)
    })
  )
}

function program(model: TableModel): string {
  const arcs: Arc[] = []
  const blanks: string[] = []
  const lines: Line[] = []
  model.rows.forEach((_, row) => {
    addPath(model, row, arcs, blanks, lines)
  })
  const holds = model.checks.map((check, index) => {
    lines.push(...equalIfHolds(check, `h${index}`, arcs))
    return `h${index}`
  })
  return [
    'Maximize',
    wrap(holds.map((name) => `+ ${name}`)),
    'Subject To',
    ...lines,
    'Binary',
    wrap([...holds, ...arcs.map(({ name }) => name), ...blanks]),
    'End',
  ].join('\n')
}

/** The row's path: one unit flows from the first column and digit to behind the last of both. */
function addPath(model: TableModel, row: number, arcs: Arc[], blanks: string[], lines: Line[]): void {
  const [piece] = model.rows[row]!.pieces
  const text = piece?.text ?? ''
  const flow = new Map<string, string[]>()
  const connect = (column: number, from: number, to: number, name: string) => {
    note(flow, `${column},${from}`, `- ${name}`)
    note(flow, `${column + 1},${to}`, `+ ${name}`)
  }
  for (let column = 0; column < model.columns; column++) {
    for (let start = 0; start <= text.length; start++) {
      const blank = `b${row}_${column}_${start}`
      blanks.push(blank)
      connect(column, start, start, blank)
      for (let end = start + 1; end <= Math.min(text.length, start + digitsAtMost); end++) {
        if (text[start] === '0' && end > start + 1) break
        const name = `x${row}_${column}_${start}_${end}`
        arcs.push({ name, row, column, value: Number(text.slice(start, end)) })
        connect(column, start, end, name)
      }
    }
  }
  for (const [node, terms] of flow) {
    const sink = node === `${model.columns},${text.length}`
    lines.push(`${wrap(terms)} = ${node === '0,0' ? -1 : sink ? 1 : 0}`)
  }
}

/** Both sides of the check are equal where its variable is 1; where it is 0, nothing is asked. */
function equalIfHolds(check: CheckModel, holds: string, arcs: readonly Arc[]): Line[] {
  if (check.kind !== 'row-total' && check.kind !== 'column-total') throw new Error(`No program for ${check.kind}`)
  const inRow = check.kind === 'row-total'
  const terms: string[] = []
  let total = 0
  const totals: string[] = []
  const greatest = new Map<number, number>()
  for (const { name, row, column, value } of arcs) {
    if (inRow ? row !== check.row : column !== check.column) continue
    const place = inRow ? column : row
    if (place === check.total) {
      terms.push(`- ${value} ${name}`)
      totals.push(`+ ${name}`)
      total = Math.max(total, value)
    } else if (check.parts.includes(place)) {
      terms.push(`+ ${value} ${name}`)
      greatest.set(place, Math.max(greatest.get(place) ?? 0, value))
    }
  }
  const parts = [...greatest.values()].reduce((sum, value) => sum + value, 0)
  const lines = [`${wrap(terms)} + ${parts} ${holds} <= ${parts}`, `${wrap(terms)} - ${total} ${holds} >= ${-total}`]
  // A blank total of a row fails.
  return inRow ? [...lines, `${wrap(totals)} - ${holds} >= 0`] : lines
}

function note(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The LP format breaks lines that are too long. */
function wrap(terms: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < terms.length; at += 12) lines.push(terms.slice(at, at + 12).join(' '))
  return lines.join('\n ')
}
