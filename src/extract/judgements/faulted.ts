/** Reproach where it is stated: whoever is named in a problem, as its subject or beside it, is reproached by name. */
import { findAll } from '../../grammar/match.ts'
import { type Context, evidence } from '../context.ts'
import { isBlameless, statesFault } from '../deficiency.ts'
import { type Mention, readMentions } from '../names/mentions.ts'
import { problemStretches, type StatedProblem } from '../problems.ts'
import { requirementEnd } from '../requirement.ts'
import { isRequest } from '../roles.ts'
import { type Judgement, toUnit } from './judgement.ts'

/** Those named in the problems of the notice. What a 请示 wants for is nobody's fault. */
export function readFaulted(context: Context): Judgement[] {
  if (isRequest(context)) return []
  return problemStretches(context).flatMap((problem) => inProblem(context, problem))
}

const SENTENCES = /[^。]+。?/g

function inProblem(context: Context, { rule, from, to }: StatedProblem): Judgement[] {
  return findAll(SENTENCES, context.cleaned.text.slice(from, to)).flatMap(({ index, 0: sentence }) => {
    if (requirementEnd(context, sentence) !== null) return []
    const base = from + index
    const faulty = rule === 'problem.sentence' && statesFault(context, sentence)
    return readMentions(context.grammar, sentence).flatMap((mention) => {
      if (isBlameless(context, sentence, mention)) return []
      if (faulty && !statesFault(context, partAround(sentence, mention))) return []
      return {
        way: 'problem',
        stance: 'reproach',
        unit: toUnit(context, mention, base),
        aspect: null,
        honor: null,
        words: evidence(context, base, base + sentence.length),
      }
    })
  })
}

/** So far around a name its sentence is looked through. */
const AROUND = 300

/** What stands around a name between two semicolons: one part of a sentence may commend, another reproach. */
function partAround(sentence: string, { start, end }: Mention): string {
  const before = sentence.slice(Math.max(0, start - AROUND), start)
  return before.slice(before.lastIndexOf('；') + 1) + /^[^；]*/.exec(sentence.slice(start, end + AROUND))![0]
}
