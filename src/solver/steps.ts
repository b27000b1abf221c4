/** Thrown inside the solver where the budget ends; never leaves it. */
export class Exhausted extends Error {
  override name = 'Exhausted'
}

/** However little is left, a part of the work may take this much: enough for any ordinary row. */
const partAtLeast = 2_000

/**
 * Counts the solver's work. Steps and not seconds, so that a result is the same on every machine. A step is about what
 * one transition of the lattice costs: some 60 ns.
 */
export class Steps {
  /** Steps taken so far. */
  used = 0

  constructor(private readonly budget: number) {}

  /** Notes work done; throws `Exhausted` when the budget is used up. */
  take(count: number): void {
    this.used += count
    if (this.used > this.budget) throw new Exhausted()
  }

  get rest(): number {
    return Math.max(0, this.budget - this.used)
  }

  /** Does a part of the work on a budget of its own; false where it did not end within it. */
  part(most: number, work: (steps: Steps) => void): boolean {
    const steps = new Steps(Math.max(partAtLeast, Math.min(most, this.rest)))
    try {
      work(steps)
      return true
    } catch (error) {
      if (error instanceof Exhausted) return false
      throw error
    } finally {
      this.used += steps.used
    }
  }
}
