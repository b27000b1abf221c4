import * as z from 'zod/mini'
import { described } from '../described.ts'
import { findAll, occurs } from '../grammar/match.ts'
import type { Block, Stretch } from '../tree.ts'
import { provenance, Span } from '../types.ts'
import { parseNumeral } from '../value/numeral.ts'
import { body, type Context, evidence } from './context.ts'

/** 数量: a number with its unit. 多 and 余 are `over`, 近 is `under`, 约 and 左右 `about`; 万 and 亿 are multiplied out. */
export const Quantity = /* @__PURE__ */ described('Quantity', () =>
  z.strictObject({
    text: z.string(),
    value: z.number(),
    unit: z.string(),
    bound: z.enum(['exact', 'over', 'under', 'about']),
    subject: z.nullable(z.string()),
    span: Span,
    ...provenance(),
  }),
)
export type Quantity = z.infer<typeof Quantity>

export function extractQuantities(context: Context): Quantity[] {
  const stretch = body(context)?.data
  if (!stretch) return []
  const { arabic, chinese, percent, title } = context.grammar.patterns.quantity
  const text = context.cleaned.text.slice(stretch.from, stretch.to)
  const tables = tablesIn(body(context)!.children)
  const found = [arabic, chinese, percent]
    .flatMap((pattern) => findAll(pattern, text))
    .filter(({ index }) => !tables.some(({ from, to }) => from <= stretch.from + index && stretch.from + index < to))
    .sort((a, b) => a.index - b.index)
  const titles = findAll(title, text)
  let next = 0 // the first title that does not end before the number
  let end = 0
  return found.flatMap((match) => {
    while (next < titles.length && titles[next]!.index + titles[next]![0].length <= match.index) next++
    if (match.index < end || (next < titles.length && titles[next]!.index <= match.index)) return []
    const quantity = toQuantity(context, text, match, stretch.from)
    if (quantity) end = match.index + match[0].length
    return quantity ?? []
  })
}

/** What stands in a table is its cells'. */
function tablesIn(blocks: readonly Block[]): Stretch[] {
  return blocks.flatMap((block) =>
    block.type === 'table' ? [block.data] : block.type === 'section' ? tablesIn(block.children) : [],
  )
}

function toQuantity(context: Context, text: string, match: RegExpExecArray, base: number): Quantity | null {
  const groups = match.groups as Record<string, string | undefined>
  const { scale = '', before, more, after, around } = groups
  const number = groups.number ?? groups.one!
  const unit = groups.unit ?? groups.single ?? '%'
  const value = parseNumeral(number + scale)
  if (
    value === null ||
    (isPlace(unit, groups) && (value > 9999 || (unit === '省' && value > 34))) ||
    isOrdinal(text, match, number) ||
    isTime(text, match, number, unit)
  )
    return null
  if (isPhrase(context, text, match, number)) return null
  const stated = evidence(context, base + match.index, base + match.index + match[0].length)
  const bound =
    more || after || isOver(before, around)
      ? 'over'
      : isUnder(before, around)
        ? 'under'
        : before || around
          ? 'about'
          : 'exact'
  const rule = /^\d/.test(number) ? 'quantity.arabic' : 'quantity.chinese'
  return { text: stated.text, value, unit, bound, subject: subjectBefore(text, match.index), span: stated.span, rule }
}

/** 87807903省 is a telephone number and a name run together. */
const isPlace = (unit: string, { scale, more, after }: Record<string, string | undefined>) =>
  !scale && !more && !after && /^(?:省|市|县|村|里|路|段|站|字|部|面|行|面|方|道|点)$/.test(unit)

const isOver = (before = '', around = '') => /超|逾/.test(before) || /以上|多|余/.test(around)
const isUnder = (before = '', around = '') => /近|不足|不到/.test(before) || /以下|以内/.test(around)

/** 第65名 ranks; and a number that begins inside another is none. */
function isOrdinal(text: string, match: RegExpExecArray, number: string): boolean {
  const start = match.index + match[0].indexOf(number)
  return /[第\d.．]/.test(text[start - 1] ?? '')
}

/** 2009年, 3月, 5日 are dates, 9点 is an hour; 一年, 三天, 每5日 and 15日内 are durations. */
function isTime(text: string, match: RegExpExecArray, number: string, unit: string): boolean {
  const before = text.slice(Math.max(0, match.index - 2), match.index)
  const behind = text.slice(match.index + match[0].length)
  if (unit === '年')
    return /^\d{4}$|^[一二][〇零一二三四五六七八九]{3}$/.test(number) || /^(?:度|级|代|\d)/.test(behind)
  if (unit === '日')
    return !(
      /每$|期$/.test(before) ||
      (parseNumeral(number) ?? 0) > 31 ||
      (/^以?内/.test(behind) && !/月$/.test(before))
    )
  // 95级自动化2班 is a class of those who came in that year.
  if (unit === '级') return /^\d{2}(?:\d{2})?$/.test(number)
  if (unit === '班') return /[㐀-鿿]$/.test(before) && !/[设有开共达计为到]$/.test(before)
  if (unit === '点') return /^(?:前|后|整|至|到|\d|半|钟|开始|[。，；、]|$)/.test(behind)
  return (
    unit === '度' ||
    (unit === '分' && /^[钟之许]/.test(behind)) ||
    (unit === '分' && /[时点]$/.test(before)) ||
    (unit === '周' && /^年/.test(behind))
  )
}

/** “两个维护” is a slogan, 一次性 a word, 三年行动 a name. */
function isPhrase(context: Context, text: string, match: RegExpExecArray, number: string): boolean {
  const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 4)
  if (/^\d/.test(number)) return false
  return /[“‘"'「]/.test(text[match.index - 1] ?? '') || occurs(context.grammar.patterns.quantity.idiom, behind)
}

/** The noun before the number in the same clause: 公开政府信息12000多条. */
function subjectBefore(text: string, index: number): string | null {
  const clause = /([㐀-鿿]{2,20})(?:达|为|共|计|共计|合计|总量达|有|到)?\s*$/.exec(
    text.slice(Math.max(0, index - 24), index),
  )
  return clause ? clause[1]!.replace(/(?:总量)?(?:达到|达|为|共计|共|计|有)$/, '') || null : null
}
