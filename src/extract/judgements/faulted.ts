/** Reproach where it is stated: whoever is named in a problem, as its subject or beside it, is reproached by name. */
import type { Sentence } from '../../tree.ts'
import { body, type Context, evidence, sentencesOf } from '../context.ts'
import { isBlameless, statesFault } from '../deficiency.ts'
import { type Mention, readMentions } from '../names/mentions.ts'
import { type StatedProblem, problemStretches } from '../problems.ts'
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

function inProblem(context: Context, { rule, from, to }: StatedProblem, sentences: readonly Sentence[]): Judgement[] {
  const text = context.cleaned.text.slice(from, to)
  const stated = sentences.filter(({ data }) => data.from < to && data.to > from)
  return readMentions(context.grammar, text).flatMap((unit) => {
    const sentence = stated.find(({ data }) => data.from <= from + unit.start && from + unit.start < data.to)
    if (sentence && requirementEnd(context, sentence.value) !== null) return []
    const said = text.slice(unit.end, sentence ? sentence.data.to - from : undefined)
    if (isBlameless(context, text, unit, said)) return []
    if (rule === 'problem.sentence' && statesFault(context, text) && !statesFault(context, partAround(text, unit)))
      return []
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

/** What stands around a name between two semicolons: one part of a sentence may commend, another reproach. */
function partAround(text: string, { start, end }: Mention): string {
  const stop = /[；。]/.exec(text.slice(end))
  return text.slice(
    Math.max(text.lastIndexOf('；', start), text.lastIndexOf('。', start)) + 1,
    stop ? end + stop.index : undefined,
  )
}
