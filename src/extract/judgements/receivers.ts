/** Units that come before the words which judge them: 甲县、乙县成绩突出，予以通报表扬; 张三，原科长，…给予警告处分; 李四等五人为优秀教师. */
import { find, findAll, occurs } from '../../grammar/match.ts'
import { body, type Context, evidence, paragraphs } from '../context.ts'
import { at } from '../names/at.ts'
import type { Grammar } from '../../grammar/grammar.ts'
import { type NamedUnit, readUnits, type UnitList } from '../names/units.ts'
import type { Sentence } from '../../tree.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { fieldBehind } from './stance.ts'

export function readReceivers(context: Context): Judgement[] {
  return paragraphs(body(context)?.children ?? []).flatMap(({ paragraph }) =>
    paragraph.children.flatMap((sentence, i) =>
      clausesOf(sentence).flatMap((clause, j, clauses) =>
        received(context, clause, j > 0 ? undefined : paragraph.children[i - 1], clauses.slice(j + 1)),
      ),
    ),
  )
}

/** Words that commend all whom the sentence has named. */
const CLOSING = /(?:表扬|表彰|嘉奖|奖励)[。]?\s*$/

/** Each part between semicolons judges its own. */
function clausesOf({ value, data }: Sentence): Clause[] {
  return findAll(/[^；;]+[；;]?/g, value).map(({ index, 0: part }) => {
    return { value: part, data: { from: data.from + index, to: data.from + index + part.length } }
  })
}

type Clause = Pick<Sentence, 'value' | 'data'>

function received(
  context: Context,
  { value, data }: Clause,
  before: Sentence | undefined,
  behind: readonly Clause[],
): Judgement[] {
  const { receives, punished, awarded, bestowed, merited, quoted, plain, pardoned } = context.grammar.patterns.judgement
  const judge = (
    stance: Judgement['stance'],
    list: UnitList & { start: number },
    honor: string | null,
    end: number,
  ): Judgement[] =>
    list.units.map((unit) => ({
      way: 'receiver',
      stance,
      unit: toUnit(context, unit, data.from),
      aspect: stance === 'praise' ? fieldBehind(context.grammar, value, list.end) : null,
      honor,
      words: evidence(context, data.from + list.start, data.from + end),
    }))
  if (occurs(punished, value))
    return occurs(pardoned, value)
      ? []
      : sanctioned(context, value).flatMap(({ list, end }) => judge('reproach', list, null, end))
  const appointed = appointment(context, value)
  if (appointed) return judge('praise', appointed.list, appointed.honor, appointed.end)
  const given = find(bestowed, value)
  const own = given && lastSubject(context, value, given.index)
  const bestowal = given && own ? judge('praise', own, given.groups!.honor!, given.index + given[0].length) : []
  const merit = find(merited, value)
  const earned =
    merit && !/[给为对][^，]*$/.test(value.slice(0, merit.index)) && lastSubject(context, value, merit.index)
  if (merit && earned) {
    const { honor } = merit.groups!
    const end = merit.index + merit[0].length
    return [...judge('praise', earned, honor === '功' ? null : honor!, end), ...bestowal]
  }
  if (given) {
    if (own) return bestowal
    return before === undefined ? [] : bestowedOn(context, before, given.groups!.honor!)
  }
  const award = find(awarded, value)
  const cue = award ?? find(receives, value)
  // 甲窗口上门办证；乙窗口预约服务，给予表扬: the words that commend stand behind the last of them.
  const last = behind.at(-1)?.value
  if (!cue && last !== undefined && find(receives, last) && CLOSING.test(last)) {
    const opening = lastSubject(context, value, value.length)
    if (opening) return judge('praise', opening, null, value.length)
  }
  const list = cue && lastSubject(context, value, cue.index, award !== null)
  if (!cue || !list) return []
  const behindCue = cue.index + cue[0].length
  const honor = at(quoted, value, behindCue) ?? at(plain, value, behindCue)
  if (!honor && !occurs(receives, value)) return []
  return judge('praise', list, honor?.groups!.honor ?? null, behindCue + (honor?.[0].length ?? 0))
}

/** 甲局、乙局成绩突出。市政府决定授予“…”称号: the sentence before has named those who receive it, and commends them. */
function bestowedOn(context: Context, { value, data }: Sentence, honor: string): Judgement[] {
  const { praise } = context.grammar.patterns
  const list = occurs(praise.positive, value) ? lastSubject(context, value, value.length) : null
  return (list?.units ?? []).map((unit) => ({
    way: 'receiver',
    stance: 'praise',
    unit: toUnit(context, unit, data.from),
    aspect: null,
    honor,
    words: evidence(context, data.from + list!.start, data.to),
  }))
}

/** Each sanction of a sentence and who receives it: persons by their offices wherever they stand before it, else the unit that opens its clause. */
function sanctioned(context: Context, value: string): { list: UnitList & { start: number }; end: number }[] {
  const found = []
  let start = 0
  for (const { index, 0: words } of findAll(context.grammar.patterns.judgement.punished, value)) {
    const persons = personsIn(context.grammar, value, start, index)
    const list = persons ?? lastSubject(context, value.slice(0, index), index)
    if (list && list.start >= start) found.push({ list, end: index + words.length })
    start = index + words.length
  }
  return found
}

/** Persons named behind their offices in `[from, to)`, or bare where a clause opens; null where none is. */
function personsIn(grammar: Grammar, value: string, from: number, to: number): (UnitList & { start: number }) | null {
  const { held, bare } = grammar.patterns.person
  const text = value.slice(0, to)
  const starts = findAll(held, text.slice(from)).map(
    ({ index, 0: words, groups }) => from + index + words.length - groups!.name!.length,
  )
  const opening = clauseStarts(text).filter((start) => start >= from && at(bare, text, start))
  const units = new Map<number, NamedUnit>()
  for (const start of [...starts, ...opening])
    for (const unit of readUnits(grammar, value, start, true).units)
      if (unit.kind === 'person' && unit.to <= to) units.set(unit.from, unit)
  const named = [...units.values()].sort((a, b) => a.from - b.from)
  return named.length === 0 ? null : { units: named, start: named[0]!.from, end: named.at(-1)!.to }
}

/** 于某等121名同志为特殊津贴专家: the honor stands directly behind the names. */
function appointment(context: Context, value: string) {
  const { expert, quoted, plain } = context.grammar.patterns.judgement
  const last = value.lastIndexOf('为')
  for (const start of clauseStarts(value)) {
    if (start >= last) return null
    const list = readUnits(context.grammar, value, start, true)
    if (list.units.length === 0 || !/^\s*(?:同志)?\s*为/.test(value.slice(list.end))) continue
    const honor = at(quoted, value, list.end) ?? at(plain, value, list.end) ?? at(expert, value, list.end)
    if (honor) return { list: { ...list, start }, honor: honor.groups!.honor!, end: list.end + honor[0].length }
  }
  return null
}

function clauseStarts(value: string): number[] {
  return [0, ...findAll(/[，。；：]/g, value).map(({ index }) => index + 1)]
}

/**
 * The list of names nearest before `end` that opens a clause and does not act itself.
 *
 * @param near does the word that judges stand in the clause of its subject, or open its own?
 */
function lastSubject(
  context: Context,
  value: string,
  end: number,
  near = false,
): (UnitList & { start: number }) | null {
  const { praise, judgement } = context.grammar.patterns
  for (const clause of clauseStarts(value.slice(0, end)).reverse()) {
    const start = clause + (at(praise.example, value, clause)?.[0].length ?? 0)
    const list = readUnits(context.grammar, value, start, true)
    if (list.units.length === 0 || list.end > end) {
      if (near && /[㐀-鿿]{2}/.test(value.slice(clause, end))) return null
      continue
    }
    // 市政府给予表扬: who commends stands right before the words.
    if (list.end === end && list.units.every(({ name }) => occurs(praise.superior, name))) continue
    if (at(judgement.acts, value, list.end) || list.units.some(({ name }) => occurs(praise.superior, name))) return null
    return { ...list, start }
  }
  return null
}
