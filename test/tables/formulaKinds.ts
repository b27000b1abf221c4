/** Tables in which columns or rows follow from others: rates, shares, growths, differences, scores by weights, means, figures per head. */
import { type Column, type Made, below, chance, count, counted, draw, labels, pick, rounded, run, sum } from './draw.ts'

const pairs = [
  ['受理件数', '办结件数', '办结率'],
  ['检查户数', '合格户数', '合格率'],
  ['应到人数', '实到人数', '到会率'],
  ['计划面积', '完成面积', '完成率'],
  ['排查隐患', '整改隐患', '整改率'],
] as const

export function rate(between = ''): Made {
  const { head, names } = labels()
  const [whole, part, name] = pick(pairs)
  const decimals = below(3)
  const sign = chance(0.5) ? '%' : ''
  const wholes = names.map(() => count(4))
  const parts = wholes.map((all) => Math.max(1, Math.round(all * (chance(0.3) ? 1 : 0.4 + 0.6 * draw()))))
  const footed = chance(0.7)
  if (footed) {
    wholes.push(sum(wholes))
    parts.push(sum(parts))
  }
  const rates = parts.map((one, row) => rounded((one / wholes[row]!) * 100, decimals))
  return run(
    head,
    [...names, ...(footed ? ['合计'] : [])],
    [
      { name: whole, cells: wholes },
      { name: part, cells: parts },
      { name: sign || chance(0.5) ? `${name}（%）` : name, cells: rates, places: decimals, sign },
    ],
    between,
  )
}

export function share(between = ''): Made {
  const { head, names } = labels()
  const decimals = 1 + below(2)
  const sign = chance(0.5) ? '%' : ''
  const amounts = names.map(() => count(4))
  const whole = sum(amounts)
  const shares = amounts.map((amount) => rounded((amount / whole) * 100, decimals))
  return run(
    head,
    [...names, '合计'],
    [
      { name: pick(counted), cells: [...amounts, whole] },
      { name: `占比${sign || chance(0.5) ? '（%）' : ''}`, cells: [...shares, 100], places: decimals, sign },
    ],
    between,
  )
}

export function growth(between = ''): Made {
  const { head, names } = labels()
  const decimals = 1 + below(2)
  const before = names.map(() => count(4) + 9)
  const now = before.map((value) => Math.max(1, Math.round(value * (0.6 + draw()))))
  const footed = chance(0.7)
  if (footed) {
    before.push(sum(before))
    now.push(sum(now))
  }
  const sign = chance(0.5) ? '%' : ''
  const grown = now.map((value, row) => rounded((value / before[row]! - 1) * 100, decimals))
  return run(
    head,
    [...names, ...(footed ? ['合计'] : [])],
    [
      { name: pick(['本期', '本月', '本年']), cells: now },
      { name: pick(['上年同期', '去年同期', '上期']), cells: before },
      { name: pick(['同比增减（%）', '同比（%）', '增幅（%）']), cells: grown, places: decimals, sign },
    ],
    between,
  )
}

export function difference(): Made {
  const { head, names } = labels()
  const before = names.map(() => count(4))
  const now = before.map((value) => value + count(3))
  before.push(sum(before))
  now.push(sum(now))
  return run(
    head,
    [...names, '合计'],
    [
      { name: pick(['本期', '本月', '本年']), cells: now },
      { name: pick(['上年同期', '去年同期', '上期']), cells: before },
      { name: pick(['同比增减', '增减']), cells: now.map((value, row) => value - before[row]!) },
    ],
  )
}

export function weighted(between = ''): Made {
  const { head, names } = labels()
  const weights = pick([
    [40, 30, 30],
    [50, 50],
    [60, 40],
    [20, 30, 50],
    [10, 20, 30, 40],
  ])
  const heads = ['信息公开', '政务服务', '满意度', '日常考核'].slice(0, weights.length)
  const decimals = below(2)
  const scores = weights.map(() => names.map(() => rounded(60 + 40 * draw(), decimals)))
  const totals = names.map((_, row) =>
    rounded(
      weights.reduce((all, weight, at) => all + (weight / 100) * scores[at]![row]!, 0),
      decimals + pick([1, 2][decimals] === 1 ? [1] : [1]),
    ),
  )
  const ranked = chance(0.4)
  return run(
    head,
    names,
    [
      ...heads.map((name, at) => ({ name: `${name}（${weights[at]}%）`, cells: scores[at]!, places: decimals })),
      { name: pick(['总分', '综合得分']), cells: totals, places: decimals + 1 },
      ...(ranked
        ? [{ name: '名次', cells: totals.map((total) => 1 + totals.filter((other) => other > total).length) }]
        : []),
    ],
    between,
  )
}

export function average(between = ''): Made {
  const { head, names } = labels()
  const width = 2 + below(3)
  const decimals = below(2)
  const dense = chance(0.7)
  const heads = [...counted].sort(() => draw() - 0.5).slice(0, width)
  const parts = heads.map(() =>
    names.map(() => (dense || chance(0.7) ? rounded(count(3) / 10 ** decimals, decimals) : null)),
  )
  const mean = (cells: readonly (number | null)[]) => {
    const said = cells.filter((cell) => cell !== null)
    return said.length === 0 ? null : rounded(sum(said) / said.length, decimals + 1)
  }
  const columns: Column[] = heads.map((name, at) => ({ name, cells: parts[at]!, places: decimals }))
  if (chance(0.6)) {
    const totals = names.map((_, row) => sum(parts.map((cells) => cells[row]!)))
    columns.push({ name: pick(['合计', '总分']), cells: totals, places: decimals })
  }
  const footed = chance(0.4)
  const last = columns.map(({ cells }) => mean(cells))
  const all = columns.map((column, at) => ({
    ...column,
    cells: [...column.cells, ...(footed ? [sum(column.cells)] : [])],
    at,
  }))
  const made = run(head, [...names, ...(footed ? ['合计'] : [])], all, between)
  const label = pick(['平均', '平均值', '全市平均'])
  const printed = last.map((value) => (value === null ? '' : value.toFixed(decimals + 1)))
  return {
    columns: made.columns,
    rows: [...made.rows, [label, ...last]],
    text: `${made.text}${between === '' ? '' : '\n'}${[label, ...printed].join(between)}`,
  }
}

export function perHead(between = ''): Made {
  const { head, names } = labels()
  const people = names.map(() => count(3))
  const money = people.map((many) => many * count(2) + below(9))
  people.push(sum(people))
  money.push(sum(money))
  const decimals = below(3)
  return run(
    head,
    [...names, '合计'],
    [
      { name: '人数', cells: people },
      { name: '金额', cells: money },
      { name: '人均', cells: money.map((all, row) => rounded(all / people[row]!, decimals)), places: decimals },
    ],
    between,
  )
}
