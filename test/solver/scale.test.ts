/** Large tables whose figures are known: they end within the budget of steps, and what the solver says for certain is true. */
import { describe, expect, test } from 'vitest'
import { solve } from '../../src/solver/solve.ts'
import { composeTable, type Shape } from './composedTable.ts'

const BUDGET = 35_000_000
/** What a row may take however little is left of the budget. */
const ROW = 2_000

/** The least share of cells that are certain; null where the search is bounded. */
const cases: Record<string, readonly [shape: Shape, certain: number | null]> = {
  '500 rows, 12 columns, run together': [{ rows: 500, columns: 12, blanks: 0.3 }, null],
  '500 rows, 12 columns, two and two together': [{ rows: 500, columns: 12, blanks: 0.2, together: 2 }, null],
  '500 rows, 12 columns, cells apart': [{ rows: 500, columns: 12, blanks: 0.2, together: 1 }, 1],
  '500 rows, 12 columns, no sums': [{ rows: 500, columns: 12, blanks: 0.2, sums: 'none' }, null],
  '5,000 rows, 4 columns, run together': [{ rows: 5000, columns: 4, blanks: 0 }, null],
  '5,000 rows, 4 columns, two and two together': [{ rows: 5000, columns: 4, blanks: 0, together: 2 }, 0.9],
  '5,000 rows, 4 columns, sums of rows alone': [{ rows: 5000, columns: 4, blanks: 0.3, sums: 'rows' }, 0.4],
  '5,000 rows, 4 columns, sums of columns alone': [{ rows: 5000, columns: 4, blanks: 0, sums: 'columns' }, null],
  '5,000 rows, 4 columns, no sums': [{ rows: 5000, columns: 4, blanks: 0.3, sums: 'none' }, 0],
  '5,000 rows, 3 columns, run together': [{ rows: 5000, columns: 3, blanks: 0 }, 0.9],
  'rows of 200 digits': [{ rows: 10, columns: 25, blanks: 0, digits: 15 }, null],
  'rows of 200 digits, no sums': [{ rows: 10, columns: 25, blanks: 0, digits: 15, sums: 'none' }, null],
}

describe('large tables', () => {
  test.each(Object.entries(cases))(
    '%s',
    (_, [shape, share]) => {
      const { model, truth } = composeTable(shape)
      const { exact, steps, cells, checks, holding, possible } = solve(model)
      expect(exact).toBe(share !== null)
      expect(steps).toBeLessThanOrEqual(BUDGET + ROW * shape.rows)
      if (!exact) {
        expect(checks.filter(({ always, never }) => always || never)).toEqual([])
        return
      }
      expect(holding).toBe(possible)
      let certain = 0
      for (const [row, alternatives] of cells.entries()) {
        for (const [column, values] of alternatives.entries()) {
          if (values.length > 1) continue
          certain++
          expect(values[0]!.value, `row ${row}, column ${column}`).toBe(truth[row]![column])
        }
      }
      expect(certain).toBeGreaterThanOrEqual(share! * shape.rows * shape.columns)
    },
    120_000,
  )
})
