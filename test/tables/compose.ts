/**
 * Composes notices with flattened tables whose intact form is known, for test/tables/oracle.ts.
 *   npx tsx test/tables/compose.ts FOLDER [CASES] [SEED]
 *
 * Places, bodies and figures are made up. Shapes are drawn at random: where totals stand, how dense the table is, one or two rows of head, either
 * reading order, ranks, serial numbers, decimals, and what labels look like.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '../random.ts'

const [folder, cases = '100', seed = '1'] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: compose.ts FOLDER [CASES] [SEED]')
  process.exit(2)
}

/** The same seed gives the same tables. */
const random = randomFrom(Number(seed))
const below = (size: number) => Math.floor(random() * size)
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!
const chance = (share: number) => random() < share

function shuffled<Item>(items: readonly Item[]): Item[] {
  const left = [...items]
  return Array.from({ length: left.length }, () => left.splice(below(left.length), 1)[0]!)
}

const places =
  '青松 云台 白石 双桥 柳河 金坪 龙泉 石门 大洼 平乐 望江 东岭 南屏 桃源 永丰 安和 清溪 红岩 宝山 新兴 长岭 三合 太平 凤鸣'.split(
    ' ',
  )
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌志强'

/** Labels of one kind. */
const labels: Record<string, () => string> = {
  towns: () => `${pick(places)}${pick(['镇', '镇', '乡', '街道'])}`,
  counties: () => `${pick(places)}${pick(['县', '区', '市'])}`,
  offices: () =>
    `${pick(['县', '区'])}${pick('教育局 水务局 民政局 人社局 住建局 林业局 文旅局 卫健委 发改委 医保局 司法局 审计局 统计局 信访局 残联 总工会 妇联 科协 团委 供销社 档案馆 气象局 税务局 公安局'.split(' '))}`,
  schools: () =>
    pick([
      () => `第${1 + below(30)}${pick(['小学', '中学', '幼儿园'])}`,
      () => `${pick(places)}${pick(['小学', '中学', '中心校'])}`,
    ])(),
  firms: () =>
    `${pick(places)}${pick(['水泥', '化工', '纺织', '建材', '食品', '机械'])}${pick(['公司', '有限公司', '厂'])}`,
  persons: () => `${pick([...surnames])}${pick([...given])}${chance(0.7) ? pick([...given]) : ''}`,
  projects: () =>
    `${pick(places)}${pick(['水库', '大桥', '公路', '灌区', '电站'])}${pick(['除险加固', '改建', '扩建', '维修'])}`,
  villages: () => `${pick(places)}${pick(['村', '社区'])}`,
}
const labelHeads: Record<string, readonly string[]> = {
  towns: ['乡镇', '镇街', '乡镇（街道）', '单位'],
  counties: ['县区', '县（市、区）', '地区', '市县'],
  offices: ['单位', '部门', '责任单位', '单位名称'],
  schools: ['学校', '学校名称', '单位'],
  firms: ['企业', '企业名称', '单位名称'],
  persons: ['姓名'],
  projects: ['项目', '项目名称'],
  villages: ['村', '村（社区）', '行政村'],
}

/** Heads: words for heads, unusual ones too. */
const heads =
  '受理件数 办结件数 退回件数 群众来信 网上留言 电话咨询 现场咨询 立案 结案 罚没款 走访农户 发放明白纸 培训人次 参训人员 悬挂横幅 出动车辆 收缴刀具 整改完成 限期整改 移交司法 新增贷款 贫困户 一般户 脱贫户 危房 水窖 沼气池 井灌面积 管护员 巡河次数 清理垃圾 病死畜禽 疫苗 犬只 猪 牛 羊 家禽 玉米 小麦 薯类 油菜 中药材 苹果 核桃 食用菌 大棚 冷库 合作社 家庭农场 小微企业 个体户 规上企业 技改项目 专利申请 高新产品 论文 课题 省级 市级 县级 国家级 校级 一等奖 二等奖 三等奖 优秀奖 学前教育 义务教育 高中教育 职业教育 特殊教育 在编 聘用 借调 退休 党员 团员 女职工 少数民族 大病救助 临时救助 高龄津贴 孤儿 残疾人 退役军人 志愿者 微信公众号 政务微博 门户网站 今日头条 抖音 采编稿件 约稿信息 上报信息 被采用数 扣分项 基础得分 加分项 日常检查 专项检查 年终考核 群众测评 民主评议'.split(
    ' ',
  )
const groups = '工作情况 完成情况 采用情况 办理情况 检查情况 救助情况 报送情况 种植情况 开展情况 落实情况'.split(' ')
const totals = '合计 合计 合计 总计 小计 总数 共计'.split(' ')
const scores = '总分 得分 总得分 合计得分 综合得分'.split(' ')
const titles = '工作情况统计表 信息报送情况 考核结果 专项检查情况统计 进展情况一览表 目标任务完成情况'.split(' ')

type Value = string | number | null

interface Made {
  readonly columns: string[]
  readonly rows: Value[][]
  readonly head: string
  readonly family: string
  readonly text: string
}

function number(size: number): number {
  const digits = 1 + Math.min(5, Math.floor(-Math.log(1 - random()) * size))
  return 1 + below(10 ** digits - 1)
}

function make(): Made {
  const family = pick([
    'last',
    'last',
    'first',
    'one-row-last',
    'score-rank',
    'decimal',
    'serial',
    'columns',
    'transposed',
    'group-total',
    'big',
    'damaged',
  ])
  const kind = pick(Object.keys(labels))
  const count = 5 + below(16)
  const names = new Set<string>()
  while (names.size < count) names.add(labels[kind]!())
  const width = 2 + below(family === 'columns' ? 3 : 5)
  const parts = shuffled(heads).slice(0, width)
  const dense = chance(0.5)
  const zeros = chance(0.2)
  const size = family === 'big' ? 1.6 : 0.7 + random() * 0.6
  const places = family === 'decimal' ? 1 + below(2) : 0
  const scale = 10 ** places
  let body = [...names].map((label) => ({
    label,
    cells: parts.map((): number | null => (dense || chance(0.65) ? number(size + places) : zeros ? 0 : null)),
  }))
  for (const { cells } of body) if (cells.every((cell) => !cell)) cells[below(width)] = number(size)
  const sum = (cells: readonly (number | null)[]) => cells.reduce<number>((all, cell) => all + (cell ?? 0), 0)
  const ranked = family === 'score-rank'
  if (ranked) body = body.sort((a, b) => sum(b.cells) - sum(a.cells))
  const withTotals = family !== 'columns'
  const footed = !ranked && family !== 'decimal' && (family === 'columns' || chance(0.85))
  const label = pick(labelHeads[kind]!)
  const total = ranked || family === 'decimal' ? pick(scores) : pick(totals)
  const group = pick(groups)
  const foot = footed
    ? [
        {
          label: pick(['合计', '总计', '全县合计', '合　计'].slice(0, 3)),
          cells: parts.map((_, column) => sum(body.map(({ cells }) => cells[column]!)) || null),
        },
      ]
    : []
  const first = family === 'first' || family === 'group-total'
  const rowsWithTotal = [...body, ...foot].map(({ label, cells }) => ({
    label,
    cells: !withTotals ? cells : first ? [sum(cells), ...cells] : [...cells, sum(cells)],
  }))
  const columns = [label, ...(!withTotals ? parts : first ? [total, ...parts] : [...parts, total])]
  let rows: Value[][] = rowsWithTotal.map(({ label, cells }) => [label, ...cells])
  if (ranked) {
    columns.push(pick(['名次', '排名', '位次']))
    rows = rows.map((row) => [
      ...row,
      1 + rows.filter((other) => (other.at(-1) as number) > (row.at(-1) as number)).length,
    ])
  }
  const serial = family === 'serial'
  if (serial) {
    columns.unshift('序号')
    rows = rows.map((row, index) => [index < body.length ? index + 1 : null, ...row])
  }
  const head =
    {
      last: `${label}${group}${total}${parts.join('')}`,
      damaged: `${label}${group}${total}${parts.join('')}`,
      serial: `序号${label}${group}${total}${parts.join('')}`,
      transposed: `${label}${group}${parts.join('')}${total}`,
      'group-total': `${label}${group}${total}${parts.join('')}`,
    }[family] ?? columns.join('')
  const printed = rows.map((row) =>
    row.map((cell) =>
      typeof cell !== 'number' ? (cell ?? '') : places > 0 ? (cell / scale).toFixed(places) : String(cell),
    ),
  )
  const truth = rows.map((row) => row.map((cell) => (typeof cell === 'number' && places > 0 ? cell / scale : cell)))
  const flat = printed.map((row) => row.join(''))
  if (family === 'damaged') {
    const at = below(body.length)
    const digits = flat[at]!.slice(printed[at]![0]!.length)
    const lost = below(digits.length)
    if (digits.length > 3 && !digits.slice(lost + 1).startsWith('0'))
      flat[at] = `${printed[at]![0]!}${digits.slice(0, lost)}${digits.slice(lost + 1)}`
  }
  return { columns, rows: truth, head, family, text: head + flat.join('') }
}

mkdirSync(folder, { recursive: true })
for (let index = 0; index < Number(cases); index++) {
  const { columns, rows, family, text } = make()
  const title = `${pick(['2011年', '上半年', '一季度', ''])}${pick(['信息公开', '环境整治', '安全生产', '信访', '扶贫'])}${pick(titles)}`
  const notice = `关于${title}的通报\n各单位.各部门.现将有关情况通报如下.附件1.${title}${text}\n`
  const name = `${String(index).padStart(3, '0')}-${family}`
  writeFileSync(join(folder, `${name}.txt`), notice)
  writeFileSync(join(folder, `${name}.gold.json`), JSON.stringify({ family, tables: [{ title, columns, rows }] }))
}
