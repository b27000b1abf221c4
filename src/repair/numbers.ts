/** Numbers as tables print them (数字), and the marks that stand for none. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'

export interface PrintedNumber {
  readonly value: number
  readonly decimals: number
  readonly percent: boolean
}

/** A whole cell as a number, or null: `12,345.60`, `-8.4`, `（120）` (negative), `42.9%`, full-width digits. */
export function readNumber(text: string, grammar: Grammar): PrintedNumber | null {
  const match = find(grammar.patterns.table.number, text)
  if (!match) return null
  const { open, sign, digits, decimals, percent } = match.groups as Record<string, string | undefined>
  const printed = `${digits!.replace(/[,，]/g, '')}${decimals ? `.${decimals}` : ''}`
  const size = Number(halfWidth(printed))
  const negative = open !== undefined || (sign !== undefined && sign !== '+' && sign !== '＋')
  return {
    value: negative && size !== 0 ? -size : size,
    decimals: decimals?.length ?? 0,
    percent: percent !== undefined,
  }
}

/** 不适用: a dash or slash in place of a number. */
export function isNotApplicable(text: string, grammar: Grammar): boolean {
  return occurs(grammar.patterns.table.notApplicable, text)
}

export function halfWidth(text: string): string {
  return text.replace(/[０-９．％－]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** Sums of decimals without the dust of binary fractions. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
