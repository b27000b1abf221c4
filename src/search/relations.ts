/** 公文之间的关系: what a notice does with each document that it cites, by the words around the citation. */
import type { Notice } from '../extract/notice.ts'
import { type WholeGrammar, wholeGrammar } from '../grammar/whole.ts'
import { find } from '../grammar/match.ts'
import type { Span } from '../types.ts'
import { keyOf } from './numberKey.ts'
import { titleKey } from './titleKey.ts'

/** 转发, 印发, 根据, 废止, 修订, 答复; `cites` where no word tells. */
export const relationKinds = ['forwards', 'issues', 'basis', 'repeals', 'amends', 'answers', 'cites'] as const
export type RelationKind = (typeof relationKinds)[number]

export interface Relation {
  readonly kind: RelationKind
  readonly title: string | null
  readonly titleKey: string | null
  readonly number: string | null
  readonly numberKey: string | null
  /** The words that tell the kind; null for `cites`. */
  readonly cue: string | null
  readonly span: Span
}

/** The relations of a notice, in the order of the text, that of its title first; one a document and kind, `cites` only where there is no other. */
export function relationsOf(notice: Notice, grammar: WholeGrammar = wholeGrammar): Relation[] {
  const all = [...inTitle(notice, grammar), ...inBody(notice, grammar)]
  const kept: Relation[] = []
  for (const relation of all) {
    const same = kept.findIndex((other) => isSame(other, relation))
    if (same < 0) kept.push(relation)
    else kept[same] = merged(kept[same]!, relation)
  }
  return kept
}

function inTitle({ title }: Notice, grammar: WholeGrammar): Relation[] {
  if (title === null) return []
  const rules = grammar.patterns.relation
  const kinds = [
    ['forwards', rules.titleForwards],
    ['issues', rules.titleIssues],
    ['repeals', rules.titleRepeals],
    ['amends', rules.titleAmends],
  ] as const
  return kinds.flatMap(([kind, rule]) => {
    const match = find(rule, title.text)
    if (match === null) return []
    const { named, cited } = match.groups as Record<string, string | undefined>
    return [relation(kind, (named ?? cited)!, null, match[0].slice(0, 2), title.span)]
  })
}

/** The longest stretch beside a citation that a rule looks at. */
const WINDOW = 120

function inBody({ body, references }: Notice, grammar: WholeGrammar): Relation[] {
  const text = body?.text ?? ''
  const found: Relation[] = []
  let [from, end] = [0, 0]
  for (const { title, documentNumber, span } of references) {
    const words = (title ?? documentNumber)!
    const at = text.indexOf(words, from)
    if (at < 0) {
      found.push(relation('cites', title, documentNumber, null, span))
      continue
    }
    const [start, stop] = [
      at - Number(text[at - 1] === '《'),
      at + words.length + Number(text[at + words.length] === '》'),
    ]
    const before = text.slice(Math.max(end, start - WINDOW), start)
    const own = kindOf(grammar, before, text.slice(stop, stop + WINDOW))
    const previous = found.at(-1)
    const told =
      own ??
      (previous && end > 0 && find(grammar.patterns.relation.chain, before) ? [previous.kind, previous.cue] : null)
    found.push(relation(told?.[0] ?? 'cites', title, documentNumber, told?.[1] ?? null, span))
    from = end = stop
  }
  return found
}

type Told = readonly [kind: RelationKind, cue: string | null]

/** What stands behind a citation decides before what stands before it: 根据…, 《…》同时废止. */
function kindOf({ patterns: { relation: rules } }: WholeGrammar, before: string, after: string): Told | null {
  const ways = [
    ['repeals', rules.repealsAfter, after],
    ['amends', rules.amendsAfter, after],
    ['answers', rules.answersAfter, after],
    ['forwards', rules.forwardsAfter, after],
    ['forwards', rules.forwardsBefore, before],
    ['repeals', rules.repealsBefore, before],
    ['amends', rules.amendsBefore, before],
    ['basis', rules.followsBefore, before],
    ['issues', rules.issuesAfter, after],
    ['issues', rules.issuesBefore, before],
  ] as const
  for (const [kind, rule, text] of ways) {
    const match = find(rule, text)
    if (match) return [kind, match[0]]
  }
  return null
}

function relation(
  kind: RelationKind,
  title: string | null,
  number: string | null,
  cue: string | null,
  span: Span,
): Relation {
  return {
    kind,
    title,
    titleKey: title === null ? null : titleKey(title) || null,
    number,
    numberKey: number === null ? null : keyOf(number),
    cue,
    span,
  }
}

function isSame(one: Relation, other: Relation): boolean {
  const agree =
    (one.numberKey !== null && one.numberKey === other.numberKey) ||
    (one.titleKey !== null && one.titleKey === other.titleKey && (one.numberKey === null || other.numberKey === null))
  return agree && (one.kind === other.kind || one.kind === 'cites' || other.kind === 'cites')
}

/** The kind of the one that has one, with all that is known of the document. */
function merged(one: Relation, other: Relation): Relation {
  const [strong, weak] = one.kind === 'cites' ? [other, one] : [one, other]
  return {
    ...strong,
    title: strong.title ?? weak.title,
    titleKey: strong.titleKey ?? weak.titleKey,
    number: strong.number ?? weak.number,
    numberKey: strong.numberKey ?? weak.numberKey,
  }
}
