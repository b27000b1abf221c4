/** Sentences that confer (授予…称号, 对…予以通报表扬) or sanction (给予…警告处分): a cue, groups of units each with its honor, words that close. */
import { find, findAll, occurs } from '../../grammar/match.ts'
import type { Stretch } from '../../tree.ts'
import { type Context, evidence } from '../context.ts'
import { at } from '../names/at.ts'
import { readFrame } from '../names/frames.ts'
import { readUnits, type UnitList } from '../names/units.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { fieldBehind } from './stance.ts'

interface Group {
  readonly list: UnitList
  readonly honor: string | null
}

/** All that is conferred or sanctioned in the paragraph `[from, to)` of the cleaned text. */
export function readConferrals(context: Context, { from, to }: Stretch): Judgement[] {
  const text = context.cleaned.text.slice(from, to)
  const { cue, blameCue, honorAhead, merits } = context.grammar.patterns.judgement
  const judged: Judgement[] = []
  const place = (
    stance: Judgement['stance'],
    groups: readonly Group[],
    start: number,
    end: number,
    common: string | null,
    aspect: string | null = null,
  ) => {
    for (const { list, honor } of groups)
      for (const unit of list.units)
        judged.push({
          way: 'conferral',
          stance,
          unit: toUnit(context, unit, from),
          aspect,
          honor: honor ?? common,
          words: evidence(context, from + start, from + end),
        })
  }
  let done = 0
  for (const match of findAll(cue, text)) {
    const verb = match.index + match[0].length
    if (verb < done) continue
    const ahead = match.groups!.strong === undefined ? null : at(honorAhead, text, verb)
    if (ahead) {
      const list = readUnits(context.grammar, text, verb + ahead[0].length, true)
      place('praise', [{ list, honor: ahead.groups!.honor! }], match.index, (done = list.end), null)
      continue
    }
    const start = verb + (at(merits, text, verb)?.[0].length ?? 0)
    const strong = match.groups!.strong !== undefined
    const conferring = /[授颁]/.test(match[0])
    const { groups, end } =
      framed(context, text, verb, strong, conferring) ?? readGroups(context, text, start, conferring)
    if (groups.length === 0) continue
    const closing = at(context.grammar.patterns.judgement.commended, text, end)
    const named = groups.some(({ honor }) => honor !== null)
    if (!closing && !(named && strong)) continue
    done = closing ? end + closing[0].length : end
    // 对在防汛工作中表现突出的甲县: what stands before the names may tell the field.
    const behind = groups[0]!.list.units[0]!.from > start || start > verb
    const aspect = behind ? fieldBehind(context.grammar, text, verb) : null
    place('praise', groups, match.index, done, closing?.groups!.deed ?? meritOf(closing), aspect)
  }
  for (const match of findAll(blameCue, text)) {
    const start = match.index + match[0].length
    if (occurs(context.grammar.patterns.judgement.pardoned, sentenceAround(text, match.index))) continue
    const list = unitsBehindClause(context, text, start)
    const { blamed, taken } = context.grammar.patterns.judgement
    const closing = list.units.length > 0 && at(match.groups!.taking ? taken : blamed, text, list.end)
    if (!closing || at(context.grammar.patterns.judgement.commended, text, list.end)) continue
    place('reproach', [{ list, honor: null }], match.index, list.end + closing[0].length, null)
  }
  return judged
}

/** A clause that tells what was done (对拒不停业的甲网吧) is no longer than this. */
const LONGEST_CLAUSE = 40

/** The units at `from`, or behind a clause that tells what they did: up to its last 的. */
function unitsBehindClause(context: Context, text: string, from: number): UnitList {
  const list = readUnits(context.grammar, text, from, true)
  const clause = /^[^，。；：]*的(?=[㐀-鿿])/.exec(text.slice(from, from + LONGEST_CLAUSE))
  if (list.units.length > 0 || !clause) return list
  const behind = readUnits(context.grammar, text, from + clause[0].length)
  return behind.units.every(({ name }) => occurs(context.grammar.patterns.unit.ended, name)) ? behind : list
}

/** A sentence that confers is no longer than this. */
const LONGEST_FRAME = 600

/**
 * Groups of names, each up to the honor in quotation marks that it receives, or one group up to the words that commend. Null where the cue is
 * not followed by names and nothing else.
 */
function framed(
  context: Context,
  text: string,
  from: number,
  strong: boolean,
  conferring: boolean,
): { groups: Group[]; end: number } | null {
  const { frameEnd, cue, receives, between } = context.grammar.patterns.judgement
  const { persons } = context.grammar.patterns.roll
  const ahead = text.slice(from, from + LONGEST_FRAME)
  const window = text.slice(0, from + (find(frameEnd, ahead)?.index ?? ahead.length))
  const next = strong ? find(cue, window, from) : null
  const groups: Group[] = []
  let end = from
  for (let cursor = from; ;) {
    const closing = find(strong ? context.grammar.patterns.judgement.conferred : receives, window, cursor)
    if (!closing || closing.index === cursor || (next !== null && closing.index > next.index)) break
    if (strong && !conferring && closing.groups!.noun === undefined) break
    const honor = strong ? closing.groups!.honor! : null
    const units = readFrame(context.grammar, text, cursor, closing.index, honor !== null && occurs(persons, honor))
    if (units.length === 0) break
    end = closing.index + (strong ? closing[0].length : 0)
    groups.push({ list: { units, end: closing.index }, honor })
    const joint = strong ? at(between, text, end) : null
    if (!joint) break
    cursor = end + joint[0].length
  }
  return groups.length === 0 ? null : { groups, end }
}

/** 嘉奖 and 三等功 are honors, 表扬 is none. */
function meritOf(closing: RegExpExecArray | null): string | null {
  const merit = closing?.groups!.merit ?? closing?.groups!.direct
  return merit !== undefined && /功|嘉奖/.test(merit) ? merit.replace(/^记/, '') : null
}

/** @param conferring does the cue itself say that an honor is given (授予)? */
function readGroups(
  context: Context,
  text: string,
  from: number,
  conferring: boolean,
): { groups: Group[]; end: number } {
  const { quoted, plain, expert, between } = context.grammar.patterns.judgement
  const groups: Group[] = []
  let cursor = from
  let end = from
  for (;;) {
    const list = readUnits(context.grammar, text, cursor, true)
    if (list.units.length === 0) return { groups, end }
    const deed = at(context.grammar.patterns.judgement.deedAhead, text, list.end)
    const stated = deed ? null : (at(quoted, text, list.end) ?? at(plain, text, list.end) ?? at(expert, text, list.end))
    const honor = stated && standsApart(text, list, stated, conferring) ? stated : null
    end = list.end + (honor?.[0].length ?? 0)
    groups.push({ list, honor: honor?.groups!.honor ?? null })
    const next = at(between, text, end)
    if (!next) return { groups, end }
    cursor = end + next[0].length
  }
}

/** 河北省先进集体 is no 先进集体 of 河北省: a place that runs into the honor belongs to its name. */
function standsApart(text: string, list: UnitList, honor: RegExpExecArray, conferring: boolean): boolean {
  const last = list.units.at(-1)!
  return (
    last.kind === 'person' ||
    last.to < list.end ||
    (conferring && !/[省市县区乡镇村州]$/.test(last.name)) ||
    /^\s*(?:[为获荣评的“‘「"']|同志)|称号\s*$/.test(honor[0]) ||
    text[list.end] === ' '
  )
}

/** So far around a cue its sentence is looked through. */
const AROUND = 300

function sentenceAround(text: string, at: number): string {
  const from = Math.max(0, at - AROUND)
  const near = text.slice(from, at + AROUND)
  const start = Math.max(near.lastIndexOf('。', at - from), near.lastIndexOf('；', at - from)) + 1
  const end = near.indexOf('。', at - from)
  return near.slice(start, end < 0 ? undefined : end)
}
