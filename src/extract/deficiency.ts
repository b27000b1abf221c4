/** Does a sentence state a deficiency of the work, and of whom? */
import { find, findAll, occurs } from '../grammar/match.ts'
import type { Context } from './context.ts'
import { ofSentence } from './facts.ts'
import { at } from './names/at.ts'
import type { Mention } from './names/mentions.ts'

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

/** Words that reproach, of whom they are said. */
export function statesFault({ grammar }: Context, words: string): boolean {
  return occurs(grammar.patterns.problem.deficient, words) || occurs(grammar.patterns.praise.faulted, words)
}

/** What is said of a name is looked for no further behind it. */
export const LONGEST_STATEMENT = 300

/** An office with the name of its holder is no longer than this. */
const LONGEST_OFFICE = 16

/** It checks, decides or requires; it is named for its officer (市水产局副局长…) or its part; or what is said of it is good. */
export function isBlameless(context: Context, text: string, { kind, end }: Mention): boolean {
  const said = text.slice(end, end + LONGEST_STATEMENT)
  const { person, judgement, praise, unit } = context.grammar.patterns
  if (kind !== 'person') {
    const holder = find(person.held, said.slice(0, LONGEST_OFFICE))
    if (holder && !occurs(unit.predicate, said.slice(0, holder.index))) return true
    // 张三，市水利局原局长，…
    const office = /^[㐀-鿿]{1,14}(?=[，、（(,])/.exec(said)
    if ((office && occurs(person.officeAtEnd, office[0])) || at(judgement.ofWorks, text, end) !== null) return true
  }
  const clause = /^[^，；。]*/.exec(said)![0]
  if (
    !statesFault(context, clause) &&
    (at(judgement.presides, text, end) !== null || occurs(judgement.presiding, said))
  )
    return true
  const stated = /^[^；。]*/.exec(said)![0]
  return occurs(praise.outstanding, stated) && !statesFault(context, stated)
}
