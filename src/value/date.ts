/** Dates (日期) as ISO 8601. */
import { parseDigits, parseNumeral } from './numeral.ts'

/** @param groups the parts that the grammar's date rule captured @returns yyyy-mm-dd, or null where no such day exists */
export function toIsoDate(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { chineseYear, arabicYear, chineseMonth, arabicMonth, chineseDay, arabicDay } = groups
  const year = chineseYear === undefined ? parseNumeral(arabicYear ?? '') : parseDigits(chineseYear.replace(/\s/g, ''))
  const month = parseNumeral(chineseMonth ?? arabicMonth ?? '')
  const day = parseNumeral(chineseDay ?? arabicDay ?? '')
  if (year === null || month === null || day === null) return null
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const two = (value: number) => String(value).padStart(2, '0')
