/** Thrown inside the solver where the budget ends; never leaves it. */
export class Exhausted extends Error {
  override name = 'Exhausted'
}

/**
 * Counts the solver's work. Steps and not seconds, so that a result is the same on every machine. A step is about what
 * one transition of the lattice costs: some 50 ns.
 */
export class Steps {
  private left: number

  constructor(budget: number) {
    this.left = budget
  }

  /** Notes work done; throws `Exhausted` when the budget is used up. */
  take(count: number): void {
    this.left -= count
    if (this.left < 0) throw new Exhausted()
  }

  /** Steps that are left. */
  get rest(): number {
    return this.left
  }
}
