import type { RowCheck, Sheet } from './sheet.ts'

type RowTotal = Extract<RowCheck, { kind: 'row-total' }>

/**
 * Rows that all have the same row total, below column totals over the same columns. Then the rows' defects (total less parts) and the
 * columns' defects add up to the same: where all rows hold, one column follows from the others.
 */
export interface Balance {
  /** Forms of the parts' columns, and the form of the total's column. */
  readonly forms: readonly number[]
  readonly total: number
  readonly totalColumn: number
  readonly parts: readonly number[]
  /** By row, as in the forms. */
  readonly signs: Int8Array
}

export function balancesOf(sheet: Sheet): Balance[] {
  const families = new Map<string, number[]>()
  sheet.forms.forEach((form, index) => {
    const family = families.get(form.family)
    if (family) family.push(index)
    else families.set(form.family, [index])
  })
  const balances: Balance[] = []
  for (const indices of families.values()) {
    const { signs } = sheet.forms[indices[0]!]!
    const columns = new Map(indices.map((index) => [sheet.forms[index]!.column, index]))
    const shared = sharedTotal(sheet, signs)
    if (!shared || columns.size < indices.length) continue
    const { total, parts } = shared
    if (parts.includes(total) || new Set(parts).size < parts.length) continue
    const forms = parts.map((part) => columns.get(part))
    const totalForm = columns.get(total)
    if (totalForm === undefined || forms.includes(undefined)) continue
    balances.push({ forms: [...(forms as number[]), totalForm], total: totalForm, totalColumn: total, parts, signs })
  }
  return balances
}

/** The row total that all rows with a sign have alike. */
function sharedTotal(sheet: Sheet, signs: Int8Array): RowTotal | undefined {
  const rows = sheet.rows.filter((row) => signs[row.index] !== 0)
  const [first, ...others] = rows.map((row) =>
    row.checks.filter((check): check is RowTotal => check.kind === 'row-total'),
  )
  return first?.find((check) => others.every((totals) => totals.some((other) => sameTotal(check, other))))
}

function sameTotal(one: RowTotal, other: RowTotal): boolean {
  return one.total === other.total && one.parts.join() === other.parts.join()
}
