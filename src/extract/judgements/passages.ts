/**
 * Praise and reproach in prose. A passage takes its stance from the headlines above it; 在…方面 or a headline opens a field of work that holds for
 * it. Units that open a clause are judged by what is said of them, up to the next unit.
 */
import { find, occurs } from '../../grammar/match.ts'
import { body, type Context, evidence, headline, type PlacedParagraph, paragraphs } from '../context.ts'
import { at } from '../names/at.ts'
import { readUnits, type UnitList } from '../names/units.ts'
import { type Judgement, toUnit } from './judgement.ts'
import { aspectOf, type Stance, stanceOf } from './stance.ts'

export function readPassages(context: Context): Judgement[] {
  return paragraphs(body(context)?.children ?? []).flatMap((placed) => readPassage(context, placed))
}

/** Clauses begin behind a mark; a unit named there is the subject of what follows. */
const CLAUSE = /[，。；：！？]/g

function readPassage(context: Context, { paragraph, sections }: PlacedParagraph): Judgement[] {
  const { praise, directive, judgement } = context.grammar.patterns
  const headlines = sections.map((section) => headline(section) ?? '')
  const stances = headlines.map((text) => stanceOf(context.grammar, text))
  let stance: Stance =
    stances.find((found) => found === 'reproach') ?? stances.findLast((found) => found !== null) ?? null
  if (stance === 'neutral') return []
  const { from } = paragraph.data
  const text = context.cleaned.text.slice(from, paragraph.data.to)
  const judged: Judgement[] = []
  let aspect = stance === 'praise' ? aspectOf(context.grammar, headlines.at(-1) ?? '') : null
  const judge = (kind: Judgement['stance'], list: UnitList, start: number, end: number) => {
    const field = aspect ?? at(praise.fieldBefore, text, list.end)?.groups!.aspect ?? null
    for (const unit of list.units) {
      if (occurs(praise.superior, unit.name)) continue
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
  let cursor = 0
  while (cursor < text.length) {
    const opener = at(praise.aspect, text, cursor)
    if (opener && stance !== 'reproach') {
      aspect = (opener.groups!.aspect ?? opener.groups!.plain)!.trim()
      cursor += opener[0].length
    }
    const start = cursor + (at(praise.example, text, cursor)?.[0].length ?? 0)
    const list = readUnits(context.grammar, text, start)
    const sentenceEnd = endOfSentence(context, text, list.end)
    const sentence = text.slice(cursor, sentenceEnd)
    if (occurs(praise.announcement, sentence)) {
      aspect = null
      if (stance === null) stance = 'reproach'
    }
    if (list.units.length === 0) {
      const clauseEnd = nextClause(text, Math.max(cursor, start))
      for (const [kind, rated] of [
        ['praise', praise.rated],
        ['reproach', praise.poorlyRated],
      ] as const) {
        const match = find(rated, text, cursor)
        if (!match || match.index >= clauseEnd || occurs(directive.prose, sentence)) continue
        const named = readUnits(context.grammar, text, match.index + match[0].length)
        if (named.units.length === 0 || (stance === null && kind === 'praise' && aspect === null)) continue
        judge(kind, named, cursor, named.end)
        cursor = named.end
      }
      cursor = Math.max(cursor, clauseEnd)
      continue
    }
    const stop = nextSubject(context, text, list.end, sentenceEnd)
    const said = text.slice(list.end, stop)
    const kind = verdict(context, stance, aspect !== null, said)
    const acting =
      kind === 'reproach' && (at(judgement.acts, text, list.end) !== null || occurs(judgement.pardoned, sentence))
    if (kind !== null && !acting && !occurs(directive.prose, sentence)) judge(kind, list, start, stop)
    cursor = stop
  }
  return judged
}

/** What is said of a unit, in a passage of this stance. Where a field of work was opened, naming a unit in it commends it. */
function verdict(context: Context, stance: Stance, opened: boolean, said: string): Judgement['stance'] | null {
  const { praise, problem } = context.grammar.patterns
  if (said.replace(/[，。；、：\s]/g, '') === '') return null
  if (stance === 'reproach') return occurs(problem.deficient, said) || occurs(praise.faulted, said) ? 'reproach' : null
  if (occurs(praise.faulted, said)) return 'reproach'
  if (occurs(praise.negative, said)) return null
  if (opened || (stance === 'praise' && occurs(praise.positive, said))) return 'praise'
  return stance === null && occurs(praise.outstanding, said) ? 'praise' : null
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

/** Where, within the sentence, another unit or another field takes the word: 甲局…；乙局…；在…方面. */
function nextSubject(context: Context, text: string, from: number, end: number): number {
  for (let clause = nextClause(text, from); clause < end; clause = nextClause(text, clause)) {
    if (at(context.grammar.patterns.praise.aspect, text, clause)) return clause
    if (text[clause - 1] === '，' && !context.degraded) continue
    if (readUnits(context.grammar, text, clause).units.length > 0) return clause
  }
  return end
}
