import { standingOf } from './ranks.ts'
import { ratio } from './ratio.ts'
import type { Readings } from './readings.ts'
import type { Outcome, RankShare, Terms } from './scenario.ts'
import type { Ranking, Sheet } from './sheet.ts'
import type { Steps } from './steps.ts'

/** States here are objects, and cost more than the lattice's. */
const stepsForState = 20

/** A chance for a row to take its place: its readings of one standing. Rows that are not ranked have one turn. */
interface Turn {
  readonly row: number
  readonly standing: number
  readonly readings: readonly number[]
  /** The row has no later turn. */
  readonly last: boolean
  /** The row has other turns: the state has to know if it has been placed. */
  readonly several: boolean
}

interface State {
  readonly placed: ReadonlySet<number>
  /** Ranked rows that have been placed, and those that are better than the standing whose turn it is. */
  readonly before: number
  readonly ahead: number
  readonly cost: number
  readonly sums: readonly number[]
  ways: bigint
  rest: bigint
  readonly edges: { to: State; reading: number; ranked: boolean }[]
}

/**
 * Counts solutions by taking the rows' readings from the best standing to the worst: then a row's rank is known when its turn comes.
 * A state says which rows have been placed, of those that still could be, the sums, and what has failed.
 */
export function countOrders(
  sheet: Sheet,
  ranking: Ranking,
  lists: readonly Readings[],
  keep: readonly Uint8Array[],
  terms: Terms,
  steps: Steps,
): Outcome | null {
  const forms = sheet.forms.filter((_, index) => terms.force[index] === 1)
  const turns = turnsOf(ranking, lists, keep)
  let layer = new Map<string, State>([
    ['', { placed: new Set(), before: 0, ahead: 0, cost: 0, sums: forms.map(() => 0), ways: 1n, rest: 0n, edges: [] }],
  ])
  const layers = [layer]
  turns.forEach((turn, index) => {
    const next = new Map<string, State>()
    const opens = turn.standing !== turns[index - 1]?.standing
    for (const state of layer.values()) {
      steps.take((turn.readings.length + 1) * stepsForState)
      const ahead = opens ? state.before : state.ahead
      if (state.placed.has(turn.row) || !turn.last) {
        reach(next, state, { ...state, placed: closed(state.placed, turn), ahead }, -1, false)
        if (state.placed.has(turn.row)) continue
      }
      for (const reading of turn.readings) {
        const list = lists[turn.row]!
        const checked = ranking.checkOf[turn.row]! >= 0
        const base = reading * list.columns
        const ranked =
          turn.standing > Number.NEGATIVE_INFINITY &&
          list.starts[base + ranking.column]! >= 0 &&
          list.values[base + ranking.column] === (ahead + 1) * sheet.scale
        const cost = state.cost + list.costs[reading]! + (checked && !ranked ? 1 : 0)
        if (cost > terms.spare) continue
        const sums = state.sums.map(
          (sum, at) => sum + forms[at]!.signs[turn.row]! * list.values[base + forms[at]!.column]!,
        )
        const placed = turn.several && !turn.last ? new Set(state.placed).add(turn.row) : closed(state.placed, turn)
        const before = state.before + ranking.member[turn.row]!
        reach(next, state, { placed, before, ahead, cost, sums }, reading, ranked)
      }
    }
    layer = next
    layers.push(layer)
  })
  let count = 0n
  for (const state of layer.values()) {
    if (state.cost !== terms.spare || state.sums.some((sum) => sum !== 0)) continue
    state.rest = 1n
    count += state.ways
  }
  return count === 0n ? null : share(ranking, lists, terms, turns, layers, count)
}

function closed(placed: ReadonlySet<number>, turn: Turn): ReadonlySet<number> {
  if (!turn.last || !placed.has(turn.row)) return placed
  const left = new Set(placed)
  left.delete(turn.row)
  return left
}

function reach(
  next: Map<string, State>,
  from: State,
  to: Pick<State, 'placed' | 'before' | 'ahead' | 'cost' | 'sums'>,
  reading: number,
  ranked: boolean,
): void {
  const key = `${[...to.placed].sort((one, other) => one - other)};${to.before};${to.ahead};${to.cost};${to.sums}`
  let state = next.get(key)
  if (!state) {
    const { placed, before, ahead, cost, sums } = to
    state = { placed, before, ahead, cost, sums, ways: 0n, rest: 0n, edges: [] }
    next.set(key, state)
  }
  state.ways += from.ways
  from.edges.push({ to: state, reading, ranked })
}

function share(
  ranking: Ranking,
  lists: readonly Readings[],
  terms: Terms,
  turns: readonly Turn[],
  layers: readonly Map<string, State>[],
  count: bigint,
): Outcome {
  const taken = lists.map((list) => new Array<bigint>(list.size).fill(0n))
  const ranked = new Array<bigint>(lists.length).fill(0n)
  for (let index = turns.length - 1; index >= 0; index--) {
    const { row } = turns[index]!
    for (const state of layers[index]!.values()) {
      for (const edge of state.edges) {
        if (edge.to.rest === 0n) continue
        state.rest += edge.to.rest
        if (edge.reading < 0) continue
        const solutions = state.ways * edge.to.rest
        taken[row]![edge.reading]! += solutions
        if (edge.ranked) ranked[row]! += solutions
      }
    }
  }
  const shares = taken.map((row) => Float64Array.from(row, (solutions) => ratio(solutions, count)))
  const ranks: RankShare[] = []
  ranking.checkOf.forEach((check, row) => {
    if (check < 0) return
    ranks.push({ check, share: ratio(ranked[row]!, count), holds: ranked[row]! > 0n, fails: ranked[row]! < count })
  })
  return { terms, count, lists, shares, ranks }
}

function turnsOf(ranking: Ranking, lists: readonly Readings[], keep: readonly Uint8Array[]): Turn[] {
  const standing = standingOf(ranking, lists)
  const turns: Turn[] = []
  lists.forEach((list, row) => {
    const groups = new Map<number, number[]>()
    for (let reading = 0; reading < list.size; reading++) {
      if (keep[row]![reading] === 0) continue
      const place = ranking.member[row] === 1 ? standing[row]![reading]! : Number.POSITIVE_INFINITY
      const group = groups.get(place)
      if (group) group.push(reading)
      else groups.set(place, [reading])
    }
    const least = Math.min(...groups.keys())
    for (const [place, readings] of groups) {
      turns.push({ row, standing: place, readings, last: place === least, several: groups.size > 1 })
    }
  })
  return turns.sort((one, other) => compare(other.standing, one.standing) || one.row - other.row)
}

function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0
}
