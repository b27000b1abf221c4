/**
 * Praise and reproach in prose. A passage takes its stance from the headlines above it; 在…方面 or a headline opens a field of work that holds for
 * it. Units that open a clause are judged by what is said of them, up to the next unit.
 */
import type { Grammar } from '../../grammar/grammar.ts'
import { find, occurs } from '../../grammar/match.ts'
import { body, type Context, evidence, headline, type PlacedParagraph, paragraphs } from '../context.ts'
import type { Section } from '../../tree.ts'
import { at } from '../names/at.ts'
import { readUnits, type UnitList } from '../names/units.ts'
import { statesDeficiency } from '../deficiency.ts'
import { requirementEnd } from '../requirement.ts'
import { sectionRoles } from '../roles.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { aspectOf, fieldBehind, type Stance, stanceOf } from './stance.ts'

/** 通报 tell how the work went before they tell what went wrong: `report` commends whom it names, unless its words do not. */
type Tone = Stance | 'report'

/** @param passing does the notice tell of work in passing only? Then words must commend by themselves. */
export function readPassages(context: Context, passing = false): Judgement[] {
  const judged: Judgement[] = []
  let running: Tone = null
  let section: Section | undefined
  for (const placed of paragraphs(body(context)?.children ?? [])) {
    if (placed.sections[0] !== section) running = null
    section = placed.sections[0]
    if (passing) {
      judged.push(...readPassage(context, placed, null, true).judged.filter(({ stance }) => stance === 'praise'))
      continue
    }
    const headed = toneOfHeadlines(context, placed)
    // Under a headline that only says that work is told, sentences still turn.
    const passage = readPassage(context, placed, headed ?? running, headed !== null && headed !== 'report')
    if (headed === null) running = passage.tone
    judged.push(...passage.judged)
  }
  return judged
}

function toneOfHeadlines(context: Context, { sections }: PlacedParagraph): Tone {
  const headlines = sections.map((section) => headline(section) ?? '')
  const roles = sectionRoles(context)
  if (sections.some((section) => roles.get(section) === 'problem')) return 'reproach'
  const stances = headlines.map((stated) => stanceOf(context.grammar, stated))
  const reports = headlines.some((stated) => occurs(context.grammar.patterns.tone.reportHeadline, stated))
  const stated = stances.find((found) => found === 'reproach') ?? stances.findLast((found) => found !== null)
  return stated ?? (reports ? 'report' : null)
}

/** So far a sentence is looked through, and so far behind a clause the words of a rate: text without stops must not cost its square. */
const LONGEST_SENTENCE = 1000
const LONGEST_RATE = 40

/** A name that stands alone on its line is no longer than this. */
const LONGEST_NAME = 24

/** An office with the name of its holder is no longer than this. */
const LONGEST_OFFICE = 12

/** Clauses begin behind a mark; a unit named there is the subject of what follows. */
const CLAUSE = /[，。；：！？]/g

function readPassage(
  context: Context,
  { paragraph, sections }: PlacedParagraph,
  before: Tone,
  headed: boolean,
): { judged: Judgement[]; tone: Tone } {
  const { praise, judgement } = context.grammar.patterns
  const { from } = paragraph.data
  const text = context.cleaned.text.slice(from, paragraph.data.to)
  const judged: Judgement[] = []
  // A line that no mark ends or parts into clauses holds names of a roll, and tells nothing.
  if (!/[，。；、]|[：:]\s*$/.test(text) && (text.length <= LONGEST_NAME || !context.degraded))
    return { judged, tone: before }
  const unitsAt = reading(context.grammar, text)
  let tone = before
  let aspect = headed && tone === 'praise' ? aspectOf(context.grammar, headline(sections.at(-1)!) ?? '') : null
  const judge = (kind: Judgement['stance'], list: UnitList, start: number, end: number) => {
    const field = aspect ?? fieldBehind(context.grammar, text, list.end)
    for (const unit of list.units) {
      judged.push({
        way: 'prose',
        stance: kind,
        unit: toUnit(context, unit, from),
        aspect: kind === 'praise' ? field : null,
        honor: null,
        words: evidence(context, from + start, from + end),
      })
    }
  }
  // ——主动公开不断拓展。 heads its paragraph as a headline does.
  const dash = at(context.grammar.patterns.roll.bullet, text, 0)
  if (dash && tone === 'praise')
    aspect = aspectOf(context.grammar, text.slice(dash[0].length, endOfSentence(context, text, 0))) ?? aspect
  let cursor = 0
  let turned = -1
  let openedAt = -1
  while (cursor < text.length && tone !== 'neutral') {
    const opener = at(praise.aspect, text, cursor)
    if (opener && !(headed && tone === 'reproach')) {
      if (tone === 'reproach') tone = 'report'
      aspect = (opener.groups!.aspect ?? opener.groups!.plain)!.trim()
      openedAt = cursor
      cursor += opener[0].length
    }
    const start = cursor + (at(praise.example, text, cursor)?.[0].length ?? 0)
    const sentenceStart = lastSentenceEnd(text, cursor)
    const sentenceTo = (from: number) => text.slice(sentenceStart, endOfSentence(context, text, from))
    // What requires judges nobody, whomever it names.
    const requiring = requirementEnd(context, sentenceTo(start)) !== null
    const list = requiring ? { units: [], end: start } : unitsAt(start)
    const sentence = sentenceTo(list.end)
    const sentenceEnd = sentenceStart + sentence.length
    if (turned < sentenceEnd && !headed) {
      turned = sentenceEnd
      const next = turnOf(context, sentence, tone)
      // A field that the turning sentence opens itself is its own.
      if (next !== tone && openedAt < sentenceStart) aspect = null
      tone = next
    }
    if (list.units.length === 0) {
      const clauseEnd = nextClause(text, Math.max(cursor, start))
      cursor = requiring ? clauseEnd : Math.max(clauseEnd, ratedIn(cursor, clauseEnd))
      continue
    }
    const stop = nextSubject(context, text, unitsAt, list, sentenceEnd)
    const said = text.slice(list.end, stop)
    const passing = headed && tone === null
    const kind = passing && /的[，,]/.test(said) ? null : verdict(context, tone, aspect !== null && !passing, said)
    // 管委会主任邬某 is judged for himself.
    const idle =
      find(context.grammar.patterns.person.held, said.slice(0, LONGEST_OFFICE))?.index === 0 ||
      at(judgement.presides, text, list.end) !== null ||
      occurs(judgement.presiding, said) ||
      requirementEnd(context, sentence) !== null ||
      (kind === 'reproach' && occurs(judgement.pardoned, sentence))
    if (kind !== null && !idle) judge(kind, list, start, stop)
    cursor = stop
  }
  return { judged, tone }

  /** 开工率较高的县为：甲县（100%）、乙县（98%）. Gives where the names end. */
  function ratedIn(clause: number, clauseEnd: number): number {
    for (const [kind, rated] of [
      ['praise', praise.rated],
      ['reproach', praise.poorlyRated],
    ] as const) {
      const match = find(rated, text.slice(clause, clauseEnd + LONGEST_RATE))
      if (!match || clause + match.index >= clauseEnd) continue
      const named = unitsAt(clause + match.index + match[0].length)
      if (named.units.length === 0 || (tone === null && kind === 'praise' && aspect === null)) continue
      judge(kind, named, clause, named.end)
      return named.end
    }
    return 0
  }
}

type UnitsAt = (from: number) => UnitList

/** The units that a text names at a place. What ends one subject begins the next: each place is read once. */
function reading(grammar: Grammar, text: string): UnitsAt {
  const known = new Map<number, UnitList>()
  return (from) => {
    const list = known.get(from) ?? readUnits(grammar, text, from)
    known.set(from, list)
    return list
  }
}

/** 一是虚列支出。 labels what follows, and is no longer than this. */
const LONGEST_LABEL = 24

/** Sentences that turn the tone of what follows, where no headline sets it. */
function turnOf(context: Context, sentence: string, tone: Tone): Tone {
  const { requiring, blaming, praising, contrast, reporting } = context.grammar.patterns.tone
  if (occurs(requiring, sentence)) return 'neutral'
  if (occurs(context.grammar.patterns.praise.announcement, sentence) || occurs(blaming, sentence)) return 'reproach'
  if (tone === 'report' && sentence.length <= LONGEST_LABEL && statesDeficiency(context, sentence)) return 'reproach'
  if (occurs(praising, sentence) && (tone !== 'reproach' || occurs(contrast, sentence))) return 'praise'
  return tone === null && occurs(reporting, sentence) ? 'report' : tone
}

/** What is said of a unit, in a passage of this tone. Where a field of work was opened, naming a unit in it commends it. */
function verdict(context: Context, tone: Tone, opened: boolean, said: string): Judgement['stance'] | null {
  const { praise, problem } = context.grammar.patterns
  if (said.replace(/[，。；、：\s]/g, '').length < 2) return null
  const faulted = occurs(praise.faulted, said)
  if (tone === 'reproach')
    return faulted || occurs(problem.deficient, said) || !occurs(praise.positive, said) ? 'reproach' : null
  if (faulted) return 'reproach'
  if (occurs(praise.negative, said)) return null
  if (opened || tone === 'report' || (tone === 'praise' && occurs(praise.positive, said))) return 'praise'
  if (tone === 'praise') return said.length >= 6 ? 'praise' : null
  return occurs(praise.outstanding, said) ? 'praise' : null
}

function nextClause(text: string, from: number): number {
  CLAUSE.lastIndex = from
  const mark = CLAUSE.exec(text)
  return mark ? mark.index + 1 : text.length
}

function lastSentenceEnd(text: string, before: number): number {
  const start = Math.max(0, before - LONGEST_SENTENCE)
  return start + text.slice(start, before).lastIndexOf('。') + 1
}

function endOfSentence(context: Context, text: string, from: number): number {
  const ahead = text.slice(from, from + LONGEST_SENTENCE)
  const end = find(context.grammar.patterns.structure.sentenceEnd, ahead)
  return from + (end ? end.index + end[0].length : ahead.length)
}

/** A name that begins with its own place has no fewer characters. */
const SHORTEST_OF_ITS_OWN = 4

/** Behind a comma a person or another organ takes the word (市公安局…，市教育局…), unless it is of a higher level, helps or decides. */
function takesOver({ grammar }: Context, text: string, { units }: UnitList, next: UnitList): boolean {
  const [first] = next.units
  const { joins } = grammar.patterns.praise
  if (at(joins, text, next.end) !== null || at(grammar.patterns.judgement.presides, text, next.end) !== null)
    return false
  const level = find(grammar.patterns.addressee.elliptic, first!.name)?.groups!.level
  if (first!.kind === 'person') return true
  return level === undefined ? first!.name.length >= SHORTEST_OF_ITS_OWN : units[0]!.name.startsWith(level)
}

/** Where, within the sentence, another unit or another field takes the word: 甲局…；乙局…；在…方面. */
function nextSubject(context: Context, text: string, unitsAt: UnitsAt, subject: UnitList, end: number): number {
  for (let clause = nextClause(text, subject.end); clause < end; clause = nextClause(text, clause)) {
    if (at(context.grammar.patterns.praise.aspect, text, clause)) return clause
    const next = unitsAt(clause)
    if (next.units.length === 0) continue
    if (text[clause - 1] !== '，' || context.degraded || takesOver(context, text, subject, next)) return clause
  }
  return end
}
