import type { NamedUnit } from '../names/units.ts'

/** What a notice says of a named unit. All offsets are in the cleaned text. */
export interface Judgement {
  readonly stance: 'praise' | 'reproach'
  readonly unit: NamedUnit
  readonly aspect: string | null
  readonly honor: string | null
  /** The stretch of words that judge; null where a roll names the unit without more. */
  readonly words: { readonly from: number; readonly to: number } | null
}

/** The units of a stretch of text, placed in the cleaned text. */
export function placeUnit(unit: NamedUnit, base: number): NamedUnit {
  return { ...unit, from: unit.from + base, to: unit.to + base }
}
