/** Does a sentence lay a requirement on the recipients? */
import { find, occurs } from '../grammar/match.ts'
import type { Context } from './context.ts'
import { statesDeficiency } from './deficiency.ts'
import { ofSentence } from './facts.ts'

/** Where the words end that lay a requirement on somebody; null where there are none. Others may have said them. */
export const requirementEnd = ofSentence((context, sentence) => {
  const required = find(context.grammar.patterns.directive.prose, sentence)
  return required === null ? null : required.index + required[0].length
})

/** In so many words: 各单位要…, 请…, 希望…. Holds wherever the sentence stands. */
export const requiresStrictly = ofSentence((context, sentence) => {
  const end = requirementEnd(context, sentence)
  return end !== null && !isTold(context, sentence, end)
})

/** By its mood: begins with 要 or with its verb (严格执行…). Holds where requirements are expected. */
export const requires = ofSentence((context, sentence) => {
  const { directive, passage } = context.grammar.patterns
  if (requiresStrictly(context, sentence)) return true
  if (isTold(context, sentence, sentence.length)) return false
  if (occurs(directive.openModal, sentence)) return true
  return isImperative(context, sentence) && !occurs(passage.perfective, sentence)
})

/** What the issuer will do, what others said, whom rules are for: none of it is laid on the recipients, unless it was said before. */
function isTold(context: Context, sentence: string, before: number): boolean {
  const { directive } = context.grammar.patterns
  const future = find(directive.future, sentence)
  return (
    (future !== null && future.index < before) ||
    occurs(directive.reported, sentence) ||
    occurs(directive.courtesy, sentence) ||
    occurs(directive.announcement, sentence) ||
    (SOME.test(sentence) && statesDeficiency(context, sentence))
  )
}

/** 有的部门推诿，群众要跑五六趟 tells of some what is wrong. */
const SOME = /(?:^|[，；：])(?:有的|有些|个别|少数)/

/** Begins with its verb: one that is seldom a noun, or behind an adverb or phrase that asks for a verb. */
export function isImperative(context: Context, text: string): boolean {
  const match = find(context.grammar.patterns.passage.imperative, text)
  if (match === null) return false
  const { phrase, adverb, verb } = match.groups as Record<string, string | undefined>
  return verb !== undefined || adverb !== undefined || phrase !== undefined
}
