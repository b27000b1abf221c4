/**
 * Cleaning: what each stretch of the source is worth. The list below is the stage: each cleaner takes the text at hand and gives it back
 * edited, with the way back to the source kept.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { cleanBlocks } from './blocks.ts'
import { cleanClosing } from './closing.ts'
import { cleanColumns } from './columns.ts'
import { CleanedText } from './cleaned.ts'
import { cleanCountedRosters } from './countedRosters.ts'
import { cleanDebris } from './debris.ts'
import { cleanDateline } from './dateline.ts'
import { isDegraded } from './degraded.ts'
import { cleanDoubled } from './doubled.ts'
import { cleanFoot } from './foot.ts'
import { cleanHead } from './head.ts'
import { cleanHeadlines } from './headlines.ts'
import { cleanImprint } from './imprint.ts'
import { cleanLayout } from './layout.ts'
import { cleanMarks } from './marks.ts'
import { cleanRollLabels } from './rollLabels.ts'
import { cleanRosters } from './rosters.ts'
import { cleanSalutation } from './salutation.ts'
import { cleanWrapping } from './wrapping.ts'

export interface Cleaning {
  readonly cleaned: CleanedText
  /** Every mark had become a point, and was restored. */
  readonly degraded: boolean
}

/** @param source the source text, which stays as it is */
export function clean(source: string, grammar: Grammar): Cleaning {
  const degraded = isDegraded(source)
  const cleaned = cleanForm(source, grammar, degraded)
  return { cleaned: degraded ? cleanMarks(cleaned, grammar) : cleaned, degraded }
}

/** All cleaning but that of the marks: what `cleanMarks` is given, and learns from. */
export function cleanForm(source: string, grammar: Grammar, degraded: boolean): CleanedText {
  let cleaned = CleanedText.from(source)
  cleaned = cleanDebris(cleaned, grammar)
  cleaned = cleanLayout(cleanColumns(cleanWrapping(cleaned, grammar)))
  cleaned = cleanDoubled(cleaned)
  if (degraded) cleaned = cleanSalutation(cleanHead(cleaned, grammar), grammar)
  cleaned = cleanBlocks(cleaned, grammar, degraded)
  cleaned = cleanDateline(cleaned, grammar)
  cleaned = cleanFoot(cleaned, grammar)
  if (degraded) {
    cleaned = cleanClosing(cleanImprint(cleaned, grammar), grammar)
    cleaned = cleanCountedRosters(cleanRollLabels(cleaned, grammar), grammar)
    cleaned = cleanRosters(cleanHeadlines(cleaned, grammar), grammar)
  }
  return cleaned
}
