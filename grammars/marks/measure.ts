/**
 * Measures the marks restored in clean notices that are degraded for it.
 *   npx tsx grammars/marks/measure.ts FOLDER...
 */
import { decideMarks } from '../../src/clean/marks/decide.ts'
import { MARKS } from '../../src/clean/marks/labels.ts'
import { breakHeadings, type Lesson, lessonOf, readNotices } from './corpus.ts'

/** Accuracy, macro F1 over the marks that occur 20 times or more, and the confusion: a row what it was, a column what was said. */
export function scoresOf(lessons: readonly Lesson[], decide: (text: string) => ArrayLike<number>): string {
  const confusion = MARKS.map(() => MARKS.map(() => 0))
  for (const { text, labels } of lessons) {
    const decided = decide(text)
    for (const [i, label] of labels.entries()) confusion[label]![decided[i]!]!++
  }
  const dash = MARKS.indexOf('—')
  const rows = confusion.map((row, label) => {
    const all = row.reduce((a, b) => a + b, 0)
    const said = confusion.reduce((sum, other, i) => sum + (i === dash ? 0 : other[label]!), 0)
    return { label, all, right: row[label]!, f1: (200 * row[label]!) / (all + said || 1) }
  })
  const counted = rows.filter((row) => row.label !== dash)
  const total = counted.reduce((sum, row) => sum + row.all, 0)
  const often = counted.filter((row) => row.all >= 20)
  return [
    `${total} marks, accuracy ${((100 * counted.reduce((sum, row) => sum + row.right, 0)) / total).toFixed(2)}, macro F1 ${(often.reduce((sum, row) => sum + row.f1, 0) / often.length).toFixed(2)}`,
    ...rows.map(
      ({ label, all, f1 }) =>
        `${MARKS[label]}  F1 ${f1.toFixed(1).padStart(5)}  ${String(all).padStart(6)}  ${confusion[label]!.map((n, i) => `${MARKS[i]}${n}`).join(' ')}`,
    ),
  ].join('\n')
}

if (process.argv[1]?.endsWith('measure.ts')) {
  const clean = readNotices(process.argv.slice(2))
    .filter((text) => (text.match(/[，。、]/gu) ?? []).length >= 10)
    .map(bodyOf)
  const decide = (text: string) => decideMarks(text).map(({ mark }) => MARKS.indexOf(mark))
  console.log(
    'all lines in one',
    scoresOf(
      clean.map((text) => lessonOf(text, false)),
      decide,
    ),
  )
  console.log(
    'blocks apart',
    scoresOf(
      clean.map((text) => lessonOf(breakHeadings(text), true)),
      decide,
    ),
  )
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
