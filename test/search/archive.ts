/** A composed archive: notices that cite, forward and repeal each other, stand on several sites, praise, require and count; the same for the same seed. */
import { randomFrom } from '../random.ts'

export interface ArchiveFile {
  readonly path: string
  readonly text: string
  /** The path of the notice that this is a copy of. */
  readonly copyOf: string | null
}

const COUNTIES = [
  '岚山县',
  '碧溪县',
  '云岫县',
  '白石县',
  '鹿鸣县',
  '南屏县',
  '临渚区',
  '桃坞区',
  '青坪县',
  '松原区',
  '石门县',
  '柳溪镇',
]
const OFFICES = [
  '教育局',
  '民政局',
  '财政局',
  '水利局',
  '交通局',
  '林业局',
  '卫生局',
  '农业局',
  '人社局',
  '审计局',
  '文化局',
  '统计局',
  '公安局',
]
const FIELDS = [
  '政府信息公开',
  '安全生产',
  '造林绿化',
  '防汛抗旱',
  '档案管理',
  '农村公路养护',
  '学校食堂管理',
  '信访接待',
  '统计调查',
  '节能降耗',
  '食品安全监管',
  '河道采砂整治',
]
const SUBJECTS = [
  '各级各部门',
  '有关责任单位',
  '基层站所',
  '业务科室',
  '乡镇党委政府',
  '驻村工作队',
  '执法人员',
  '物业企业',
  '村民小组',
  '项目法人',
]
const VERBS = [
  '抢抓时机推进',
  '按期完成',
  '逐项核对',
  '及时上报',
  '细化分解',
  '跟踪督办',
  '整理归档',
  '公开公示',
  '组织培训',
  '联合排查',
  '动态更新',
  '分类处置',
]
const OBJECTS = [
  '年度任务',
  '整改台账',
  '工作方案',
  '隐患清单',
  '经费使用明细',
  '水库巡查记录',
  '苗木验收单',
  '培训计划',
  '投诉件',
  '统计报表',
  '应急预案',
  '厅局会商纪要',
  '厂区消防设施',
  '桥涵病害资料',
]
const TAILS = [
  '成效明显',
  '进展顺利',
  '群众反映良好',
  '比上年有所提高',
  '为下一步工作打下基础',
  '形成了一批好做法',
  '质量稳步提升',
  '受到省厅肯定',
]
const ISSUERS = [
  ['岚河市人民政府办公室', '岚政办发'],
  ['岚河市人民政府', '岚政发'],
  ['岚河市教育局', '岚教发'],
  ['澜江省水利厅', '澜水发'],
  ['澜江省人民政府办公厅', '澜政办发'],
] as const

interface Written {
  readonly path: string
  readonly text: string
  readonly title: string
  readonly number: string
}

/** @param count files, copies among them */
export function* composeArchive(count: number, seed = 1): Generator<ArchiveFile> {
  const random = randomFrom(seed)
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!
  const some = <Item>(list: readonly Item[], number: number) => Array.from({ length: number }, () => pick(list))
  const upTo = (number: number) => 1 + Math.floor(random() * number)
  const sentence = () =>
    `${pick(SUBJECTS)}${pick(VERBS)}${pick(OBJECTS)}${upTo(900)}${pick(['件', '处', '份', '项'])}，${pick(TAILS)}。`
  const paragraph = () => Array.from({ length: 2 + upTo(4) }, sentence).join('')
  const written: Written[] = []
  for (let made = 0; made < count; made++) {
    if (written.length > 20 && random() < 0.05) {
      const original = pick(written.slice(-400))
      yield {
        path: `copies/${made}.txt`,
        copyOf: original.path,
        text: copied(original.text, pick(['青泽网', '政务公开栏目'])),
      }
      continue
    }
    const [issuer, code] = pick(ISSUERS)
    const year = 2005 + Math.floor(random() * 15)
    const number = `${code}〔${year}〕${made + 1}号`
    const field = pick(FIELDS)
    const cited = written.length > 0 ? pick(written.slice(-2000)) : null
    const basis = cited ? `根据《${inner(cited.title)}》（${cited.number}）要求，` : ''
    const kind = cited ? random() : 1
    const { title, body } =
      kind < 0.1
        ? forward(issuer, cited!)
        : kind < 0.15
          ? repeal(issuer, cited!)
          : random() < 0.5
            ? circular(`${issuer}关于${year}年${field}工作情况的通报`)
            : notice(`${issuer}关于做好${year}年${pick(COUNTIES)}${field}工作的通知`)
    const date = `${year}年${upTo(12)}月${upTo(28)}日`
    const text = `${title}\n${number}\n各县（区）人民政府，市直有关单位：\n${body}\n${issuer}\n${date}\n`
    const path = `${year}/${made}.txt`
    written.push({ path, text, title, number })
    yield { path, text, copyOf: null }

    function circular(title: string) {
      const units = [...new Set(some(OFFICES, 3))].map((office) => `市${office}`)
      const criticised = pick(COUNTIES)
      return {
        title,
        body: [
          `${basis}现将${field}工作情况通报如下：`,
          paragraph(),
          `在${field}方面，${units.join('、')}高度重视，措施得力，成绩突出，予以通报表扬。`,
          `但工作中还存在一些问题。一是个别单位${pick(VERBS)}${pick(OBJECTS)}不及时。二是${criticised}未按时报送${pick(OBJECTS)}，予以通报批评。`,
          `各单位要在${year}年${upTo(12)}月底前完成${pick(OBJECTS)}整改，不得虚报瞒报。`,
          ...(random() < 0.3 ? [table()] : []),
        ].join('\n'),
      }
    }

    function notice(title: string) {
      const headings = ['一、提高认识。', '二、明确任务。', '三、严格督查。']
      return {
        title,
        body: [
          `${basis}为做好${field}工作，现就有关事项通知如下：`,
          ...headings.map((heading) => `${heading}${pick(SUBJECTS)}要${pick(VERBS)}${pick(OBJECTS)}，${paragraph()}`),
          `请各单位于${upTo(12)}月${upTo(28)}日前将${pick(OBJECTS)}报${issuer}。`,
        ].join('\n'),
      }
    }

    /** A line a row, TAB between cells; one in three has a total that does not add up. */
    function table(): string {
      const rows = COUNTIES.slice(0, 2 + upTo(5)).map((county) => [county, upTo(90), upTo(90)] as const)
      const slip = random() < 0.33 ? 7 : 0
      const sum = (column: 1 | 2) => rows.reduce((total, row) => total + row[column], 0)
      return [
        ['县区', '检查', '整改', '合计'],
        ...rows.map(([county, one, other]) => [county, one, other, one + other]),
        ['总计', sum(1), sum(2) + slip, sum(1) + sum(2) + slip],
      ]
        .map((cells) => cells.join('\t'))
        .join('\n')
    }
  }

  function forward(issuer: string, cited: Written) {
    return {
      title: `${issuer}关于转发《${inner(cited.title)}》的通知`,
      body: `现将《${inner(cited.title)}》（${cited.number}）转发给你们，请结合实际认真贯彻执行。\n${paragraph()}`,
    }
  }

  function repeal(issuer: string, cited: Written) {
    return {
      title: `${issuer}关于废止《${inner(cited.title)}》的通知`,
      body: `经研究，决定废止《${inner(cited.title)}》（${cited.number}）。\n${paragraph()}`,
    }
  }
}

/** A title inside a title (GB/T 15834-2011 4.13). */
const inner = (title: string) => title.replaceAll('《', '〈').replaceAll('》', '〉')

/** The same text as another site prints it. */
function copied(text: string, site: string): string {
  return `${site} > 正文\n${text}【打印本页】 【关闭窗口】\n`
}
