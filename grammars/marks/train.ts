/**
 * Builds `weights.txt` from folders of clean notices.
 *   npx tsx grammars/marks/train.ts [--unseen FOLDER]... [--prose FOLDER]... FOLDER...
 * Notices that stand, for a tenth or more, in an `--unseen` folder are left out. Every tenth notice is held out and measured at the end.
 * `--prose` folders hold other official prose: of each, every n-th text, so that it is a third of the notices' length at most.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { overrule } from '../../src/clean/marks/certain.ts'
import { clausesOf } from '../../src/clean/marks/clauses.ts'
import { likeliest, weigh } from '../../src/clean/marks/decide.ts'
import { BUCKETS } from '../../src/clean/marks/features.ts'
import { LABELS, LIMIT, Model } from '../../src/clean/marks/model.ts'
import { grammar } from '../../src/grammar/grammar.ts'
import { calibrate, type Trial } from './calibrate.ts'
import {
  breakHeadings,
  crawledLesson,
  distinctNotices,
  type Lesson,
  lessonOf,
  readNotices,
  sentenceKeys,
} from './corpus.ts'
import { type Drill, drillOf, Learner, SILENT } from './learn.ts'
import { reportOf } from './measure.ts'
import { packModel } from './pack.ts'

/** Buckets kept; a bucket seen less often says nothing. */
const ROWS = 230_000
const SELDOM = 8
/** Rates of the passes over all buckets, then over those kept; the share of features left out; and what a weight of 1 becomes as a whole number. */
const RATES = [0.08, 0.06, 0.04]
const LAST_RATES = [0.03, 0.02]
const DROPOUT = 0.35
const SCALE = 12
/** One notice in so many is learned from with its lines, too: not every crawl loses them. */
const WITH_LINES = 3
const PROSE_SHARE = 1 / 3

const folders = { type: 'string', multiple: true, default: [] as string[] } as const
const { values, positionals } = parseArgs({ options: { unseen: folders, prose: folders }, allowPositionals: true })
if (positionals.length === 0)
  throw new Error('usage: npx tsx grammars/marks/train.ts [--unseen FOLDER]... [--prose FOLDER]... FOLDER...')

const unseen = sentenceKeys(readNotices(values.unseen))
const notices = distinctNotices(readNotices(positionals), unseen)
const held = notices.filter((_, i) => i % 10 === 7)
const learned = notices.filter((_, i) => i % 10 !== 7)
const prose = values.prose.flatMap((folder) =>
  sampled(distinctNotices(readNotices([folder]), unseen), lengthOf(learned) * PROSE_SHARE),
)
const drills = [
  ...learned.map((text) => crawledLesson(text, grammar)),
  ...learned.filter((_, i) => i % WITH_LINES === 0).map((text) => lessonOf(breakHeadings(text), true)),
  ...prose.map((text) => crawledLesson(text, grammar)),
].map(drillOf)
console.log(
  `${notices.length} notices (${lengthOf(notices)} characters), ${held.length} of them held out, ${prose.length} other texts (${lengthOf(prose)} characters), ${drills.reduce((sum, drill) => sum + drill.labels.length, 0)} marks to learn from`,
)

const seen = frequentBuckets(drills)
renumber(drills, seen, BUCKETS)
const whole = new Learner(new Float32Array(seen.length * LABELS))
for (const rate of RATES) {
  whole.pass(drills, rate, DROPOUT)
  console.log(`passed at a rate of ${rate}`)
}
const worthy = worthiest(whole.weights, drills)
renumber(drills, worthy, seen.length)
const kept = new Learner(
  Float32Array.from({ length: worthy.length * LABELS }, (_, i) => {
    const row = worthy[Math.floor(i / LABELS)]!
    return whole.weights[row * LABELS + (i % LABELS)]!
  }),
)
kept.transitions.set(whole.transitions)
for (const rate of LAST_RATES) kept.pass(drills, rate, DROPOUT)

const buckets = worthy.map((row) => seen[row]!)
const rows = Int8Array.from(kept.weights, (weight) => Math.max(-LIMIT, Math.min(LIMIT, Math.round(weight * SCALE))))
const transitions = Int16Array.from(kept.transitions, (weight) => Math.round(weight * SCALE))
const model = new Model(buckets, rows, transitions)
const trials = held.map((text) => trialOf(crawledLesson(text, grammar), model))
const calibrated = calibrate(transitions, trials)
const text = packModel(buckets, rows, calibrated)
writeFileSync(new URL('weights.txt', import.meta.url), `${text}\n`)
console.log(`weights.txt: ${text.length} bytes, ${buckets.length} of ${BUCKETS} buckets`)
console.log(reportOf(trials.map(({ weighed, labels }) => ({ labels, decided: likeliest(weighed, calibrated) }))))

function trialOf({ text, labels }: Lesson, model: Model): Trial {
  const clauses = clausesOf(text)
  const weighed = weigh(clauses, model)
  overrule(clauses, weighed.scores)
  return { weighed, labels }
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** Texts at even distances, no longer together than a length. */
function sampled(texts: readonly string[], length: number): string[] {
  const distance = Math.max(1, lengthOf(texts) / length)
  return texts.filter((_, i) => Math.floor((i + 1) / distance) > Math.floor(i / distance))
}

/** The buckets that are not seldom, in rising order. */
function frequentBuckets(drills: readonly Drill[]): Int32Array {
  const visits = visitsOf(drills, BUCKETS)
  return Int32Array.from(Array.from(visits.keys()).filter((bucket) => visits[bucket]! >= SELDOM))
}

/** Gives each row the number of its place among those chosen, and silences the others. */
function renumber(drills: readonly Drill[], chosen: Int32Array, size: number): void {
  const places = new Int32Array(size).fill(SILENT)
  for (const [place, row] of chosen.entries()) places[row] = place
  for (const { rows } of drills)
    for (let i = 0; i < rows.length; i++) if (rows[i] !== SILENT) rows[i] = places[rows[i]!]!
}

/** The rows whose weights decide the most, in rising order. */
function worthiest(weights: Float32Array, drills: readonly Drill[]): Int32Array {
  const visits = visitsOf(drills, weights.length / LABELS)
  const worth = Float64Array.from(visits, (count, row) => {
    const own = weights.subarray(row * LABELS, (row + 1) * LABELS)
    const spread = Math.max(...own) - Math.min(...own)
    return count * spread * spread
  })
  const order = Array.from(worth.keys())
    .filter((row) => worth[row]! > 0)
    .sort((a, b) => worth[b]! - worth[a]! || a - b)
  return Int32Array.from(order.slice(0, ROWS)).sort()
}

function visitsOf(drills: readonly Drill[], size: number): Uint32Array {
  const visits = new Uint32Array(size)
  for (const { rows } of drills) for (const row of rows) if (row !== SILENT) visits[row]!++
  return visits
}
