import type { JournalRecord } from './journal.ts'
import type { PlainError } from './task.ts'

/** How many failures, and of the slowest inputs, are kept by name. */
const NAMED = 10

/** What a run found, counted (统计). */
export class Report {
  /** False where the run was called off before its end. */
  whole = false
  inputs = 0
  notices = 0
  failures = 0
  /** Notices by genre (文种); `null` for those without. */
  readonly genres = new Map<string | null, number>()
  readonly years = new Map<number | null, number>()
  /** A joint notice counts for each of its issuers (发文机关). */
  readonly issuers = new Map<string | null, number>()
  /** Notices that have a message of the rule. */
  readonly messages = new Map<string, number>()
  readonly failuresByRule = new Map<string, number>()
  /** The first of them. */
  readonly firstFailures: PlainError[] = []
  /** The slowest first. */
  slowest: { readonly input: string; readonly milliseconds: number }[] = []

  add({ input, milliseconds, notices, failures }: JournalRecord): void {
    this.inputs++
    this.notices += notices.length
    this.failures += failures.length
    for (const { genre, year, issuers, rules } of notices) {
      count(this.genres, genre)
      count(this.years, year)
      for (const issuer of issuers.length === 0 ? [null] : new Set(issuers)) count(this.issuers, issuer)
      for (const rule of new Set(rules)) count(this.messages, rule)
    }
    for (const failure of failures) {
      count(this.failuresByRule, failure.rule)
      if (this.firstFailures.length < NAMED) this.firstFailures.push(failure)
    }
    if (milliseconds > 0 && (this.slowest.length < NAMED || milliseconds > this.slowest.at(-1)!.milliseconds)) {
      this.slowest = [...this.slowest, { input, milliseconds }]
        .sort((a, b) => b.milliseconds - a.milliseconds)
        .slice(0, NAMED)
    }
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
