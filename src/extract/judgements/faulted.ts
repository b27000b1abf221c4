/** Reproach where it is stated: whoever is named in a problem, as its subject or beside it, is reproached by name. */
import { find, occurs } from '../../grammar/match.ts'
import type { Grammar } from '../../grammar/grammar.ts'
import type { Sentence, Stretch } from '../../tree.ts'
import { body, type Context, evidence, sentencesOf } from '../context.ts'
import { at } from '../names/at.ts'
import { type Mention, readMentions } from '../names/mentions.ts'
import { problemStretches } from '../problems.ts'
import { requirementEnd } from '../requirement.ts'
import { isRequest } from '../roles.ts'
import { type Judgement, toUnit } from './judgement.ts'

/** Those named in the problems of the notice. What a 请示 wants for is nobody's fault. */
export function readFaulted(context: Context): Judgement[] {
  if (isRequest(context)) return []
  const main = body(context)
  const sentences = main ? sentencesOf(main) : []
  return problemStretches(context).flatMap((stretch) => inProblem(context, stretch, sentences))
}

function inProblem(context: Context, { from, to }: Stretch, sentences: readonly Sentence[]): Judgement[] {
  const text = context.cleaned.text.slice(from, to)
  const stated = sentences.filter(({ data }) => data.from < to && data.to > from)
  return readMentions(context.grammar, text).flatMap((unit) => {
    const sentence = stated.find(({ data }) => data.from <= from + unit.start && from + unit.start < data.to)
    if (sentence && requirementEnd(context, sentence.value) !== null) return []
    const said = text.slice(unit.end, sentence ? sentence.data.to - from : undefined)
    if (isIdle(context.grammar, text, unit, said)) return []
    return {
      way: 'problem',
      stance: 'reproach',
      unit: toUnit(context, unit, from),
      aspect: null,
      honor: null,
      words: sentence ? evidence(context, sentence.data.from, sentence.data.to) : evidence(context, from, to),
    }
  })
}

/** An office with the name of its holder is no longer than this. */
const LONGEST_OFFICE = 16

/** It checks, decides or requires; it is named for its officer (市水产局副局长…) or its part; or what is said of it is good. */
function isIdle(grammar: Grammar, text: string, { kind, end }: Mention, said: string): boolean {
  const { person, judgement, praise, problem } = grammar.patterns
  const wrong = (words: string) => occurs(problem.deficient, words) || occurs(praise.faulted, words)
  if (kind !== 'person') {
    const holder = find(person.held, said.slice(0, LONGEST_OFFICE))
    if (holder && !occurs(grammar.patterns.unit.predicate, said.slice(0, holder.index))) return true
    if (at(person.affiliated, text, end) !== null || at(judgement.ofWorks, text, end) !== null) return true
  }
  const clause = /^[^，；。]*/.exec(said)![0]
  if (!wrong(clause) && (at(judgement.presides, text, end) !== null || occurs(judgement.presiding, said))) return true
  const stated = /^[^；。]*/.exec(said)![0]
  return occurs(praise.outstanding, stated) && !wrong(stated)
}
