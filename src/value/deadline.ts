/** Deadlines (时限) as ISO 8601: the last day on which something may be done. */
import { parseDigits, parseNumeral } from './numeral.ts'

const LAST_DAY_OF: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20 }

/**
 * @param groups the parts that the grammar's deadline rule captured
 * @param today the date of the notice, by which 3月底前, 本月20日前 and 年底前 are told; null where it is unknown
 * @returns yyyy-mm-dd, or null where the words do not tell the day
 */
export function toDeadline(groups: Readonly<Record<string, string | undefined>>, today: string | null): string | null {
  const { year, month, thisMonth, nextMonth, day, part, end } = groups
  const stated = year === undefined ? null : statedYear(year)
  if (today === null && stated === null) return null
  const now = today === null ? null : new Date(today)
  if (now === null && (thisMonth ?? nextMonth ?? end?.startsWith('月')) !== undefined && month === undefined)
    return null
  const base = stated ?? now!.getUTCFullYear() + (/[明次]/.test(year ?? '') ? 1 : 0)
  const wanted = month === undefined ? null : parseNumeral(month)
  const inMonth = thisMonth ?? nextMonth ?? (end?.startsWith('月') ? end : undefined)
  let index = wanted === null ? 11 : wanted - 1
  if (inMonth !== undefined) index = now!.getUTCMonth() + (nextMonth === undefined ? 0 : 1)
  else if (wanted === null && end === undefined) return null
  const lastDay = new Date(Date.UTC(base, index + 1, 0)).getUTCDate()
  const wantedDay = day === undefined ? (LAST_DAY_OF[part ?? ''] ?? lastDay) : parseNumeral(day)
  if (wantedDay === null || wantedDay < 1 || wantedDay > lastDay) return null
  const iso = (of: number) => new Date(Date.UTC(of, index, wantedDay)).toISOString().slice(0, 10)
  // A month without a year that has passed is next year's.
  return year === undefined && today !== null && iso(base) < today ? iso(base + 1) : iso(base)
}

/** 2016年, 二〇一六年; null for 今年 and the like. */
function statedYear(year: string): number | null {
  const digits = year.replace(/[年\s]/g, '')
  return digits.length === 4 ? parseDigits(digits) : null
}
