/** What many fields ask of the same notice, or of the same sentence of it, is found out once. */
import type { Context } from './context.ts'

/** A fact about the notice as a whole. */
export function ofNotice<Fact>(find: (context: Context) => Fact): (context: Context) => Fact {
  const known = new WeakMap<Context, { readonly fact: Fact }>()
  return (context) => {
    const before = known.get(context)
    if (before !== undefined) return before.fact
    const fact = find(context)
    known.set(context, { fact })
    return fact
  }
}

/** A fact about a sentence, wherever in the notice it stands. */
export function ofSentence<Fact>(
  find: (context: Context, sentence: string) => Fact,
): (context: Context, sentence: string) => Fact {
  const factsOf = ofNotice(() => new Map<string, { readonly fact: Fact }>())
  return (context, sentence) => {
    const facts = factsOf(context)
    const before = facts.get(sentence)
    if (before !== undefined) return before.fact
    const fact = find(context, sentence)
    facts.set(sentence, { fact })
    return fact
  }
}
