/**
 * Line breaks that a crawl lost. Openers of blocks (一、 （一） 1. 附：) are candidates; their order decides: a level's first number needs its
 * second somewhere behind, every other follows its predecessor. Words stand in `grammars/structure.yaml`.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import { parseNumeral } from '../value/numeral.ts'
import type { CleanedText, Edit } from './cleaned.ts'

interface Opener {
  readonly index: number
  /** Nothing ended before it: it counts only where it continues its level. */
  readonly glued: boolean
  /** 1 to 4: 一、 （一） 1. （1）; 0 for the attachment list. */
  readonly level: number
  readonly ordinal: number
}

/** A heading whose first item ran into it is no longer than this. */
const LONGEST_HEADING = 24

/** @param flat all lines had become one: a number may stand glued to what ended without a mark */
export function cleanBlocks(cleaned: CleanedText, grammar: Grammar, flat: boolean): CleanedText {
  const { text } = cleaned
  // （1） and （2） may run on in a paragraph that kept its line.
  const openers = findAll(grammar.patterns.structure.opener, text)
    .map((match) => toOpener(match, false))
    .filter(({ level }) => flat || level <= 3)
  if (flat) openers.push(...findAll(grammar.patterns.break.gluedOpener, text).map((match) => toOpener(match, true)))
  openers.sort((a, b) => a.index - b.index)
  const listed = (index: number) =>
    find(grammar.patterns.break.listedEnd, text.slice(Math.max(0, index - LONGEST_HEADING), index)) !== null
  const breaks = inOrder(openers, listed).filter((index) => index > 0 && text[index - 1] !== '\n')
  return cleaned.edit(breaks.map((index): Edit => ({ start: index, end: index, text: '\n' })))
}

function toOpener(match: RegExpExecArray, glued: boolean): Opener {
  const { index } = match
  const { level1, level2, level3, level4, list } = match.groups!
  if (list !== undefined) return { index, glued, level: 0, ordinal: 0 }
  const level = [level1, level2, level3, level4].findIndex((ordinal) => ordinal !== undefined)
  return { index, glued, level: level + 1, ordinal: parseNumeral((level1 ?? level2 ?? level3 ?? level4)!) ?? 0 }
}

/**
 * Offsets of the openers that continue their level's count, or begin one that goes on.
 *
 * @param listed does an attachment's title end at an offset?
 */
function inOrder(openers: readonly Opener[], listed: (index: number) => boolean): number[] {
  const accepted: number[] = []
  const last = [0, 0, 0, 0, 0]
  /** Counts that may go on: （三） behind 二、 where （二） stood before it, 四、 behind a count from 一、 on that stood under 三、. */
  const earlier = [0, 0, 0, 0, 0]
  let inList = false
  openers.forEach((opener, i) => {
    const { level, ordinal, index } = opener
    if (level === 0) {
      accepted.push(index)
      last.fill(0)
      inList = true
      return
    }
    // The entries of the list are numbered too; `foot.ts` parts them.
    if (inList && level === 3) return
    inList = false
    const continues = ordinal > 1 && (ordinal === last[level]! + 1 || ordinal === earlier[level]! + 1)
    const behindHeading = index - (accepted.at(-1) ?? -Infinity) <= LONGEST_HEADING
    const begins = ordinal === 1 && (!opener.glued || behindHeading || listed(index)) && goesOn(openers, i)
    if (!continues && !begins) return
    accepted.push(index)
    if (level === 2) earlier[level] = ordinal
    else if (begins && level === 1) earlier[level] = last[level]!
    last[level] = ordinal
    last.fill(0, level + 1)
  })
  return accepted
}

/** Does the second number of this level stand behind, before the level begins anew or a higher one goes on? */
function goesOn(openers: readonly Opener[], from: number): boolean {
  const { level } = openers[from]!
  for (let i = from + 1; i < openers.length; i++) {
    const next = openers[i]!
    if (next.level === level && next.ordinal === 2) return true
    if (next.level === level && next.ordinal === 1) return false
  }
  return false
}
