import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableModel } from '../../src/solver/model.ts'
import { solve } from '../../src/solver/solve.ts'
import { enumerate, tablesToVisit } from './enumerate.ts'
import { formulaTables } from './formulaTables.ts'
import { groupedTables, tables, wideTables } from './tables.ts'

/** The solver says of a table exactly what plain enumeration finds. */
function agrees(model: TableModel): void {
  const found = enumerate(model)
  const solution = solve(model)
  expect(solution.exact).toBe(true)
  expect(solution.count).toBe(BigInt(found.count))
  // A row that has too few numbers for its columns has no reading, and so the table has none.
  if (found.count === 0) return
  expect(solution.holding).toBe(found.holding)
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
  test('says of any small table what enumeration finds', () => {
    fc.assert(fc.property(tables, agrees), { numRuns: 600 })
  })

  test('says of tables with subtotals what enumeration finds', () => {
    fc.assert(fc.property(groupedTables, agrees), { numRuns: 150 })
  })

  test('says of tables without row totals what enumeration finds', () => {
    fc.assert(fc.property(wideTables, agrees), { numRuns: 150 })
  })

  test('says of tables with formulas what enumeration finds, whether they hold or not', () => {
    let formulas = 0
    let broken = 0
    const property = fc.property(formulaTables, (model) => {
      agrees(model)
      model.checks.forEach(({ kind }, index) => {
        if (kind !== 'formula') return
        formulas++
        if (solve(model).checks[index]!.never) broken++
      })
    })
    fc.assert(property, { numRuns: 200 })
    expect(broken).toBeGreaterThan(20)
    expect(formulas - broken).toBeGreaterThan(100)
  })

  test('says of tables with a row of means what enumeration finds', () => {
    const means = fc
      .tuple(tables, fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }))
      .map(([model, tenths]): TableModel => {
        const row = model.rows.length
        const text = tenths
          .slice(0, Math.min(2, model.columns))
          .map((value) => (value / 10).toFixed(1))
          .join('')
        return {
          ...model,
          rows: [...model.rows, { pieces: [{ text, columns: [0, model.columns - 1] }], apart: true }],
          checks: [
            ...model.checks,
            ...tenths.slice(0, 2).map((value, column) => {
              return {
                kind: 'formula',
                row,
                column: Math.min(column, model.columns - 1),
                terms: [],
                plus: value / 10,
              } as const
            }),
          ],
        }
      })
    fc.assert(
      fc.property(
        means.filter((model) => tablesToVisit(model) <= 60_000),
        agrees,
      ),
      { numRuns: 150 },
    )
  })

  test('says of tables with rows without a blank what enumeration finds', () => {
    const dense = fc.tuple(tables, fc.nat(3)).map(([model, at]) => ({
      ...model,
      rows: model.rows.map((row, index) => (index === at ? { ...row, dense: true } : row)),
    }))
    fc.assert(fc.property(dense, agrees), { numRuns: 200 })
  })

  test('finds no solution where more checks must fail than are spared, and else the same', () => {
    let without = 0
    fc.assert(
      fc.property(tables, (model) => {
        const whole = solve(model)
        const spared = [0, 1, 2, model.checks.length].map((spare) => solve({ ...model, spare }))
        const first = spared.findIndex(({ count }) => count > 0n)
        if (first > 0) without++
        expect(spared.slice(first)).toEqual(spared.slice(first).map(() => whole))
        for (const solution of spared.slice(0, first)) expect(solution.exact).toBe(true)
        expect(first).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
    expect(without).toBeGreaterThan(5)
  })

  test('ends where decimals leave no reading, however much may fail', () => {
    const model: TableModel = {
      columns: 1,
      rows: ['1.52', '3.4', '4.92'].map((text) => ({ pieces: [{ text, columns: [0, 0] as const }], dense: true })),
      checks: [{ kind: 'column-total', column: 0, total: 2, parts: [0, 1] }],
      spare: Infinity,
    }
    expect(solve(model).count).toBe(0n)
  })

  test('leaves out a row that no reading cuts', () => {
    const model: TableModel = {
      columns: 2,
      rows: ['0001', '12'].map((text) => ({ pieces: [{ text, columns: [0, 1] }] })),
      checks: [
        { kind: 'row-total', row: 0, total: 1, parts: [0] },
        { kind: 'column-total', column: 0, total: 1, parts: [0] },
      ],
    }
    agrees(model)
    expect(solve(model).cells[0]).toEqual([[], []])
  })

  test('takes a whole piece as one cell', () => {
    const model: TableModel = {
      columns: 3,
      rows: [
        {
          pieces: [
            { text: '12', columns: [0, 1], whole: true },
            { text: '3', columns: [2, 2] },
          ],
        },
      ],
      checks: [],
    }
    agrees(model)
    expect(solve(model).count).toBe(2n)
  })
})
