/** The date that ends the notice (成文日期) and the signature before it: breaks before each organ and about the date. */
import type { Grammar } from '../grammar/grammar.ts'
import { find, findAll } from '../grammar/match.ts'
import type { CleanedText, Edit } from './cleaned.ts'
import { certainSignature, likelySignature, type Signature } from './signature.ts'

export function cleanDateline(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const { text } = cleaned
  const found = findDateline(text, grammar)
  if (found === null) return cleaned
  const { date, signature } = found
  const end = date.index + date[0].length
  const breaks = [...(signature ?? []), date.index, end]
  for (const remark of findAll(grammar.patterns.mark.remarkBehind, text.slice(end, end + NOTES)))
    if (end + remark.index === breaks.at(-1)) breaks.push(breaks.at(-1)! + remark[0].length)
  const parted = cleaned.edit(
    breaks.filter((place) => isInside(text, place)).map((place): Edit => ({ start: place, end: place, text: '\n' })),
  )
  return dropEmptyList(parted, grammar)
}

/** Notes in brackets (附注) behind the date take no more than this. */
const NOTES = 200

/** 附件： with nothing behind it: its titles stood in the 《》 that the crawl dropped. */
function dropEmptyList(cleaned: CleanedText, grammar: Grammar): CleanedText {
  const label = find(grammar.patterns.break.emptyList, cleaned.text)
  return label === null
    ? cleaned
    : cleaned.edit([{ start: label.index, end: label.index + label[0].length, text: '' }], 'emptyLabel')
}

function isInside(text: string, at: number): boolean {
  return at > 0 && at < text.length && text[at - 1] !== '\n' && text[at] !== '\n'
}

/** The first date that ends a notice: by what stands behind it, or by the organ of the title before it. */
function findDateline(text: string, grammar: Grammar): { date: RegExpExecArray; signature: Signature | null } | null {
  const { date: dates, structure, break: lost } = grammar.patterns
  const known = headOrgans(text, grammar)
  const ending = new Set(findAll(structure.dateline, text).map(({ index }) => index))
  for (const date of findAll(dates.date, text)) {
    const end = date.index + date[0].length
    // The imprint's own day (印发日期).
    if (PRINTED.test(text.slice(end, end + 12))) continue
    const citing = find(lost.citing, text, end)
    const named = certainSignature(text, date.index, known, grammar)
    // Behind a signature of its own 关于 begins the title of what is forwarded.
    const forwards = citing !== null && citing[0].endsWith('关于') && named !== null && endsSentence(text, named[0]!)
    const cited = citing !== null && !forwards
    // A date above the title belongs to the head.
    if (cited && citing[0].endsWith('关于') && date.index < TOP) continue
    const ends = ending.has(date.index) || find(lost.datelineEnd, text, end) !== null
    const certain = cited ? null : named
    const signature = certain ?? (ends ? likelySignature(text, date.index, grammar) : null)
    if (certain !== null) return { date, signature }
    if (!cited && isInList(text, date.index, grammar)) return { date, signature }
    const last = text.slice(end).trim() === ''
    if (last || (ends && (signature !== null || endsSentence(text, date.index)))) return { date, signature }
  }
  return null
}

const PRINTED = /^[^\S\n]*印\s?发[^\S\n]*(?:\n|$)/

/** 附件： at the beginning of a line, or behind a sentence where the break before it is lost. */
const LABEL = /(?<=^|[.。！!）)])\s*附\s?件?\s?[:：.．](?=\s?\S)/g

/** A list with its titles is no longer than this. */
const LONGEST_LIST = 600

/** A date behind an attachment's title in the list, before the attachment itself. */
function isInList(text: string, at: number, grammar: Grammar): boolean {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LONGEST_LIST)
  const line = text.slice(from, at)
  const label = findAll(LABEL, line).at(-1)
  return label !== undefined && find(grammar.patterns.break.listedEnd, line.slice(label.index)) !== null
}

function endsSentence(text: string, at: number): boolean {
  return /[.。！!）)\n]\s*$/.test(text.slice(Math.max(0, at - 8), at))
}

/** So many characters at the top hold the titles. */
const TOP = 800

/** The organs of the red head and those before 关于 in the titles, those of a joint notice one by one, the longest first. */
function headOrgans(text: string, grammar: Grammar): string[] {
  const { structure, title } = grammar.patterns
  const organs = new Set<string>()
  for (const line of text.slice(0, TOP).split('\n')) {
    const head = line.replace(/文件\s*$/, '')
    const opening = find(structure.organs, head) ? head.length : (find(title.opening, line)?.index ?? 0)
    const names = head
      .slice(0, opening)
      .trim()
      .split(/[\s.、，]+/)
    if (opening === 0 || !names.every((name) => find(structure.organAtEnd, name))) continue
    for (const name of names)
      for (const organ of partJoint(name)) for (const signed of signedForms(organ)) organs.add(signed)
  }
  return [...organs].sort((a, b) => b.length - a.length)
}

/** 澜江省人民政府办公厅 signs as 省人民政府办公厅 and 省政府办公厅 too. */
function signedForms(organ: string): string[] {
  const elliptic = /^[㐀-鿿]{2,5}?([省市县区州](?![场政区])[㐀-鿿]{3,})$/.exec(organ)?.[1]
  return elliptic === undefined ? [organ] : [organ, elliptic, elliptic.replace('人民政府', '政府')]
}

/** Organs of one place begin alike: 河北省教育厅河北省财政厅 are two. */
const TELLING = 3

function partJoint(names: string): string[] {
  const second = names.indexOf(names.slice(0, TELLING), TELLING)
  return second < 0 ? [names] : [names.slice(0, second), ...partJoint(names.slice(second))]
}
