/**
 * Rolls (名单): lists of the commended or reproached. A label (先进集体（20个）, 责令整改的民办学校) says what its names are on the roll for; a label
 * that says nothing of it (市级政府（9个）) leaves it to the label, headline or lead-in above.
 */
import { find, findAll, occurs } from '../../grammar/match.ts'
import type { Block, Stretch } from '../../tree.ts'
import { body, type Context, evidence, parts } from '../context.ts'
import { at } from '../names/at.ts'
import { readEntries } from '../names/entries.ts'
import { type NamedUnit, organAt, readUnits } from '../names/units.ts'
import { parseNumeral } from '../../value/numeral.ts'
import type { Evidence, Unit } from '../../types.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { type Listed, withoutHeads } from './rollGroups.ts'
import { readRollTable } from './rollTables.ts'
import { type Stance, stanceOf } from './stance.ts'

/** Items that are told and not only named stand under a number of this depth (1.) or deeper. */
const ITEM = 3

/** What a roll is for, while its lines follow. */
export interface Roll {
  readonly stance: Stance
  readonly honor: string | null
  readonly aspect: string | null
  readonly persons: boolean
  /** How many its label tells: whatever fills a line is a name then. */
  readonly count: number | null
}

const NO_ROLL: Roll = { stance: null, honor: null, aspect: null, persons: false, count: null }

export function readRolls(context: Context): Judgement[] {
  const judged: Listed[] = []
  const title = parts(context, 'title')[0]?.value ?? ''
  const main = body(context)
  if (main) walk(context, main.children, NO_ROLL, judged)
  const entries = parts(context, 'attachmentList').flatMap(({ children }) => children)
  for (const [index, attachment] of parts(context, 'attachment').entries()) {
    const roll = rollOfTitle(context, title)
    const entry = entries.find(({ ordinal }) => ordinal !== null && ordinal === attachment.ordinal) ?? entries[index]
    walk(context, attachment.children, entry ? rollOf(context, entry.value, roll) : roll, judged)
  }
  return withoutHeads(context, judged)
}

/** An attachment of a notice that commends is a roll of the commended, until a label says otherwise. */
function rollOfTitle(context: Context, title: string): Roll {
  const { blaming, praising, honor } = context.grammar.patterns.roll
  if (occurs(blaming, title)) return { ...NO_ROLL, stance: 'reproach' }
  return occurs(praising, title) || occurs(honor, title) ? { ...NO_ROLL, stance: 'praise' } : NO_ROLL
}

/** Blocks in order; a section's roll ends with the section, a line's with the next label. */
function walk(context: Context, blocks: readonly Block[], above: Roll, judged: Listed[], depth = 0): Roll {
  let roll = above
  for (const block of blocks) {
    if (block.type === 'section') walk(context, block.children, roll, judged, block.depth)
    else if (block.type === 'table')
      judged.push(...readRollTable(context, block, roll).map((judgement) => ({ roll: NO_ROLL, judgement })))
    else {
      const next = readLine(context, block.data, roll, judged, depth)
      roll = next === roll && isProse(context, block.data) ? above : next
    }
  }
  return roll
}

const textOf = ({ cleaned }: Context, { from, to }: Stretch) => cleaned.text.slice(from, to)

/** A paragraph of sentences ends the roll that a line above it opened. */
function isProse(context: Context, place: Stretch): boolean {
  const text = textOf(context, place)
  const { honor, praising, blaming, told } = context.grammar.patterns.roll
  if (!/[。！]\s*$/.test(text) || !/，/.test(text)) return false
  const label = find(context.grammar.patterns.roll.label, text)?.[0] ?? ''
  if ([honor, praising, blaming].some((pattern) => label.length < text.length && occurs(pattern, label))) return false
  return occurs(told, text) || text.split('。').length > FEWEST_SENTENCES
}

/** So many sentences and more are prose. */
const FEWEST_SENTENCES = 2

/** A line: its label, where one stands, and its names. What is neither is prose, and may lead in a roll. */
function readLine(context: Context, { from, to }: Stretch, above: Roll, judged: Listed[], depth: number): Roll {
  const text = context.cleaned.text.slice(from, to)
  let roll = above
  const bullet = at(context.grammar.patterns.roll.bullet, text, 0)?.[0].length ?? 0
  const entry = entryBeforeColon(context, text, bullet)
  if (entry && (roll.stance === 'praise' || roll.stance === 'reproach')) {
    const told = evidence(context, from + entry.from, to)
    judged.push({ roll, judgement: onRoll(roll, roll.stance, toUnit(context, entry, from), told) })
    return roll
  }
  const { subject, applicant } = context.grammar.patterns.roll
  const aspect = roll.stance === 'praise' ? find(subject, text)?.groups!.aspect : undefined
  // 一、医疗救治 heads those of a field, as 市直单位 heads those of a place.
  if (
    aspect !== undefined &&
    !occurs(context.grammar.patterns.unit.ended, aspect) &&
    stanceOf(context.grammar, aspect) === null
  )
    return { ...roll, aspect }
  const behind = roll.stance === 'praise' ? find(applicant, text) : null
  if (behind) {
    const start = behind.index + behind[0].indexOf(behind.groups!.name!)
    for (const unit of readUnits(context.grammar, text, start, true).units)
      judged.push({ roll, judgement: onRoll(roll, 'praise', toUnit(context, unit, from), null) })
    return roll
  }
  for (const { label, start, end } of stretches(context, text)) {
    if (label !== null) roll = rollOf(context, label, roll === NO_ROLL ? above : roll)
    if (roll.stance !== 'praise' && roll.stance !== 'reproach') continue
    const units = readEntries(context.grammar, text, {
      from: start,
      to: end,
      persons: roll.persons,
      counted: roll.count !== null,
      items: depth >= ITEM || /^\s*\d{1,3}[.．、]/.test(text),
    })
    for (const unit of units)
      judged.push({ roll, judgement: onRoll(roll, roll.stance, toUnit(context, unit, from), null) })
  }
  return leadIn(context, text) ?? roll
}

function onRoll({ aspect, honor }: Roll, stance: Judgement['stance'], unit: Unit, words: Evidence | null): Judgement {
  return { way: 'roll', stance, unit, aspect, honor, words }
}

/** ◆机械厂社区：楼道清洁…: the name is an entry, and what stands behind the colon its reason. */
function entryBeforeColon(context: Context, text: string, from: number): NamedUnit | null {
  const colon = /^[^：:，。、（(]{2,24}[：:](?=.{4})/.exec(text.slice(from))
  if (!colon) return null
  const name = text.slice(from, from + colon[0].length - 1)
  const { honor, praising, blaming } = context.grammar.patterns.roll
  if (
    [honor, praising, blaming].some((pattern) => occurs(pattern, name)) ||
    occurs(context.grammar.patterns.unit.generic, name)
  )
    return null
  const { units, end } = readUnits(context.grammar, name, 0, true)
  const [unit] = units
  // 市级政府：甲市、乙市 labels a list; what tells of one name ends as a sentence does.
  return unit &&
    units.length === 1 &&
    end === name.length &&
    /[。；]\s*$/.test(text) &&
    !/^[^。，]*、[^。，]*$/.test(text.slice(from + colon[0].length))
    ? { ...unit, from: from + unit.from, to: from + unit.to }
    : null
}

/** A sentence that announces a roll, and what for. */
function leadIn(context: Context, text: string): Roll | null {
  const { lead, honor, praising, blaming, quotedHonor } = context.grammar.patterns.roll
  if (!/[：:。]\s*$/.test(text)) return null
  const sentence = text.slice(Math.max(text.lastIndexOf('。', text.length - 2), 0))
  if (!occurs(lead, sentence)) return null
  if (occurs(blaming, sentence)) return { ...NO_ROLL, stance: 'reproach' }
  const quoted = find(quotedHonor, sentence)
  const conferred = quoted && isConferred(context, sentence, quoted)
  const named = (conferred ? quoted.groups!.honor! : find(context.grammar.patterns.roll.grade, sentence)?.[0]) ?? null
  if (named === null && !occurs(honor, sentence) && !occurs(praising, sentence)) return null
  return { ...NO_ROLL, stance: 'praise', honor: named }
}

/** “好差评”工作 is no honor: quotation marks hold one only where its words or those about it say so. */
function isConferred(context: Context, sentence: string, { 0: quoted, groups, index }: RegExpExecArray): boolean {
  const { honor, title } = context.grammar.patterns.roll
  return occurs(honor, groups!.honor!) || at(title, sentence, index + quoted.length) !== null
}

/** 优秀教师（5名）张三、李四 is a label and a stretch of names; a line may hold several of them. */
function stretches(context: Context, text: string): { label: string | null; start: number; end: number }[] {
  const { label, counted, inline } = context.grammar.patterns.roll
  const found = find(inline, text) ?? find(label, text)
  const first = found && isLabel(context, found, text) ? found : null
  const cuts: { label: string | null; at: number; start: number }[] = []
  if (first) cuts.push({ label: first[0].replace(/[，,]\s*$/, ''), at: 0, start: first[0].length })
  for (const match of findAll(counted, text)) {
    const start = match.index + match[0].length
    if (match.index < (first?.[0].length ?? 0)) continue
    const before = /[^、，,；;：:。\s）)]{2,24}$/.exec(text.slice(0, match.index))
    if (!before) continue
    // 辛集市政府省政府部门（27个）: the name before it ran into the label.
    const name = organAt(context.grammar, before[0], 0)?.[0].length ?? 0
    let opens = before.index + (name > 2 && before[0].length - name > 2 ? name : 0)
    if (/[一二三四五六七八九十][、.]$/.test(text.slice(0, opens))) opens -= 2
    cuts.push({ label: text.slice(opens, start), at: opens, start })
  }
  if (cuts[0]?.at !== 0) cuts.unshift({ label: null, at: 0, start: 0 })
  return cuts.map((cut, i) => ({ label: cut.label, start: cut.start, end: cuts[i + 1]?.at ?? text.length }))
}

/** A whole line is a label where it says what for; a name that fills its line is an entry. */
function isLabel(context: Context, { 0: line, groups }: RegExpExecArray, text: string): boolean {
  const { honor, praising, blaming, indifferent, counted, beside, inline } = context.grammar.patterns.roll
  if (occurs(inline, text)) return true
  if (line.split(/\s+/).some((field, _, fields) => fields.length > 1 && occurs(beside, field))) return false
  if (/[：:]\s*$/.test(line) || occurs(counted, line.replace(/[，,]\s*$/, ''))) return true
  if (line.length < text.length) return false
  if (occurs(context.grammar.patterns.unit.ended, groups!.label!) && find(honor, groups!.label!)?.index !== 0)
    return false
  return [honor, praising, blaming, indifferent].some((pattern) => occurs(pattern, line))
}

/** 受到群众表扬的窗口 says itself what for, and takes no honor from the label before it. */
const SELF_TOLD = /的[㐀-鿿]{1,6}\s*$/

/** 技能人才培育突出贡献单位名单（4个） lists bodies, whatever it says of persons. */
const BODIES = /(?:单位|集体|企业|机构)\s*(?:名单|名录)?\s*(?:[（(：:]|$)/

/** The roll that a label opens; what it does not say holds on from above. */
function rollOf(context: Context, label: string, above: Roll): Roll {
  const { honor, praising, blaming, indifferent, persons, numbered, distinguished } = context.grammar.patterns.roll
  const named = occurs(persons, label) && !BODIES.test(label)
  const told = find(numbered, label)?.groups!.count
  const number = told === undefined ? null : parseNumeral(told)
  if (occurs(blaming, label)) return { ...NO_ROLL, stance: 'reproach', persons: named, count: number }
  if (occurs(honor, label))
    return { ...above, stance: 'praise', honor: honorOf(context, label), persons: named, count: number }
  if (occurs(praising, label)) {
    const aspect = find(distinguished, label)?.groups!.aspect ?? above.aspect
    return {
      ...above,
      stance: 'praise',
      honor: SELF_TOLD.test(label) ? null : above.honor,
      aspect,
      persons: named,
      count: number,
    }
  }
  if (occurs(indifferent, label)) return { ...NO_ROLL, stance: 'neutral' }
  return { ...above, persons: above.persons || named, count: number ?? above.count }
}

/** 一、招商引资工作一等奖（2个） confers 招商引资工作一等奖; a label that names several honors confers none. */
function honorOf(context: Context, label: string): string | null {
  const { quotedHonor, wrapping } = context.grammar.patterns.roll
  const quoted = find(quotedHonor, label)
  if (quoted) return quoted.groups!.honor!
  const bare = label
    .replace(wrapping, '')
    .replace(wrapping, '')
    .replace(/[\s：:“”]/g, '')
  return bare === '' || /[、，]|如下|下列|以下|先进.*和.*先进|优秀.*和.*优秀/.test(bare) ? null : bare
}
