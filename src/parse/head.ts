/**
 * The head (版头) and the top of the main part: labelled elements, red head, number, title, salutation. A crawl may have joined them on one
 * line, so a cursor takes what a rule claims at its place and goes on behind it.
 */
import type { Grammar } from '../grammar/grammar.ts'
import { occurs } from '../grammar/match.ts'
import type { NoticePart } from '../tree.ts'
import type { TreeBuilder } from './builder.ts'
import { claimByline, claimIssue, claimSubtitle } from './byline.ts'
import { claimMark } from './disclosure.ts'
import { claimNumber } from './documentNumber.ts'
import { claimDecree, claimRedHead } from './redHead.ts'
import { splitLines } from './lines.ts'
import { claimRecipients, findSalutation } from './salutation.ts'
import { claimTitle, isProse } from './title.ts'

/** Elements of the head after which the body is taken to have begun. */
const LONGEST_HEAD = 60

/** What a rule claims at the cursor. */
export interface Claim {
  readonly parts: readonly NoticePart[]
  /** Where the cursor goes on. */
  readonly end: number
}

/** A rule of the head is asked at the cursor, with what was claimed before it. */
export interface Place {
  readonly builder: TreeBuilder
  readonly grammar: Grammar
  /** The cursor, and the line from there on. */
  readonly at: number
  readonly line: string
  readonly before: readonly NoticePart[]
  /** May lines of the page, which no rule claims, stand above the title? Otherwise one such line is the title itself. */
  readonly furnished: boolean
}

/** In this order the rules are asked. */
const RULES = [
  claimMark,
  claimAnnex,
  claimIssue,
  claimByline,
  claimRedHead,
  claimNumber,
  claimTitle,
  claimSubtitle,
  claimRecipients,
  claimDecree,
] as const

/** @returns the head's nodes and where the body begins */
export function parseHead(builder: TreeBuilder, grammar: Grammar): { parts: NoticePart[]; end: number } {
  const head = readHead(builder, grammar, true)
  // Lines of the page above the title are only told by the title below them.
  const { parts, end } = head.parts.some(({ type }) => type === 'title') ? head : readHead(builder, grammar, false)
  return { parts: settleTitle(parts), end }
}

function readHead(builder: TreeBuilder, grammar: Grammar, furnished: boolean): { parts: NoticePart[]; end: number } {
  const { text } = builder
  const parts: NoticePart[] = []
  let cursor = 0
  for (let step = 0; step < LONGEST_HEAD; step++) {
    while (cursor < text.length && /\s/.test(text[cursor]!)) cursor++
    if (cursor >= text.length) break
    const newline = text.indexOf('\n', cursor)
    const place = {
      builder,
      grammar,
      at: cursor,
      line: text.slice(cursor, newline < 0 ? text.length : newline),
      before: parts,
      furnished,
    }
    const claim = firstClaim(place) ?? claimFurniture(place)
    if (claim === null) break
    parts.push(...claim.parts)
    cursor = claim.end
    if (claim.parts.some(({ type }) => type === 'recipients')) break
  }
  return { parts, end: cursor }
}

function firstClaim(place: Place): Claim | null {
  for (const rule of RULES) {
    const claim = rule(place)
    if (claim !== null) return claim
  }
  return null
}

/** 附件1 above all else: the source is an attachment by itself, whose title follows. */
function claimAnnex({ grammar, at, line, before }: Place): Claim | null {
  return before.length === 0 && occurs(grammar.patterns.title.annex, line) ? { parts: [], end: at + line.length } : null
}

/** A short line that no rule claims, above the title: of the page, or, where no title follows, the title itself. */
function claimFurniture({ builder, grammar, at, line, before, furnished }: Place): Claim | null {
  const titled = before.some(({ type }) => type === 'title' || (type === 'pageTitle' && !furnished))
  if (titled || (isProse(grammar, line) && !(furnished && isAboveTitle(builder, grammar, at, line)))) return null
  return { parts: [builder.line('pageTitle', at, at + line.length)], end: at + line.length }
}

/** What a page says above a notice (欢迎光临…！今天是…) is no longer than this, and so many lines of it may stand there. */
const LONGEST_FURNITURE = 100
const MOST_FURNITURE = 8
/** The title and the salutation stand within so many characters behind them. */
const TOP = 1000

/** Words of the page that read as a sentence: below them a title stands, and the salutation soon behind it. */
function isAboveTitle(builder: TreeBuilder, grammar: Grammar, at: number, line: string): boolean {
  if (line.length > LONGEST_FURNITURE || (at > 0 && /[。；]/.test(line))) return false
  const lines = splitLines(builder.text.slice(0, at + line.length + TOP), at + line.length).slice(0, MOST_FURNITURE)
  const title = lines.findIndex(({ from, to }) =>
    claimTitle({ builder, grammar, at: from, line: builder.text.slice(from, to), before: [], furnished: true }),
  )
  return title >= 0 && lines.slice(title + 1).some(({ from }) => findSalutation(grammar, builder.text.slice(from)))
}

/** Of several titles the last is the notice's own, as it stands beside the number; those above are the page's. */
function settleTitle(parts: readonly NoticePart[]): NoticePart[] {
  const last = parts.findLastIndex((part) => part.type === 'title')
  if (last < 0) {
    const named = parts.some((part) => part.type === 'mark' && part.name === 'name')
    return parts.map((part) => (part.type === 'pageTitle' && !named ? { ...part, type: 'title' } : part))
  }
  return parts.map((part, index) => (part.type === 'title' && index < last ? { ...part, type: 'pageTitle' } : part))
}
