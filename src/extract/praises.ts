import * as z from 'zod'
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Section, Stretch } from '../tree.ts'
import { Span, Unit } from '../types.ts'
import { body, type Context, headline, paragraphs, parts } from './context.ts'
import { at, type NamedUnit, readUnits } from './units.ts'

/** 表扬: a named unit or person is commended. One record a unit, aspect and honor. */
export const Praise = z
  .strictObject({
    unit: Unit,
    aspect: z.string().nullable(),
    honor: z.string().nullable(),
    reason: z.string().nullable(),
    span: Span,
  })
  .meta({ id: 'Praise' })
export type Praise = z.infer<typeof Praise>

export function extractPraises(context: Context): Praise[] {
  const praises = new Map<string, Praise>()
  const add = (praise: Praise) => {
    const key = `${praise.unit.name}|${praise.aspect ?? ''}|${praise.honor ?? ''}`
    if (!praises.has(key)) praises.set(key, praise)
  }
  for (const { paragraph, sections } of paragraphs(body(context)?.children ?? [])) {
    praisesInPassage(context, paragraph.data.from, paragraph.data.to, sections).forEach(add)
    honorsInPassage(context, paragraph.data.from, paragraph.data.to).forEach(add)
  }
  const whole = body(context)
  if (whole) honorsInLists(context, whole.data, false).forEach(add)
  for (const attachment of parts(context, 'attachment')) honorsInLists(context, attachment.data, true).forEach(add)
  return [...praises.values()]
}

/** Clauses begin behind a mark; a unit named there is the subject of what follows. */
const CLAUSE = /[，。；：！？]/g

/** 在…方面 opens a field of work that holds for the whole passage; units that open a clause are praised for what follows them. */
function praisesInPassage(context: Context, from: number, to: number, sections: readonly Section[]): Praise[] {
  const { praise, problem } = context.grammar.patterns
  const headlines = sections.map((section) => headline(section) ?? '')
  if (headlines.some((text) => occurs(problem.section, text))) return []
  const commending = headlines.some((text) => occurs(praise.section, text))
  const text = context.cleaned.text.slice(from, to)
  const praises: Praise[] = []
  let aspect: string | null = null
  let cursor = 0
  while (cursor < text.length) {
    const opener = at(praise.aspect, text, cursor)
    if (opener) {
      aspect = (opener.groups!.aspect ?? opener.groups!.plain)!.trim()
      cursor += opener[0].length
    }
    if (aspect === null && !commending) {
      cursor = nextClause(text, cursor)
      continue
    }
    const list = readUnits(context.grammar, text, cursor)
    const clauseEnd = nextClause(text, Math.max(cursor, list.end))
    const sentenceEnd = endOfSentence(context, text, list.end)
    const sentence = text.slice(cursor, sentenceEnd)
    if (occurs(praise.announcement, sentence)) aspect = null
    if (list.units.length > 0) {
      const stop = nextSubject(context, text, list.end, sentenceEnd)
      const reason = text
        .slice(list.end, stop)
        .replace(/^[，、：:]|[，。；]$/g, '')
        .trim()
      // A field of work was opened to commend; elsewhere the words must do so.
      if (reason !== '' && (aspect !== null || occurs(praise.positive, reason)) && !occurs(praise.negative, reason)) {
        const span = context.cleaned.span(from + cursor, from + stop)
        for (const unit of list.units)
          praises.push({ unit: toUnit(context, unit, from), aspect, honor: null, reason, span })
      }
      cursor = stop
    } else cursor = clauseEnd
  }
  return praises
}

function toUnit(context: Context, { name, kind, from, to }: NamedUnit, base: number): Unit {
  return { name, kind, span: context.cleaned.span(base + from, base + to) }
}

function nextClause(text: string, from: number): number {
  CLAUSE.lastIndex = from
  const mark = CLAUSE.exec(text)
  return mark ? mark.index + 1 : text.length
}

function endOfSentence(context: Context, text: string, from: number): number {
  const end = find(context.grammar.patterns.structure.sentenceEnd, text, from)
  return end ? end.index + end[0].length : text.length
}

/** Where, within the sentence, another unit or another field takes the word: 甲局…，乙局…；在…方面. */
function nextSubject(context: Context, text: string, from: number, end: number): number {
  for (let clause = nextClause(text, from); clause < end; clause = nextClause(text, clause)) {
    if (at(context.grammar.patterns.praise.aspect, text, clause)) return clause
    if (text[clause - 1] === '，' && !context.degraded) continue
    if (readUnits(context.grammar, text, clause).units.length > 0) return clause
  }
  return end
}

/** 授予…“…”称号; 对…予以通报表扬. */
function honorsInPassage(context: Context, from: number, to: number): Praise[] {
  const { conferral, commend, honor } = context.grammar.patterns.praise
  const text = context.cleaned.text.slice(from, to)
  const praises: Praise[] = []
  const addAll = (match: RegExpExecArray, title: string | null) => {
    const start = match.index + match[0].indexOf(match.groups!.units!)
    const list = readUnits(context.grammar, text, start, true)
    const span = context.cleaned.span(from + match.index, from + match.index + match[0].length)
    const reason = match[0]
    for (const unit of list.units)
      praises.push({ unit: toUnit(context, unit, from), aspect: null, honor: title, reason, span })
  }
  for (const match of findAll(conferral, text)) addAll(match, match.groups!.honor!)
  for (const match of findAll(commend, text)) addAll(match, find(honor, match.groups!.units!)?.[0] ?? null)
  return praises
}

/**
 * Lists of the commended: a line with an honor opens one, lines with a name each follow. In an attachment the title may be that line; in the
 * body a line that is no name ends the list.
 */
function honorsInLists(context: Context, { from, to }: Stretch, inAttachment: boolean): Praise[] {
  const { list, conferral, bestowed } = context.grammar.patterns.praise
  const text = context.cleaned.text.slice(from, to)
  if (/[\t|]/.test(text)) return []
  const praises: Praise[] = []
  let honor: string | null = null
  let open = false
  let offset = 0
  for (const line of text.split('\n')) {
    const opens = occurs(list, line) && line.length <= LONGEST_HEADING
    const names = opens ? [] : namesOf(context, line)
    if (opens) {
      const quoted = find(bestowed, line) ?? find(conferral, line)
      honor = quoted ? quoted.groups!.honor! : inAttachment || /[：:]\s*$/.test(line) ? plainHonor(line) : null
      open = inAttachment || honor !== null
    } else if (open && names.length > 0)
      for (const name of names) {
        const span = context.cleaned.span(from + offset + name.from, from + offset + name.to)
        praises.push({ unit: toUnit(context, name, from + offset), aspect: null, honor, reason: null, span })
      }
    else if (!inAttachment) open = false
    offset += line.length + 1
  }
  return praises
}

/** So many names behind a colon are a list on one line. */
const ENUMERATION = 3

/** A heading of a list is no longer than this, in characters. */
const LONGEST_HEADING = 60

/** 一、招商引资工作一等奖（2个） confers 招商引资工作一等奖. */
function plainHonor(line: string): string {
  return line
    .replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?|附件?\d*[:：.]?)\s*/, '')
    .replace(/[（(][^（()）]*[）)]|名单|[：:]\s*$/g, '')
    .trim()
}

/** The name that a line holds: a person with the office behind, or units alone. */
function namesOf(context: Context, line: string): readonly NamedUnit[] {
  const start = line.search(/\S|$/)
  const enumerated = /^[^：:、]{0,30}[：:]/.exec(line)
  if (enumerated) {
    const { units } = readUnits(context.grammar, line, enumerated[0].length)
    if (units.length >= ENUMERATION) return units
  }
  if (line.length > LONGEST_HEADING || /[。；]/.test(line)) return []
  const person = at(context.grammar.patterns.unit.person, line, start)
  if (person) return [{ name: person[0].trim(), kind: 'person', from: start, to: start + person[0].trimEnd().length }]
  const { units, end } = readUnits(context.grammar, line, start)
  return line.slice(end).trim() === '' ? units : []
}
