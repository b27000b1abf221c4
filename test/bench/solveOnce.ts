/** One composed table solved in a process of its own, so that the memory is its own: `solveOnce.ts SHAPE` prints a `Point`. */
import { solve } from '../../dist/solver/index.js'
import { composeTable, type Shape } from '../solver/composedTable.ts'

export interface Point {
  readonly rows: number
  readonly milliseconds: number
  /** By so much the process grew at its peak. */
  readonly mebibytes: number
  readonly exact: boolean
}

const shape = JSON.parse(process.argv[2]!) as Shape
solve(composeTable({ ...shape, rows: Math.min(20, shape.rows) }).model)
const { model } = composeTable(shape)
const before = process.memoryUsage.rss()
const { exact } = solve(model)
const mebibytes = Math.max(0, process.resourceUsage().maxRSS / 1024 - before / 2 ** 20)
const times: number[] = []
do {
  const start = performance.now()
  solve(model)
  times.push(performance.now() - start)
} while (times.length < 7 && times.reduce((sum, time) => sum + time, 0) < 700)
const milliseconds = times.sort((a, b) => a - b)[times.length >> 1]!
console.log(JSON.stringify({ rows: shape.rows, milliseconds, mebibytes, exact } satisfies Point))
