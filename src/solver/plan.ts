import type { Bundles } from './bundles.ts'
import type { Gate } from './gates.ts'
import { Code } from './code.ts'
import type { Lane } from './layer.ts'

/** Which sums the states at each cut carry, and what each step does to them. */
export class Plan {
  /** By cut: the gates of the sums that rows on both sides change. */
  readonly open: readonly (readonly Gate[])[]
  /** By cut: how its states are written as numbers. */
  readonly codes: readonly Code[]

  constructor(
    readonly rows: readonly Bundles[],
    private readonly gates: readonly Gate[],
    /** The first gate is the cost's. */
    readonly costed: boolean,
  ) {
    this.open = Array.from({ length: rows.length + 1 }, (_, cut) =>
      gates.filter((gate) => gate.first < cut && gate.last >= cut),
    )
    this.codes = this.open.map((open) => new Code(open.map(({ target }) => target)))
  }

  /** What the step from one cut to its neighbour does. */
  lanes(from: number, to: number): Lane[] {
    const row = Math.min(from, to)
    const lanes: Lane[] = []
    this.gates.forEach((gate, index) => {
      const fromPlace = this.open[from]!.indexOf(gate)
      const toPlace = this.open[to]!.indexOf(gate)
      const place = gate.places[row]!
      const cost = this.costed && index === 0
      if (fromPlace < 0 && toPlace < 0 && place < 0 && !cost) return
      lanes.push({
        place,
        from: fromPlace,
        start: from <= gate.first ? 0 : gate.target,
        to: toPlace,
        end: to <= gate.first ? 0 : gate.target,
        gate: to > from ? gate.ahead : gate.behind,
        gateAt: gate.at[to]!,
        mask: gate.words * 32 - 1,
        planeStep: gate.planeStep,
        target: gate.target,
      })
    })
    return lanes
  }
}
