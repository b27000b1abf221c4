/** What must hold of any table that ran together, whatever its figures: changes that mean nothing change nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grammar } from '../../src/grammar/grammar.ts'
import { repairTables } from '../../src/repair/repair.ts'
import type { Cell } from '../../src/types.ts'

const NAMES = [
  '市教育局',
  '市水务局',
  '市民政局',
  '市统计局',
  '市林业局',
  '市审计局',
  '市气象局',
  '市科技局',
  '市档案局',
  '市体育局',
]
const RENAMED = [
  '市财政局',
  '市司法局',
  '市人社局',
  '市住建局',
  '市商务局',
  '市文旅局',
  '市卫健局',
  '市应急局',
  '市医保局',
  '市信访局',
]
const HEADS = ['政务信息', '图片新闻', '领导讲话', '专题报道']

interface Figures {
  readonly rows: readonly (readonly (number | null)[])[]
  readonly width: number
}

const value = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 999 }))
const figures: fc.Arbitrary<Figures> = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc
    .array(
      fc.array(value, { minLength: width, maxLength: width }).filter((row) => row.some((cell) => cell !== null)),
      { minLength: 4, maxLength: 9 },
    )
    .map((rows) => ({ rows, width })),
)

const sum = (cells: readonly (number | null)[]) => cells.reduce<number>((all, cell) => all + (cell ?? 0), 0)
const printed = (label: string, cells: readonly (number | null)[]) =>
  `${label}${[...cells, sum(cells)].map((cell) => cell ?? '').join('')}`

function flatten({ rows, width }: Figures, names: readonly string[], footed = true): string {
  const foot = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column]!)) || null)
  const body = rows.map((row, index) => printed(names[index]!, row)).join('')
  return `单位刊发情况合计${HEADS.slice(0, width).join('')}${body}${footed ? printed('总计', foot) : ''}`
}

/** The number cells of each row by its label. */
function repaired(text: string): Map<string, readonly Cell[]> {
  const { tables } = repairTables(text, [0, text.length], { title: null, words: '', grammar })
  return new Map(tables.flatMap(({ rows }) => rows.map(({ cells }) => [cells[0]!.text, cells.slice(1)] as const)))
}

/** Values, statuses and weights, without the places in the source. */
function said(cells: readonly Cell[] | undefined): unknown {
  return cells?.map(({ value, status, confidence }) => [value, status, confidence?.toFixed(6)])
}

test('rows in another order are the same rows', () => {
  let tables = 0
  fc.assert(
    fc.property(figures, fc.infiniteStream(fc.nat()), ({ rows, width }, keys) => {
      const order = rows.map((_, index) => [keys.next().value as number, index] as const).sort(([a], [b]) => a - b)
      const before = repaired(flatten({ rows, width }, NAMES))
      const shuffled = { rows: order.map(([, index]) => rows[index]!), width }
      const after = repaired(
        flatten(
          shuffled,
          order.map(([, index]) => NAMES[index]!),
        ),
      )
      if (before.size > 0) tables++
      for (const [label, cells] of before) expect(said(after.get(label)), label).toEqual(said(cells))
    }),
    { numRuns: 12 },
  )
  expect(tables).toBeGreaterThan(8)
})

test('other names of rows change no number', () => {
  fc.assert(
    fc.property(figures, (table) => {
      const before = [...repaired(flatten(table, NAMES)).values()].map(said)
      expect([...repaired(flatten(table, RENAMED)).values()].map(said)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})

/** A row that its own sum determines whatever stands beside it, if it is found verified. */
const APPENDED = [7, 31, 5, 86]

test.each([true, false])(
  'a determined row more leaves what was verified as it was (with a row of sums: %s)',
  (footed) => {
    let compared = 0
    fc.assert(
      fc.property(figures, ({ rows, width }) => {
        const before = repaired(flatten({ rows, width }, NAMES, footed))
        const longer = [...rows, APPENDED.slice(0, width)]
        const after = repaired(flatten({ rows: longer, width }, NAMES, footed))
        const added = after.get(NAMES[rows.length]!)
        if (!added?.every(({ status }) => status === 'verified')) return
        for (const label of NAMES.slice(0, rows.length))
          before.get(label)?.forEach((cell, column) => {
            if (cell.status !== 'verified') return
            const now = after.get(label)![column]!
            // other sums below may be cut in other ways, so that a cell may stay open; it never says another thing
            if (footed && now.status !== 'verified') return
            compared++
            expect([now.value, now.status]).toEqual([cell.value, cell.status])
          })
      }),
      { numRuns: 20, seed: 11 },
    )
    expect(compared).toBeGreaterThan(100)
  },
)

test('what is verified is true', () => {
  let verified = 0
  fc.assert(
    fc.property(figures, (table) => {
      const found = repaired(flatten(table, NAMES))
      table.rows.forEach((row, index) => {
        const truth = [...row, sum(row)]
        found.get(NAMES[index]!)?.forEach((cell, column) => {
          if (cell.status !== 'verified') return
          verified++
          expect(cell.value).toBe(truth[column])
        })
      })
    }),
    { numRuns: 30, seed: 7 },
  )
  expect(verified).toBeGreaterThan(300)
})
