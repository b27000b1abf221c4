/** Numerals (数字): Chinese and Arabic, as counts and as years. */

const DIGIT: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  O: 0,
  o: 0,
  Ｏ: 0,
  '◯': 0,
  Ο: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const UNIT: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const MYRIAD: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

const PLAIN = /^\d{1,15}$/

/** The number that a numeral writes: 二十五, 一百零三, 3万, 1,200, 12.5, ２００９; null where it is none. */
export function parseNumeral(text: string): number | null {
  if (PLAIN.test(text)) return Number(text)
  const plain = text.normalize('NFKC').replace(/[,，\s]/g, '')
  const arabic = /^(\d+(?:\.\d+)?)(万|亿|万亿)?$/.exec(plain)
  if (arabic) return scale(Number(arabic[1]), arabic[2])
  const decimal = /^([^点]+)点([^点万亿]+)(万|亿|万亿)?$/.exec(plain)
  if (decimal) return parseDecimal(decimal[1]!, decimal[2]!, decimal[3])
  return parseChinese(plain)
}

/** 一点二亿. */
function parseDecimal(whole: string, part: string, unit: string | undefined): number | null {
  const [left, right] = [parseChinese(whole), parseDigits(part)]
  if (left === null || right === null) return null
  return scale(Number(`${left}.${String(right).padStart(part.length, '0')}`), unit)
}

/** 12.5 × 10,000 without the noise of binary fractions. */
function scale(value: number, unit: string | undefined): number {
  if (unit === undefined) return value
  const factor = unit === '万亿' ? 1e12 : MYRIAD[unit]!
  return Number((value * factor).toPrecision(15))
}

/** 三亿五千万, 3亿5000万: below 亿 stands what 万 counts, before it what it counts itself (万亿). */
function parseChinese(text: string): number | null {
  if (text === '') return null
  if ([...text].every((character) => character in DIGIT)) return parseDigits(text)
  let [high, low, section] = [0, 0, 0]
  let digit: number | null = null
  for (const part of text.match(/\d+(?:\.\d+)?|[^]/g) ?? []) {
    if (part in DIGIT) digit = DIGIT[part]!
    else if (/^\d/.test(part)) digit = Number(part)
    else if (part in UNIT) {
      section += (digit ?? 1) * UNIT[part]!
      digit = null
    } else if (part in MYRIAD) {
      const counted = section + (digit ?? 0)
      if (part === '亿') [high, low] = [scale(high + low + counted, part), 0]
      else low += scale(counted, part)
      section = 0
      digit = null
    } else return null
  }
  return high + low + section + (digit ?? 0)
}

/** 二〇〇九 read digit by digit: 2009. */
export function parseDigits(text: string): number | null {
  let value = 0
  for (const character of text.normalize('NFKC')) {
    const digit = DIGIT[character] ?? (/\d/.test(character) ? Number(character) : null)
    if (digit === null) return null
    value = value * 10 + digit
  }
  return value
}
