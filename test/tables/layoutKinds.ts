/** Tables with sums, laid out in ways of their own: broken over a page, side by side, with full-width digits, beside a body that states a total. */
import {
  type Column,
  type Made,
  below,
  chance,
  count,
  counted,
  draw,
  labels,
  pick,
  print,
  rounded,
  run,
  sum,
} from './draw.ts'

/** Sums in rows and columns. */
function footed(): { label: string; names: string[]; columns: Column[] } {
  const { head, names } = labels()
  const width = 2 + below(4)
  const heads = [...counted].sort(() => draw() - 0.5).slice(0, width)
  const dense = chance(0.5)
  const parts = heads.map(() => names.map(() => (dense || chance(0.7) ? count(3) : null)))
  names.forEach((_, row) => {
    if (parts.every((cells) => cells[row] === null)) parts[0]![row] = count(3)
  })
  const totals = names.map((_, row) => sum(parts.map((cells) => cells[row]!)))
  const columns = [...parts, totals].map((cells) => [...cells, sum(cells) || null])
  return {
    label: head,
    names: [...names, pick(['合计', '总计'])],
    columns: columns.map((cells, at) => ({ name: heads[at] ?? '合计', cells })),
  }
}

export function pageBreak(between = ''): Made {
  const { label, names, columns } = footed()
  const made = run(label, names, columns, between)
  const at = 2 + below(names.length - 3)
  const cut = (from: number, to: number) =>
    run(
      label,
      names.slice(from, to),
      columns.map((column) => ({ ...column, cells: column.cells.slice(from, to) })),
      between,
    ).text
  return { ...made, text: [cut(0, at), cut(at, names.length)].join(between === '' ? '' : '\n') }
}

export function sideBySide(between = ''): Made {
  const { label, names, columns } = footed()
  const kept = columns.slice(0, -1).slice(0, 1 + below(2))
  const made = run(label, names, kept, between)
  const half = Math.ceil(names.length / 2)
  const rowAt = (row: number) => [names[row] ?? '', ...kept.map((column) => print(column.cells[row] ?? null, column))]
  const lines = [[...made.columns, ...made.columns]]
  for (let row = 0; row < half; row++) lines.push([...rowAt(row), ...rowAt(row + half)])
  return { ...made, text: lines.map((line) => line.join(between)).join(between === '' ? '' : '\n') }
}

export function stated(between = ''): Made {
  const { label, names, columns } = footed()
  const kept = columns.slice(0, -1)
  const made = run(label, names, kept, between)
  const { name, cells } = kept[0]!
  return { ...made, before: `今年以来共${name}${cells.at(-1) ?? 0}件.` }
}

export function fullWidth(): Made {
  const { label, names, columns } = footed()
  const made = run(label, names, columns)
  return { ...made, text: made.text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) }
}

/** Sums, and a share of each row's total in that of all. */
export function sumAndShare(): Made {
  const { label, names, columns } = footed()
  const decimals = 1 + below(2)
  const { cells } = columns.at(-1)!
  const shares = cells.map((cell) => (cell === null ? null : rounded((cell / cells.at(-1)!) * 100, decimals)))
  return run(label, names, [...columns, { name: '占比（%）', cells: shares, places: decimals }])
}
