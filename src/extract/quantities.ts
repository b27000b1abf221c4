import * as z from 'zod'
import { findAll } from '../grammar/match.ts'
import { Span } from '../types.ts'
import { parseNumeral } from '../value/numeral.ts'
import { body, type Context, evidence } from './context.ts'

/** 数量: a number with its unit. 多 and 余 are `over`, 近 is `under`, 约 and 左右 `about`; 万 and 亿 are multiplied out. */
export const Quantity = z
  .strictObject({
    text: z.string(),
    value: z.number(),
    unit: z.string(),
    bound: z.enum(['exact', 'over', 'under', 'about']),
    subject: z.string().nullable(),
    span: Span,
  })
  .meta({ id: 'Quantity' })
export type Quantity = z.infer<typeof Quantity>

export function extractQuantities(context: Context): Quantity[] {
  const stretch = body(context)?.data
  if (!stretch) return []
  const { arabic, chinese, percent } = context.grammar.patterns.quantity
  const text = context.cleaned.text.slice(stretch.from, stretch.to)
  const found = [arabic, chinese, percent].flatMap((pattern) => findAll(pattern, text))
  return found
    .sort((a, b) => a.index - b.index)
    .filter((match, i) => i === 0 || match.index >= found[i - 1]!.index + found[i - 1]![0].length)
    .flatMap((match) => toQuantity(context, text, match, stretch.from))
}

function toQuantity(context: Context, text: string, match: RegExpExecArray, base: number): Quantity[] {
  const {
    number,
    scale = '',
    unit = '%',
    before,
    more,
    after,
    around,
  } = match.groups as Record<string, string | undefined>
  const value = parseNumeral(number!.replace('点', '.') + scale)
  if (value === null || isOrdinal(text, match) || isTime(text, match, unit)) return []
  const stated = evidence(context, base + match.index, base + match.index + match[0].length)
  const bound =
    more || after || isOver(before, around)
      ? 'over'
      : isUnder(before)
        ? 'under'
        : before || around === '左右' || around === '上下'
          ? 'about'
          : 'exact'
  return [{ text: stated.text, value, unit, bound, subject: subjectBefore(text, match.index), span: stated.span }]
}

const isOver = (before = '', around = '') => /超过|逾/.test(before) || /以上|多|余/.test(around)
const isUnder = (before = '') => /近|不足|不到/.test(before)

/** 第65名 ranks; and a number that begins inside another is none. */
function isOrdinal(text: string, match: RegExpExecArray): boolean {
  const start = match.index + match[0].indexOf(match.groups!.number!)
  return /[第\d.．]/.test(text[start - 1] ?? '')
}

/** 2009年, 3月, 5日 are dates; 一年 and 三天 are durations. */
function isTime(text: string, match: RegExpExecArray, unit: string): boolean {
  const behind = text.slice(match.index + match[0].length)
  if (unit === '年') return /^\d{4}$/.test(match.groups!.number!) || /^(?:来|度|级|\d)/.test(behind)
  return unit === '日' || unit === '度' || (unit === '分' && /^钟/.test(behind))
}

/** The noun before the number in the same clause: 公开政府信息12000多条. */
function subjectBefore(text: string, index: number): string | null {
  const clause = /([㐀-鿿]{2,20})(?:达|为|共|计|共计|合计|总量达|有|到)?\s*$/.exec(
    text.slice(Math.max(0, index - 24), index),
  )
  return clause ? clause[1]!.replace(/(?:总量)?(?:达到|达|为|共计|共|计|有)$/, '') || null : null
}
