/** 发文字号 as a key: the same for every form of bracket, with 第 or without, full-width or not. */
import { grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import { parseNumeral } from '../value/numeral.ts'
import { folded } from './tokens.ts'

export interface NumberParts {
  readonly agencyCode: string | null
  readonly year: number | null
  readonly serial: number | null
}

/** What a number says, in whichever form it is written; null where it is none. */
export function numberParts(text: string): NumberParts | null {
  const { documentNumber, unbracketed, decree, byYear, serialOnly } = grammar.patterns.documentNumber
  const plain = folded(text).replaceAll(/\s/g, '')
  for (const pattern of [documentNumber, unbracketed, decree, byYear, serialOnly]) {
    const match = find(pattern, plain)
    if (match === null) continue
    const { agencyCode = null, year = null, serial } = match.groups as Record<string, string | undefined>
    return { agencyCode, year: year === null ? null : parseNumeral(year), serial: parseNumeral(serial!) }
  }
  return null
}

/** 咸政办发〔2009〕10号, however it was written; null unless agency code and serial are known, and the year but for decrees. */
export function numberKey({ agencyCode, year, serial }: NumberParts): string | null {
  if (agencyCode === null || serial === null) return null
  const code = folded(agencyCode).replaceAll(/\s/g, '')
  if (year === null) return code.endsWith('令') ? `${code}第${serial}号` : null
  return `${code}〔${year}〕${serial}号`
}

export function keyOf(text: string): string | null {
  const parts = numberParts(text)
  return parts && numberKey(parts)
}
