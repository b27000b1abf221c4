/**
 * Measures the marks restored in clean notices that are degraded for it.
 *   npx tsx grammars/marks/measure.ts FOLDER...
 */
import { decideMarks } from '../../src/clean/marks/decide.ts'
import { MARKS } from '../../src/clean/marks/labels.ts'
import { breakHeadings, lessonOf, readNotices } from './corpus.ts'

/** What the marks of a text were, and what they were taken for. */
export interface Answer {
  readonly labels: readonly number[]
  readonly decided: ArrayLike<number>
}

/** How often a label (row) was taken for a label (column). */
export type Confusion = readonly (readonly number[])[]

/** A macro average over the rare would be one over chance. */
const OFTEN = 20
/** Dashes, dots of names and of omission are not measured. */
const DASH = MARKS.indexOf('—')

export function confusionOf(answers: readonly Answer[]): Confusion {
  const confusion = MARKS.map(() => MARKS.map(() => 0))
  for (const { labels, decided } of answers) {
    for (let i = 0; i < labels.length; i++) if (labels[i] !== DASH) confusion[labels[i]!]![decided[i]!]!++
  }
  return confusion
}

/** In percent; `f1` a label. */
export function summaryOf(confusion: Confusion): { all: number; accuracy: number; macro: number; f1: number[] } {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  const counts = confusion.map(sum)
  const all = sum(counts)
  const f1 = confusion.map(
    (row, label) => (200 * row[label]!) / (counts[label]! + sum(confusion.map((other) => other[label]!)) || 1),
  )
  const often = f1.filter((_, label) => counts[label]! >= OFTEN)
  return {
    all,
    accuracy: (100 * sum(confusion.map((row, label) => row[label]!))) / all,
    macro: sum(often) / often.length,
    f1,
  }
}

export function reportOf(answers: readonly Answer[]): string {
  const confusion = confusionOf(answers)
  const { all, accuracy, macro, f1 } = summaryOf(confusion)
  const rows = confusion.map(
    (row, label) =>
      `${MARKS[label]} F1 ${f1[label]!.toFixed(1).padStart(5)}  was taken for ${row.map((count, other) => `${MARKS[other]}${count}`).join(' ')}`,
  )
  return [`${all} marks, accuracy ${accuracy.toFixed(2)}, macro F1 ${macro.toFixed(2)}`, ...rows].join('\n')
}

/** A rough body: after the recipients, without tables and the lines of head and foot. */
export function bodyOf(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => !/[\t|]/u.test(line) && /[。；：]|^[一二三四五六七八九十（(\d]/u.test(line))
  const recipients = lines.findIndex((line) => line.endsWith('：') && line.length < 200 && !line.endsWith('下：'))
  return lines
    .slice(recipients > 12 ? 0 : recipients + 1)
    .filter((line) => !/^(?:主题词|抄送|抄报|附件|发送|联系|（|索引号|发布机构)/u.test(line.trim()))
    .join('\n')
}

if (process.argv[1]?.endsWith('measure.ts')) {
  const bodies = readNotices(process.argv.slice(2))
    .filter((text) => (text.match(/[，。、]/gu) ?? []).length >= 10)
    .map(bodyOf)
  for (const [name, apart] of [
    ['all lines in one', false],
    ['blocks apart', true],
  ] as const) {
    const lessons = bodies.map((text) => lessonOf(apart ? breakHeadings(text) : text, apart))
    const answers = lessons.map(({ text, labels }) => ({
      labels,
      decided: decideMarks(text).map(({ mark }) => MARKS.indexOf(mark)),
    }))
    console.log(`${name}: ${reportOf(answers)}`)
  }
}
