/** Comma-separated values (RFC 4180) that a spreadsheet opens without harm. */

export type CsvValue = string | number | boolean | null

/** Excel takes a file without it for one in the system's own charset. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A text that begins so would be run as a formula, in East Asian settings in full width too; an apostrophe in front makes it text again. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** One record, its end included. */
export function csvRecord(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\r\n`
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
