import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find, findAll } from '../grammar/match.ts'
import { Span } from '../types.ts'
import { type Context, evidence } from './context.ts'
import { deadlineIn } from './deadline.ts'

/** A single obligation, prohibition or permission inside a directive: the clause that 要, 不得 or 可以 governs. */
export const Action = /* @__PURE__ */ described('Action', () =>
  z.strictObject({
    text: z.string(),
    modality: z.enum(['obligation', 'prohibition', 'permission']),
    actor: z.nullable(z.string()),
    deadline: z.nullable(z.strictObject({ iso: z.nullable(z.iso.date()), text: z.string() })),
    span: Span,
  }),
)
export type Action = z.infer<typeof Action>

/** The obligations of a stretch: a clause with a modal word, and the clauses behind it up to the next one or the end of the sentence. */
export function actionsIn(context: Context, from: number, to: number): Action[] {
  const { directive: rules, structure } = context.grammar.patterns
  const text = context.cleaned.text.slice(from, to)
  const found: Action[] = []
  let start = 0
  const ends = [...findAll(structure.sentenceEnd, text).map((match) => match.index + match[0].length), text.length]
  for (const end of ends) {
    const sentence = text.slice(start, end)
    const modals = findAll(rules.modal, sentence)
    let actor: string | null = null
    modals.forEach((modal, i) => {
      const clause = clauseStart(sentence, modal.index)
      if (i > 0 && clause <= clauseStart(sentence, modals[i - 1]!.index)) return
      const next = modals.slice(i + 1).find((other) => clauseStart(sentence, other.index) > clause)
      const stop = next ? clauseStart(sentence, next.index) : sentence.length
      const stated = evidence(context, from + start + clause, from + start + trimmedEnd(sentence, clause, stop))
      actor = find(rules.actor, sentence.slice(clause, stop))?.groups!.actor ?? actor
      const modality = modal.groups!.prohibition
        ? 'prohibition'
        : modal.groups!.permission
          ? 'permission'
          : 'obligation'
      found.push({ text: stated.text, modality, actor, deadline: deadlineIn(context, stated.text), span: stated.span })
    })
    start = end
  }
  return found
}

function clauseStart(sentence: string, index: number): number {
  let start = index
  while (start > 0 && !/[，；：。]/.test(sentence[start - 1]!)) start--
  return start
}

/** Without the mark at its end. */
function trimmedEnd(sentence: string, from: number, to: number): number {
  let end = to
  while (end > from && /[，；。！\s]/.test(sentence[end - 1]!)) end--
  return end
}
