/** What composeKinds.ts draws from: figures, labels, and columns run together. */
import { randomFrom } from '../random.ts'

/** The same seed gives the same tables. */
let random = randomFrom(1)
export function seedWith(seed: number): void {
  random = randomFrom(seed)
}
export const draw = () => random()
export const below = (size: number) => Math.floor(random() * size)
export const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!
export const chance = (share: number) => random() < share

export type Value = string | number | null

export interface Made {
  readonly columns: readonly string[]
  /** As in the intact table. */
  readonly rows: readonly (readonly Value[])[]
  /** As printed, row by row. */
  readonly text: string
  readonly before?: string
}

export interface Column {
  readonly name: string
  readonly cells: readonly (number | null)[]
  readonly places?: number
  readonly sign?: string
}

export const places = '青松 云台 白石 双桥 柳河 金坪 龙泉 石门 大洼 平乐 望江 东岭 南屏 桃源 永丰 安和'.split(' ')
export const offices =
  '教育局 水务局 民政局 人社局 住建局 林业局 文旅局 卫健委 发改委 医保局 司法局 审计局 统计局'.split(' ')

export function labels(): { head: string; names: string[] } {
  const count = 5 + below(11)
  const kind = pick(['towns', 'offices', 'schools'] as const)
  const names = new Set<string>()
  while (names.size < count)
    names.add(
      kind === 'towns'
        ? `${pick(places)}${pick(['镇', '乡', '县'])}`
        : kind === 'offices'
          ? `${pick(['县', '区', '市'])}${pick(offices)}`
          : chance(0.5)
            ? `第${1 + below(30)}${pick(['小学', '中学'])}`
            : `${pick(places)}小学`,
    )
  const head = { towns: ['乡镇', '地区'], offices: ['单位', '部门'], schools: ['学校', '单位'] }[kind]
  return { head: pick(head), names: [...names] }
}

export function count(digits: number): number {
  return 1 + below(10 ** (1 + below(digits)) - 1)
}

export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals + 1e-9) / 10 ** decimals
}

export function sum(cells: readonly (number | null)[]): number {
  return Math.round(cells.reduce<number>((all, cell) => all + (cell ?? 0), 0) * 1e6) / 1e6
}

export function print(value: number | null, { places = 0, sign = '' }: Column): string {
  return value === null ? '' : value.toFixed(places) + sign
}

/** Runs columns together; `foot` names a last row whose cells the columns have. */
export function run(label: string, names: readonly string[], columns: readonly Column[], between = ''): Made {
  const rows = names.map((name, row) => [name, ...columns.map(({ cells }) => cells[row] ?? null)])
  const printed = names.map((name, row) =>
    [name, ...columns.map((column) => print(column.cells[row] ?? null, column))].join(between),
  )
  const head = [label, ...columns.map(({ name }) => name)]
  return { columns: head, rows, text: [head.join(between), ...printed].join(between === '' ? '' : '\n') }
}

export const counted =
  '受理件数 办结件数 群众来信 网上留言 现场咨询 立案数 结案数 培训人次 出动车辆 整改完成 危房 大棚 冷库'.split(' ')
