/**
 * The words that head columns (表头), made quick to ask: what a word is, how well a stretch of characters makes one head cell.
 * Knowledge of the language is the grammar's; what other text of the same notice holds comes in as `known`.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'

export type WordKind = 'serial' | 'label' | 'total' | 'rank' | 'percent' | 'text' | 'head'

export interface Vocabulary {
  readonly kinds: ReadonlyMap<string, WordKind>
  readonly endings: ReadonlySet<string>
  readonly quantities: ReadonlySet<string>
  readonly closing: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  /** Totals that also end the names of parts (基础得分). */
  readonly partTotals: ReadonlySet<string>
  /** Rates that seldom end a longer name (结案数占比 is two). */
  readonly standing: ReadonlySet<string>
  readonly continues: ReadonlySet<string>
  /** With which names of persons begin. */
  readonly surnames: ReadonlySet<string>
  /** Where in the text the head begins: at a word for the label or serial column. Null: nowhere. */
  headStart(text: string): number | null
  startsWithSerial(text: string): boolean
  /** How long the word for serial numbers, or for places (名次) by which rows are numbered, is with which the text begins; 0 without one. */
  serialAt(text: string): number
  /** A word with the remark behind it taken off: 办结率(%) is 办结率. */
  kindOf(word: string): WordKind | undefined
  /** Is it a word for a head, or does it end like one? */
  isHead(word: string): boolean
  /** Is it surely one head cell, and not two run together? `place` is the cell's place in the head. */
  isFamiliar(word: string, place: number): boolean
}

const KINDS = ['head', 'text', 'percent', 'rank', 'total', 'label', 'serial'] as const satisfies readonly WordKind[]
const built = new WeakMap<Grammar, Vocabulary>()

export function vocabularyOf(grammar: Grammar): Vocabulary {
  const ready = built.get(grammar)
  if (ready) return ready
  const vocabulary = build(grammar)
  built.set(grammar, vocabulary)
  return vocabulary
}

function build(grammar: Grammar): Vocabulary {
  const words = grammar.words.table
  const kinds = new Map<string, WordKind>()
  for (const kind of KINDS) for (const word of words[kind]) kinds.set(word, kind)
  const endings = new Set(words.ending)
  const quantities = new Set(words.quantity)
  const groups = new Set(words.group)
  const bare = (word: string) => (/[）)]$/.test(word) ? word.replace(REMARK, '') : word)
  const kindOf = (word: string) => kinds.get(word) ?? kinds.get(bare(word))
  const leading = [...words.serial, ...words.rank]
  const serialAt = (text: string) => Math.max(0, ...leading.map((word) => (text.startsWith(word) ? word.length : 0)))
  const openers = [...words.serial, ...words.label].sort((a, b) => b.length - a.length)
  const isHead = (word: string) => {
    const name = bare(word)
    const end = name.slice(-2)
    return (
      kindOf(word) !== undefined ||
      endings.has(end) ||
      groups.has(end) ||
      (name.length > 1 && quantities.has(name.at(-1)!))
    )
  }
  return {
    kinds,
    endings,
    quantities,
    closing: new Set(words.closing),
    groups,
    partTotals: new Set(words.partTotal),
    standing: new Set(words.standing),
    continues: new Set(words.continues),
    surnames: new Set(grammar.words.person.surname),
    headStart: (text) => {
      const start = headStart(text, openers, grammar)
      return start === null ? null : start - endingIn(text.slice(0, start), words.rank)
    },
    startsWithSerial: (text) => serialAt(text) > 1,
    serialAt,
    kindOf,
    isHead,
    isFamiliar: (word, place) => {
      const kind = kindOf(word)
      if (kind === 'label' || kind === 'serial') return place < 2
      const { length } = bare(word)
      return kind !== undefined || (length >= SHORTEST_FAMILIAR && length <= LONGEST_FAMILIAR && isHead(word))
    },
  }
}

/** How long the longest of the words is with which the text ends; 0 without one. */
function endingIn(text: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => (text.endsWith(word) ? word.length : 0)))
}

/** A beginning and a known ending (信息化动态); what is longer may be two names. */
const SHORTEST_FAMILIAR = 3
const LONGEST_FAMILIAR = 5

/** A remark behind a name: 办结率(%). */
const REMARK = /[（(][^（）()]*[）)]$/

/** A title may stand before the head without a mark: the head begins at the first word for labels, best behind a title's last word. */
function headStart(text: string, openers: readonly string[], grammar: Grammar): number | null {
  if (openers.some((word) => text.startsWith(word))) return 0
  let first: number | null = null
  for (let index = 1; index < text.length; index++) {
    if (!openers.some((word) => word.length > 1 && text.startsWith(word, index))) continue
    if (occurs(grammar.patterns.table.titleEnd, text.slice(Math.max(0, index - 4), index))) return index
    first ??= index
  }
  return first
}
