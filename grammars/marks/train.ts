/**
 * Builds `weights.txt` from folders of clean notices.
 *   npx tsx grammars/marks/train.ts [--unseen FOLDER]... [--prose FOLDER]... FOLDER...
 * Notices that stand, for a tenth or more, in an `--unseen` folder are left out. Every tenth notice is held out and measured at the end.
 * `--prose` folders hold other official prose, which weighs half as much as the notices.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { overrule } from '../../src/clean/marks/certain.ts'
import { clausesOf } from '../../src/clean/marks/clauses.ts'
import { likeliest, weigh } from '../../src/clean/marks/decide.ts'
import { BUCKETS } from '../../src/clean/marks/features.ts'
import { LABELS, LIMIT, Model } from '../../src/clean/marks/model.ts'
import { calibrate, type Trial } from './calibrate.ts'
import { breakHeadings, distinctNotices, type Lesson, lessonOf, readNotices, sentenceKeys } from './corpus.ts'
import { type Drill, drillOf, Learner, SILENT } from './learn.ts'
import { reportOf } from './measure.ts'
import { packModel } from './pack.ts'

/** Buckets kept; passes over all buckets, then over those kept; and what a weight of 1 becomes as a whole number. */
const ROWS = 110_000
const PASSES = 6
const LAST_PASSES = 3
const RATE = 0.04
const DROPOUT = 0.2
const SCALE = 16

const folders = { type: 'string', multiple: true, default: [] as string[] } as const
const { values, positionals } = parseArgs({ options: { unseen: folders, prose: folders }, allowPositionals: true })
if (positionals.length === 0)
  throw new Error('usage: npx tsx grammars/marks/train.ts [--unseen FOLDER]... [--prose FOLDER]... FOLDER...')

const unseen = sentenceKeys(readNotices(values.unseen))
const notices = distinctNotices(readNotices(positionals), unseen)
const prose = distinctNotices(readNotices(values.prose), unseen)
const held = notices.filter((_, i) => i % 10 === 7)
const drills = [
  ...notices.filter((_, i) => i % 10 !== 7).flatMap(lessonsOf),
  ...prose.map((text, i) => lessonsOf(text)[i % 2]!),
].map(drillOf)
console.log(
  `${notices.length} notices, ${held.length} of them held out, ${prose.length} other texts, ${drills.reduce((sum, drill) => sum + drill.labels.length, 0)} marks to learn from`,
)

const whole = new Learner(BUCKETS)
for (let pass = 0; pass < PASSES; pass++) whole.pass(drills, RATE, DROPOUT)
const buckets = worthiest(whole.weights, drills)
const rowOf = new Int32Array(BUCKETS).fill(SILENT)
for (const [row, bucket] of buckets.entries()) rowOf[bucket] = row
for (const { rows } of drills) for (let i = 0; i < rows.length; i++) rows[i] = rowOf[rows[i]!]!
const kept = new Learner(buckets.length)
for (const [row, bucket] of buckets.entries()) {
  kept.weights.set(whole.weights.subarray(bucket * LABELS, (bucket + 1) * LABELS), row * LABELS)
}
kept.transitions.set(whole.transitions)
for (let pass = 0; pass < LAST_PASSES; pass++) kept.pass(drills, RATE / 2, DROPOUT)

const rows = Int8Array.from(kept.weights, (weight) => Math.max(-LIMIT, Math.min(LIMIT, Math.round(weight * SCALE))))
const transitions = Int16Array.from(kept.transitions, (weight) => Math.round(weight * SCALE))
const trials = held.flatMap(lessonsOf).map((lesson) => trialOf(lesson, new Model(buckets, rows, transitions)))
const calibrated = calibrate(transitions, trials)
const text = packModel(buckets, rows, calibrated)
writeFileSync(new URL('weights.txt', import.meta.url), `${text}\n`)
console.log(`weights.txt: ${text.length} bytes, ${buckets.length} of ${BUCKETS} buckets`)
console.log(reportOf(trials.map(({ scores, labels }) => ({ labels, decided: likeliest(scores, calibrated) }))))

function trialOf({ text, labels }: Lesson, model: Model): Trial {
  const clauses = clausesOf(text)
  const scores = weigh(clauses, model)
  overrule(clauses, scores)
  return { scores, labels }
}

/** A notice with its lines, and with all lines in one. Headings are broken off, as the library does, where they are told apart. */
function lessonsOf(notice: string): Lesson[] {
  return [lessonOf(notice, false), lessonOf(breakHeadings(notice), true)]
}

/** The buckets whose weights decide the most, in rising order. */
function worthiest(weights: Float32Array, drills: readonly Drill[]): Int32Array {
  const visits = new Uint32Array(BUCKETS)
  for (const { rows } of drills) for (const bucket of rows) visits[bucket]!++
  const worth = new Float64Array(BUCKETS)
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = weights.subarray(bucket * LABELS, (bucket + 1) * LABELS)
    const spread = Math.max(...row) - Math.min(...row)
    worth[bucket] = visits[bucket]! < 3 ? 0 : visits[bucket]! * spread * spread
  }
  const order = Array.from(worth.keys())
    .filter((bucket) => worth[bucket]! > 0)
    .sort((a, b) => worth[b]! - worth[a]! || a - b)
  return Int32Array.from(order.slice(0, ROWS)).sort()
}
