import { describe, expect, test } from 'vitest'
import type { CheckModel, Solution, TableModel } from '../../src/solver/model.ts'
import { solve } from '../../src/solver/solve.ts'

/** A table of digit runs with the total in the last column and in the last row. */
function table(texts: readonly string[], columns: number, kinds = 'row-total column-total'): TableModel {
  const last = texts.length - 1
  const parts = Array.from({ length: columns - 1 }, (_, column) => column)
  const data = texts.slice(0, last).map((_, row) => row)
  const checks: CheckModel[] = []
  if (kinds.includes('row-total')) {
    texts.forEach((_, row) => {
      checks.push({ kind: 'row-total', row, total: columns - 1, parts })
    })
  }
  if (kinds.includes('column-total')) {
    for (let column = 0; column < columns; column++)
      checks.push({ kind: 'column-total', column, total: last, parts: data })
  }
  return { columns, rows: texts.map((text) => ({ pieces: [{ text, columns: [0, columns - 1] }] })), checks }
}

const repeat = (count: number, text: string): string[] => new Array<string>(count).fill(text)
const long = '1234567890'.repeat(20)

/** What a row may take however little is left of the budget, and the estimate of a table with decimals. */
const stepsForRow = 2_000
const stepsForPlaces = 1_000_000

const hard: Record<string, TableModel> = {
  'all digits 1': table([...repeat(20, '11111'), '1111111111'], 5),
  'all digits 1, column totals alone': table([...repeat(20, '1111'), '11111111'], 4, 'column-total'),
  'a row of 200 digits': table([long, '12', '34', '46'], 5),
  'rows of 200 digits in 12 columns': table([long, long, long], 12),
  '200 zeros': table(['0'.repeat(200), '12'], 5),
  'no totals at all': table(repeat(200, '123456'), 5, ''),
  'no totals, wide and long': table(repeat(5, '12345678901234567890'), 12, ''),
  'totals that never hold': table(
    Array.from({ length: 30 }, (_, row) => String(1_000_003 * (row + 7))),
    6,
  ),
  'decimals everywhere': table(
    Array.from({ length: 10 }, (_, row) => `${row}.${row + 10}${row}.${row * 7 + 1}5.5`),
    5,
  ),
}

describe('hard tables', () => {
  test.each(Object.entries(hard))('%s: ends, and ends alike', (_, model) => {
    const tight = { ...model, budget: 2_000_000 }
    const solution = solve(tight)
    expect(solve(tight)).toEqual(solution)
    expect(solution.steps).toBeLessThanOrEqual(tight.budget + stepsForRow * model.rows.length + stepsForPlaces)
    expectSound(model, solution)
  })

  test('a small budget gives an estimate that claims nothing', () => {
    const model = table(['11111111', '2222', '3333', '4444', '55556'], 4)
    const solution = solve({ ...model, budget: 10 })
    expect(solution.exact).toBe(false)
    expect(solution.checks.some(({ always, never }) => always || never)).toBe(false)
    expectSound(model, solution)
  })

  test('numbers beyond 32 bits add up', () => {
    expect(solve(table(['3000000001', '5000000007', '8000000008'], 1, 'column-total')).holding).toBe(1)
    expect(solve(table(['3000000001', '5000000007', '8000000009'], 1, 'column-total')).holding).toBe(0)
  })

  test('more readings than a double can count', () => {
    const solution = solve(table(repeat(200, '123456'), 5, ''))
    expect(solution.exact).toBe(true)
    expect(solution.count).toBe(210n ** 200n)
  })
})

/** Every cell of a row that can be read has alternatives whose weights add up to 1, the likeliest first. */
function expectSound(model: TableModel, solution: Solution): void {
  expect(solution.possible).toBe(model.checks.length)
  expect(solution.holding).toBeGreaterThanOrEqual(0)
  for (const row of solution.cells) {
    expect(row).toHaveLength(model.columns)
    for (const cell of row) {
      if (cell.length === 0) continue
      expect(Math.abs(cell.reduce((sum, one) => sum + one.weight, 0) - 1)).toBeLessThan(1e-9)
      for (let at = 1; at < cell.length; at++)
        expect(cell[at - 1]!.weight).toBeGreaterThanOrEqual(cell[at]!.weight - 1e-9)
    }
  }
}
