/** Does a sentence state a deficiency of the work? */
import { findAll, occurs } from '../grammar/match.ts'
import { ofSentence } from './facts.ts'

/** What others said is told, not stated. */
const QUOTED = /“[^“”]{8,}”/g

const CLAUSES = /[^，；。：！？]+/g

/** A deficiency that is stated: not one to be solved, forbidden, or supposed (针对…问题, 要防止…, 对…不力的). */
export const statesDeficiency = ofSentence((context, sentence) => {
  const { directive, problem } = context.grammar.patterns
  if (!occurs(problem.deficient, sentence) || occurs(problem.sanction, sentence)) return false
  for (const [clause] of findAll(CLAUSES, sentence.replace(QUOTED, ''))) {
    // What comes behind the word that obliges is required, not stated.
    if (occurs(directive.openModal, clause)) return false
    if (occurs(problem.deficient, clause) && !occurs(problem.governed, clause)) return true
  }
  return false
})

/** It says what is wrong, and does not merely announce that something is (还存在一些问题). */
export const isSpecific = ofSentence((context, sentence) => {
  const { problem } = context.grammar.patterns
  return occurs(problem.deficient, sentence.replace(problem.generic, ''))
})
