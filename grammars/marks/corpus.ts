/** Clean notices made into lessons: degraded text with the mark that each `.` was. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cleanForm } from '../../src/clean/clean.ts'
import { MARKS } from '../../src/clean/marks/labels.ts'
import type { Grammar } from '../../src/grammar/grammar.ts'

/** A degraded text, and the label of each `.` in it, in order. */
export interface Lesson {
  readonly text: string
  readonly labels: number[]
}

const RUN = /[，。、；：？！…—·,;:?!．.]+/gu
const ALIKE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '．': '.' }
const SENTENCE = /[^。\n]*[。\n]?/gu
/** A numbered item or heading inside a text whose line breaks are lost: 一、 （一） 1. */
const HEADING =
  /(?<=[。：；])(?=[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]\D)|(?<![第条款项、，\n])(?=（[一二三四五六七八九十]{1,3}）)/gu

/** The text files and pages under the folders, as plain text, in the order of their names. */
export function readNotices(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .flatMap((path) => {
        if (path.endsWith('.txt')) return [readFileSync(path, 'utf8')]
        if (path.endsWith('.html')) return [stripPage(readFileSync(path, 'utf8'))]
        return []
      }),
  )
}

/** A page's text, a block a line. */
function stripPage(page: string): string {
  return page
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/giu, '')
    .replace(/\s+/gu, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&nbsp;|&emsp;|&ensp;/gu, ' ')
    .replace(/&ldquo;|&rdquo;|&quot;/gu, '"')
    .replace(/&mdash;/gu, '—')
    .replace(/&middot;/gu, '·')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
const sentencesOf = (text: string) => text.match(SENTENCE) ?? []

/** The sentences of notices that must stay unseen. */
export function sentenceKeys(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) =>
      sentencesOf(text)
        .map(bare)
        .filter((key) => key.length >= 12),
    ),
  )
}

/**
 * Each notice once: sentences that came before in it are dropped (crawls hold bodies twice), tables and navigation are,
 * and a notice is if more than a third of it stands in `unseen` or in notices before it.
 */
export function distinctNotices(texts: readonly string[], unseen: ReadonlySet<string>): string[] {
  const known = new Set<string>()
  const kept: string[] = []
  for (const text of texts) {
    const own = new Set<string>()
    let length = 0,
      foreign = 0,
      hidden = 0
    const sentences = sentencesOf(text.replace(/\r\n?/gu, '\n')).filter((sentence) => {
      const key = bare(sentence)
      if (key.length < 12) return key !== '' || sentence === '\n'
      if (own.has(key) || isTable(sentence)) return false
      own.add(key)
      length += key.length
      if (known.has(key)) foreign += key.length
      if (unseen.has(key)) hidden += key.length
      return true
    })
    if (hidden * 10 > length || foreign * 3 > length || own.size < 4) continue
    for (const key of own) known.add(key)
    kept.push(sentences.join(''))
  }
  return kept
}

/** Digit runs, or too few marks for its length: no prose. */
function isTable(sentence: string): boolean {
  const digits = sentence.replace(/[^\d０-９]/gu, '').length
  return (
    digits * 3 > sentence.length ||
    sentence.includes('\t') ||
    (sentence.length > 300 && (sentence.match(/[，、；]/gu) ?? []).length * 80 < sentence.length)
  )
}

/** Breaks a text before its numbered headings, as the library will have done. */
export function breakHeadings(text: string): string {
  return text.replace(HEADING, '\n')
}

/** Degrades a clean text as the crawl did, but keeps its line breaks if asked to. */
export function lessonOf(clean: string, keepLines: boolean): Lesson {
  const lines = clean
    .split('\n')
    .map((line) =>
      line
        .replace(/《[^《》]*》/gu, '')
        .replace(/[“”‘’"「」『』]/gu, "'")
        .replace(/（/gu, '(')
        .replace(/）/gu, ')')
        .replace(/[|\t]/gu, '')
        .trim()
        .replace(/[\s\u3000]+/gu, ' ')
        .replace(/ ?([，。、；：？！…—·,;:?!．.]) ?/gu, '$1'),
    )
    .filter((line) => line !== '')
  const labels: number[] = []
  const text = lines.join(keepLines ? '\n' : '').replace(RUN, (run) => {
    const mark = ALIKE[run[0]!] ?? run[0]!
    labels.push(Math.max(0, (MARKS as readonly string[]).indexOf('…—·'.includes(mark) ? '—' : mark)))
    return '.'
  })
  return { text: text.toLowerCase(), labels }
}

/** Degrades a clean text as the crawl did, all but its first line in one, and cleans it as the library does before it decides the marks. */
export function crawledLesson(clean: string, grammar: Grammar): Lesson {
  const [title, ...rest] = clean.trim().split('\n')
  const head = lessonOf(title!, true)
  const body = lessonOf(rest.join('\n'), false)
  const text = `${head.text}\n${body.text}`
  const labels = [...head.labels, ...body.labels]
  const cleaned = cleanForm(text, grammar, true)
  const labelAt = new Map([...text.matchAll(/\./g)].map(({ index }, i) => [index, labels[i]!]))
  const points = [...cleaned.text.matchAll(/\./g)].map(
    // A point that the source has not is one that cleaning made of a list's number.
    ({ index }) => labelAt.get(cleaned.span(index, index + 1)[0]) ?? MARKS.indexOf('.'),
  )
  return { text: cleaned.text, labels: points }
}
