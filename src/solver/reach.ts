import type { Bundles, Sum } from './bundles.ts'
import { Choices } from './choices.ts'
import type { Steps } from './steps.ts'
import { Sweep } from './sweep.ts'

/** Where a sum meets a row: the row's place in the scenario, and its choices. */
interface Member {
  readonly row: number
  readonly choices: Choices
}

/**
 * Prunes bundles that no solution of some sum can use, until nothing changes (generalized arc consistency). If `costed`, sum 0 is
 * the cost: what all rows' costs must add up to.
 */
export class Reach {
  private readonly members: Member[][]
  /** By row: its choices in the order of its sums. */
  private readonly choicesOf: Choices[][]
  private readonly stale: Uint8Array

  constructor(
    private readonly rows: readonly Bundles[],
    private readonly sums: readonly Sum[],
    private readonly costed: boolean,
    private readonly steps: Steps,
  ) {
    this.members = sums.map(() => [])
    this.choicesOf = rows.map((bundles, row) =>
      Array.from(bundles.sums, (sum, place) => {
        const choices = new Choices(bundles, place, costed && sum !== 0 ? 0 : -1)
        this.members[sum]!.push({ row, choices })
        return choices
      }),
    )
    this.stale = new Uint8Array(sums.length).fill(1)
  }

  /** False if some row or sum is left without a way. */
  prune(): boolean {
    if (this.rows.some((row) => row.living === 0)) return false
    // Bounds first, as they cost little; sets of bits where bounds say no more.
    for (;;) {
      const sum = this.stale.indexOf(1)
      if (sum < 0) break
      this.stale[sum] = 0
      if (!this.pruneByBounds(sum)) return false
    }
    this.stale.fill(1)
    for (;;) {
      const sum = this.stale.indexOf(1)
      if (sum < 0) return true
      this.stale[sum] = 0
      if (!this.pruneByBounds(sum) || !this.pruneBySets(sum)) return false
    }
  }

  private pruneByBounds(sum: number): boolean {
    for (;;) {
      let least = 0
      let greatest = 0
      for (const { choices } of this.members[sum]!) {
        least += choices.least
        greatest += choices.greatest
      }
      const { target } = this.sums[sum]!
      if (least > target || greatest < target) return false
      let changed = false
      for (const { row, choices } of this.members[sum]!) {
        const most = target - (least - choices.least)
        const fewest = target - (greatest - choices.greatest)
        if (choices.greatest <= most && choices.least >= fewest) continue
        for (let choice = 0; choice < choices.size; choice++) {
          const value = choices.values[choice]!
          if (value > most || value < fewest) choices.doomed[choice] = 1
        }
        if (!this.kill(row, choices)) return false
        changed = true
      }
      if (!changed) return true
      this.steps.take(this.members[sum]!.length)
    }
  }

  private pruneBySets(sum: number): boolean {
    let { target } = this.sums[sum]!
    const members = this.members[sum]!
    const spare = this.costed && sum !== 0 ? this.sums[0]!.target : 0
    const varying: Member[] = []
    for (const member of members) {
      target -= member.choices.least
      if (member.choices.count > 1) varying.push(member)
    }
    let spent = 0
    if (spare > 0) for (const { choices } of members) if (choices.count === 1) spent += costOf(choices)
    if (spent > spare) return false
    if (varying.length === 0) return target === 0
    const sweep = new Sweep(
      varying.map((member) => member.choices),
      target,
      spare - spent,
      members.length === this.rows.length,
      this.steps,
    )
    for (const [cut, { row, choices }] of varying.entries()) {
      let changed = false
      for (let choice = 0; choice < choices.size; choice++) {
        if (choices.living[choice] === 0 || sweep.supports(cut, choice)) continue
        choices.doomed[choice] = 1
        changed = true
      }
      if (changed && !this.kill(row, choices)) return false
    }
    return true
  }

  /** Kills all bundles behind doomed choices; the row's sums have to be looked at again. False if none is left. */
  private kill(row: number, choices: Choices): boolean {
    const bundles = this.rows[row]!
    const all = this.choicesOf[row]!
    for (let bundle = 0; bundle < bundles.size; bundle++) {
      if (bundles.alive[bundle] === 0 || choices.doomed[choices.of[bundle]!] === 0) continue
      bundles.kill(bundle)
      for (const other of all) other.living[other.of[bundle]!]!--
    }
    if (bundles.living === 0) return false
    for (const other of all) other.bound()
    for (const sum of bundles.sums) this.stale[sum] = 1
    return true
  }
}

function costOf(choices: Choices): number {
  for (let choice = 0; choice < choices.size; choice++) if (choices.living[choice]! > 0) return choices.costs[choice]!
  return 0
}
