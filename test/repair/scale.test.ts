/** Large tables that ran together, with figures that are known: whatever becomes of the search, no verified cell is wrong. */
import { describe, expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'
import { repairTables } from '../../src/repair/repair.ts'
import { composeTable, type ComposedTable, type Shape } from '../solver/composedTable.ts'

const HEADS = '政务信息 图片新闻 领导讲话 专题报道 立案数 结案数 移送数 处罚数 查处数 整改数 罚款额'.split(' ')
const FIRST = '青云白双柳金龙石大平望东南桃永安清红宝新长三太凤河林泉松竹梅'
const SECOND = '松台石桥河坪泉门洼乐江岭屏源丰和溪岩山兴坡合平鸣湾口塘坝坞桂'

const labelOf = (row: number) =>
  `${FIRST[row % 30]!}${SECOND[Math.floor(row / 30) % 30]!}${['村', '镇', '社区', '街道', '乡', '园'][Math.floor(row / 900)]!}`

function flatten({ truth }: ComposedTable): string {
  const rows = truth.map(
    (cells, row) => `${row === truth.length - 1 ? '总计' : labelOf(row)}${cells.map((value) => value ?? '').join('')}`,
  )
  return `单位${HEADS.slice(0, truth[0]!.length - 1).join('')}合计${rows.join('')}`
}

const cases: Record<string, { shape: Shape; exact: boolean }> = {
  '500 rows, 12 columns': { shape: { rows: 500, columns: 12, blanks: 0.3 }, exact: false },
  '5,000 rows, 4 columns': { shape: { rows: 5000, columns: 4, blanks: 0 }, exact: false },
  '400 rows, 4 columns': { shape: { rows: 400, columns: 4, blanks: 0 }, exact: true },
}

describe('large tables that ran together', () => {
  test.each(Object.entries(cases))(
    '%s',
    (_, { shape, exact }) => {
      const table = composeTable(shape)
      const text = flatten(table)
      const { tables, messages } = repairTables(text, [0, text.length], { title: null, words: '', grammar })
      expect(tables.map(({ rows, columns }) => [rows.length, columns.length])).toEqual([
        [shape.rows, shape.columns + 1],
      ])
      const [found] = tables
      expect(found!.solutions.exact).toBe(exact)
      expect(messages.some(({ rule }) => rule === 'table-bounded')).toBe(!exact)
      let count = 0
      for (const [row, { cells }] of found!.rows.entries()) {
        for (const [column, { value, status }] of cells.slice(1).entries()) {
          if (status !== 'verified') continue
          count++
          expect(value, `row ${row}, column ${column}`).toBe(table.truth[row]![column])
        }
      }
      if (exact) expect(count).toBeGreaterThan(1000)
      else expect(count).toBe(0)
    },
    120_000,
  )
})
