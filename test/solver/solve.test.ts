import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableModel } from '../../src/solver/model.ts'
import { solve } from '../../src/solver/solve.ts'
import { enumerate } from './enumerate.ts'
import { tables } from './tables.ts'

/** The solver says of a table exactly what plain enumeration finds. */
function agrees(model: TableModel): void {
  const found = enumerate(model)
  const solution = solve(model)
  expect(solution.exact).toBe(true)
  expect(solution.holding).toBe(found.holding)
  expect(solution.count).toBe(BigInt(found.count))
  found.cells.forEach((row, index) => {
    row.forEach((values, column) => {
      const cell = solution.cells[index]![column]!
      expect(new Set(cell.map((one) => one.value))).toEqual(new Set(values.keys()))
      for (const { value, weight, text, start } of cell) {
        expect(Math.abs(weight - values.get(value)! / found.count)).toBeLessThan(1e-9)
        if (value === null) expect(start).toBeNull()
        else expect(Number(text)).toBe(value)
      }
    })
  })
  found.checks.forEach((held, index) => {
    const outcome = solution.checks[index]!
    expect(Math.abs(outcome.weight - held / found.count)).toBeLessThan(1e-9)
    expect(outcome.always).toBe(held === found.count)
    expect(outcome.never).toBe(held === 0)
  })
}

describe('solve', () => {
  test('says what enumeration finds', () => {
    fc.assert(fc.property(tables, agrees), { numRuns: 2000 })
  })
})
