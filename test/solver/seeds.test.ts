import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { solve } from '../../src/solver/solve.ts'
import { foundingModels } from '../bench/models.ts'

interface ExpectedCell {
  readonly value: number | string | null
  readonly alternatives?: readonly { readonly value: number | null; readonly confidence: number }[]
}

interface ExpectedTable {
  readonly title: string
  readonly rows: readonly { readonly cells: readonly ExpectedCell[] }[]
  readonly solutions: { readonly count: number; readonly checksHolding: number; readonly checksPossible: number }
}

const seed = (name: string) =>
  readFileSync(new URL(`../../seeds/2009-xianyang-portal-circular.${name}`, import.meta.url), 'utf8')
const expected = (JSON.parse(seed('tables.json')) as { tables: ExpectedTable[] }).tables
const models = foundingModels(seed('txt'))

describe('the founding tables', () => {
  test.each(expected.map((table, index) => [table.title, table, models[index]!] as const))('%s', (_, table, model) => {
    const solution = solve(model)
    expect(solution.exact).toBe(true)
    expect(solution.count).toBe(BigInt(table.solutions.count))
    expect(solution.holding).toBe(table.solutions.checksHolding)
    expect(solution.possible).toBe(table.solutions.checksPossible)
    table.rows.forEach((row, index) => {
      row.cells.slice(1).forEach((cell, column) => {
        const alternatives = cell.alternatives ?? [{ value: cell.value, confidence: 1 }]
        const found = solution.cells[index]![column]!
        expect(found.map((one) => one.value)).toEqual(alternatives.map((one) => one.value))
        found.forEach((one, place) => {
          expect(Math.abs(one.weight - alternatives[place]!.confidence)).toBeLessThan(1e-6)
        })
      })
    })
  })
})
