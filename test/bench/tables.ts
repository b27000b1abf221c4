/**
 * Tables: solver time and memory against rows and columns, as a table here and as docs/tables-bench.svg.
 *   npm run bench:tables [-- FOLDER]
 * FOLDER holds notices with tables (*.txt): they are parsed all together, and HiGHS is given some of their models.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from '../../dist/index.js'
import { solve, type TableModel } from '../../dist/solver/index.js'
import type { Shape } from '../solver/composedTable.ts'
import { canSolveWithHighs, solveWithHighs } from './highs.ts'
import { plot } from './plot.ts'
import type { Point } from './solveOnce.ts'
import { modelsOf } from './tableModels.ts'

const ROWS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
/** A line ends with its second bounded point: behind it all take the budget. */
const BOUNDED_AT_MOST = 2
const HIGHS_MODELS = 15
const HIGHS_SECONDS = 5

const kinds: Record<string, Omit<Shape, 'rows'>> = {
  '3 columns, no blanks': { columns: 3, blanks: 0 },
  '4 columns, no blanks': { columns: 4, blanks: 0 },
  '5 columns, no blanks': { columns: 5, blanks: 0 },
  '4 columns, 30 % blank': { columns: 4, blanks: 0.3 },
  '4 columns, two and two together, 30 % blank': { columns: 4, blanks: 0.3, together: 2 },
  '12 columns, two and two together, no blanks': { columns: 12, blanks: 0, together: 2 },
}

const series = Object.entries(kinds).map(([name, kind]) => ({ name, points: pointsOf(name, kind) }))
const panel = (title: string, unit: string, y: (point: Point) => number) => ({
  title,
  unit,
  series: series.map(({ name, points }) => ({
    name,
    points: points.map((point) => ({ x: point.rows, y: y(point), hollow: !point.exact })),
  })),
})
writeFileSync(
  new URL('../../docs/tables-bench.svg', import.meta.url),
  plot(
    [
      panel('Time to solve', 'milliseconds, median of warm runs', ({ milliseconds }) => milliseconds),
      panel('Memory to solve', 'MiB that the process grew by at its peak', ({ mebibytes }) => Math.max(0.1, mebibytes)),
    ],
    'rows',
    'Filled: exact. Hollow: bounded by the budget of steps; the result is an estimate and says so.',
  ),
)
console.log('drawn: docs/tables-bench.svg')

const [folder] = process.argv.slice(2)
if (folder !== undefined) await benchFolder(folder)

function pointsOf(name: string, kind: Omit<Shape, 'rows'>): Point[] {
  console.log(`${name}\n${['rows', 'ms', 'MiB', ''].map((head) => head.padStart(10)).join('')}`)
  const points: Point[] = []
  for (const rows of ROWS) {
    if (points.filter(({ exact }) => !exact).length === BOUNDED_AT_MOST) break
    const point = measured({ ...kind, rows })
    points.push(point)
    const figures = [String(rows), point.milliseconds.toFixed(1), point.mebibytes.toFixed(1)]
    console.log(`${figures.map((figure) => figure.padStart(10)).join('')}  ${point.exact ? '' : 'bounded'}`)
  }
  const exact = points.filter((point) => point.exact && point.rows >= 50)
  if (exact.length > 2)
    console.log(`  time grows with rows to the power of ${slope(exact).toFixed(2)}, from 50 rows on`)
  return points
}

function measured(shape: Shape): Point {
  const program = fileURLToPath(new URL('./solveOnce.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', program, JSON.stringify(shape)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${JSON.stringify(shape)}: ${stderr}`)
  return JSON.parse(stdout) as Point
}

/** Of the straight line through the logarithms. */
function slope(points: readonly Point[]): number {
  const x = points.map(({ rows }) => Math.log(rows))
  const y = points.map(({ milliseconds }) => Math.log(milliseconds))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [middleX, middleY] = [mean(x), mean(y)]
  const over = x.reduce((sum, value, at) => sum + (value - middleX) * (y[at]! - middleY), 0)
  return over / x.reduce((sum, value) => sum + (value - middleX) ** 2, 0)
}

async function benchFolder(folder: string): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  const notices = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  const start = performance.now()
  const before = process.cpuUsage()
  for (const notice of notices) parseSync(notice)
  const { user, system } = process.cpuUsage(before)
  console.log(
    `${names.length} notices of ${folder}, all together: ${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU`,
  )

  const models = notices.flatMap(modelsOf)
  const able = models.filter(canSolveWithHighs)
  const step = Math.max(1, Math.floor(able.length / HIGHS_MODELS))
  const chosen = able.filter((_, at) => at % step === 0).slice(0, HIGHS_MODELS)
  console.log(
    `HiGHS: ${able.length} of ${models.length} models are sums of whole numbers alone; every ${step}th of them, at most ${HIGHS_SECONDS} s each`,
  )
  const ratios: number[] = []
  let ended = 0
  let agreed = 0
  for (const model of chosen) {
    const highs = await timeOfHighs(model)
    const { holding, exact } = solve(model)
    const own = timeOf(() => solve(model))
    ratios.push(highs.milliseconds / own)
    if (highs.holding !== null) ended++
    if (highs.holding === holding && exact) agreed++
  }
  ratios.sort((a, b) => a - b)
  console.log(
    `  ${ended} of ${chosen.length} ended, ${agreed} with as many checks as the solver; HiGHS for one best reading took ` +
      `${ratios[ratios.length >> 1]!.toFixed(0)} × the solver's time for all of them at the median (${ratios[0]!.toFixed(0)} to ${ratios.at(-1)!.toFixed(0)}; where it was ended, at least so much)`,
  )
}

async function timeOfHighs(model: TableModel): Promise<{ milliseconds: number; holding: number | null }> {
  const start = performance.now()
  const { holding } = await solveWithHighs(model, HIGHS_SECONDS)
  return { milliseconds: performance.now() - start, holding }
}

/** The median of three, warm. */
function timeOf(run: () => unknown): number {
  run()
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[1]!
}
